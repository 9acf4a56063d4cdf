// While a template is written: what it makes of sample values, and how many parts it would be charged as.
import { segments } from "./segments.js";

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
      place.textContent = this.filled(document.getElementById(place.dataset.shows));
    }
    const parts = this.querySelector("[data-parts]");
    if (!parts) return;
    const text = this.filled(this.querySelector("textarea"));
    parts.value = segments(text);
    this.querySelector("[data-letters]").value = [...text].length;
  }
}

customElements.define("words-counter", WordsCounter);
