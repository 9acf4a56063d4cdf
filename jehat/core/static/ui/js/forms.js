// A form is sent once; its button waits without moving; the first thing a person meets after an error is the summary.
import { forgetEverything } from "./kept.js";

const WAITING = "aria-busy";

// What opens beside the page sends nothing away: no form waits for it, and no draft is taken as sent.
addEventListener("submit", (event) => event.submitter?.formTarget === "_blank" && event.stopImmediatePropagation(), true);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sending) return event.preventDefault();
  if (form.matches("[data-sign-out]")) forgetEverything();
  if (event.defaultPrevented || form.method === "dialog" || form.hasAttribute("hx-post") || form.hasAttribute("hx-get")) return;
  // After the other listeners: one of them may have stopped the sending.
  setTimeout(() => {
    if (event.defaultPrevented) return;
    form.dataset.sending = "1";
    event.submitter?.setAttribute(WAITING, "true");
  });
});

// A page taken back from the browser's memory must not wait for ever.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
  for (const button of document.querySelectorAll(`.btn[${WAITING}]`)) button.removeAttribute(WAITING);
});

function focusWhatMatters(root) {
  const target = root.querySelector?.(".error-summary[data-focus]") ?? (root.matches?.(".error-summary[data-focus]") ? root : null);
  target?.focus();
}

focusWhatMatters(document);
document.addEventListener("htmx:after:swap", (event) => focusWhatMatters(event.target));

// A link of the summary goes into its field, not only to it.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".error-summary a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  (field.closest(".field") ?? field).scrollIntoView({ block: "center" });
});
