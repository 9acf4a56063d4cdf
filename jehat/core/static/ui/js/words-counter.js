// While a template is written: what it makes of sample values, and how many parts it would be charged as.
import { segments } from "./segments.js";

const lineOf = (text) => Object.assign(document.createElement("span"), { textContent: text });

class WordsCounter extends HTMLElement {
  connectedCallback() {
    this.sample = JSON.parse(this.dataset.sample);
    this.addEventListener("input", () => this.show());
  }

  filled(field) {
    return field.value.replace(/\{([^{}]*)\}/g, (_, name) => this.sample[name] ?? "");
  }

  show() {
    for (const place of this.querySelectorAll("[data-shows]")) {
      const text = this.filled(document.getElementById(place.dataset.shows));
      // Line by line: brackets find each other within one line only, whichever way it runs.
      place.replaceChildren(...(place.matches("p") ? text.split("\n").map(lineOf) : [text]));
    }
    const parts = this.querySelector("[data-parts]");
    if (!parts) return;
    const text = this.filled(this.querySelector("textarea"));
    parts.value = segments(text);
    this.querySelector("[data-letters]").value = [...text].length;
  }
}

customElements.define("words-counter", WordsCounter);
