// Short answers at the edge of the page: eight seconds, longer while looked at; errors stay.
import { icon, make } from "./dom.js";

const SHOWN = 8000;
const shelf = () => document.getElementById("toasts");

// How long it can still be undone; read by nobody aloud, second after second.
function countDown(button) {
  const left = make("span", { "aria-hidden": "true" });
  let seconds = SHOWN / 1000;
  const tell = () => {
    left.textContent = ` ${seconds}`;
    if (!button.isConnected || --seconds < 0) clearInterval(timer);
  };
  const timer = setInterval(tell, 1000);
  button.append(left);
  tell();
}

function leaveLater(toast) {
  if (toast.classList.contains("toast--error")) return;
  toast.querySelectorAll(".toast-undo").forEach(countDown);
  let timer = setTimeout(() => toast.remove(), SHOWN);
  const stay = () => clearTimeout(timer);
  const go = () => (timer = setTimeout(() => toast.remove(), SHOWN / 2));
  toast.addEventListener("pointerenter", stay);
  toast.addEventListener("focusin", stay);
  toast.addEventListener("pointerleave", go);
  toast.addEventListener("focusout", go);
}

export function toast(text, { error = false, undo = null } = {}) {
  const place = shelf();
  if (!place || !text) return null;
  const made = make("div", { class: error ? "toast toast--error" : "toast" }, make("p", {}, text));
  if (undo) {
    const button = make("button", { type: "button", class: "toast-undo", "data-key": "KeyZ" }, place.dataset.undo ?? "");
    button.addEventListener("click", () => {
      made.remove();
      undo();
    });
    made.append(button);
  }
  made.append(make("button", { type: "button", class: "toast-x", "aria-label": place.dataset.close ?? "" }, icon("x")));
  place.append(made);
  leaveLater(made);
  return made;
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.(".toast-x")) event.target.closest(".toast").remove();
});

// The server may ask for one with the answer of a fragment: HX-Trigger: {"toast": {"text": "…", "error": false}}
document.addEventListener("toast", (event) => toast(event.detail?.text ?? event.detail?.value, { error: event.detail?.error }));

shelf()?.querySelectorAll(".toast").forEach(leaveLater);
