// Small help inside fields: see the password, type or paste a code, know a day in the Hijri calendar.
class PasswordField extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    const button = this.querySelector("button");
    if (!input || !button) return;
    button.addEventListener("click", () => {
      const isShown = input.type === "text";
      input.type = isShown ? "password" : "text";
      button.setAttribute("aria-pressed", String(!isShown));
      button.setAttribute("aria-label", isShown ? this.dataset.show : this.dataset.hide);
      button.querySelector("use")?.setAttribute("href", `${document.body.dataset.icons}#${isShown ? "eye" : "eye-off"}`);
      input.focus();
    });
    input.form?.addEventListener("submit", () => (input.type = "password"));
  }
}

const western = (text) => text.replace(/[\u0660-\u0669]/g, (d) => d.charCodeAt(0) - 0x660).replace(/[\u06f0-\u06f9]/g, (d) => d.charCodeAt(0) - 0x6f0);

class CodeField extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    if (!input) return;
    const length = Number(input.maxLength) > 0 ? Number(input.maxLength) : 6;
    const tidy = (text) => western(text).replace(/\D/g, "").slice(0, length);
    input.addEventListener("input", () => {
      const code = tidy(input.value);
      if (code !== input.value) input.value = code;
      if (code.length === length) this.finish(input);
    });
    // A pasted message may hold words and spaces around the code.
    input.addEventListener("paste", (event) => {
      const code = tidy(event.clipboardData.getData("text"));
      if (!code) return;
      event.preventDefault();
      input.value = code;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  finish(input) {
    const form = input.form;
    if (form?.hasAttribute("data-auto-submit") && form.checkValidity()) form.requestSubmit();
  }
}

customElements.define("password-field", PasswordField);
customElements.define("code-field", CodeField);

const hijri = new Intl.DateTimeFormat(`${document.documentElement.lang === "en" ? "en-GB" : "ar"}-u-ca-islamic-umalqura-nu-latn`, { dateStyle: "long", timeZone: "UTC" });

function echo(output) {
  const input = document.getElementById(output.htmlFor.value);
  const show = () => (output.value = input.valueAsDate ? hijri.format(input.valueAsDate) : "");
  input?.addEventListener("input", show);
  if (input) show();
}

document.querySelectorAll("output[data-hijri]").forEach(echo);
