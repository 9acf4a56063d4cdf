// Drafts, sending by Ctrl+Enter, a warning before unsent words are left, and which of the two panes is open.
// The panes are two forms with two addresses; nothing here ever moves a word from one to the other.
import { isShown } from "./dom.js";
import { drafts, settled } from "./kept.js";

const PAUSE = 2000;
const FORMS = "form[data-draft]";
const FIELDS = "textarea[name], input[type=text][name], input:not([type])[name]";
const timers = new WeakMap();

const read = (form) => Object.fromEntries([...form.querySelectorAll(FIELDS)].map((field) => [field.name, field.value]));
const isTouched = (form) => [...form.querySelectorAll(FIELDS)].some((field) => field.value !== field.defaultValue && field.value.trim());
const line = (form) => form.querySelector(".composer-save") ?? form.querySelector("[data-saved]");

function say(form, words, when = "") {
  const place = line(form);
  if (place && words) place.textContent = `${words} ${when}`.trim();
}

function keep(form) {
  clearTimeout(timers.get(form));
  if (!isTouched(form)) return drafts.forget(form.dataset.draft);
  const now = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (drafts.write(form.dataset.draft, read(form))) say(form, line(form)?.dataset.saved, now);
}

function restore(form) {
  const kept = drafts.read(form.dataset.draft);
  if (!kept || isTouched(form)) return;
  let found = false;
  for (const field of form.querySelectorAll(FIELDS)) {
    const words = kept.fields?.[field.name];
    if (words && !field.value) {
      field.value = words;
      found = true;
    }
  }
  if (found) say(form, line(form)?.dataset.restored);
}

export function compose(mode) {
  const radio = document.querySelector(`.composer-tabs [value=${mode}]`);
  if (radio) radio.checked = true;
  const area = [...document.querySelectorAll(".composer textarea, form.composer textarea")].find(isShown);
  if (!area) return false;
  area.closest(".composer")?.scrollIntoView({ block: "nearest" });
  area.focus();
  return true;
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.(FORMS);
  if (!form) return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => keep(form), PAUSE));
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.(`${FORMS}, .composer form`);
  if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(FORMS) || event.defaultPrevented) return;
  if (!navigator.onLine) {
    event.preventDefault();
    keep(form);
    return say(form, line(form)?.dataset.offline || document.querySelector("#toasts")?.dataset.offline);
  }
  clearTimeout(timers.get(form));
  drafts.write(form.dataset.draft, read(form), Date.now());
  form.dataset.leaving = "1";
  const mode = form.closest(".composer")?.querySelector(".composer-tabs :checked")?.value;
  if (mode) sessionStorage.setItem(`jehat:mode:${location.pathname}`, mode);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-compose]");
  if (link && compose(link.dataset.compose)) event.preventDefault();
});

addEventListener("beforeunload", (event) => {
  const unsent = [...document.querySelectorAll(FORMS)].filter((form) => isTouched(form) && !form.dataset.leaving);
  unsent.forEach(keep);
  if (unsent.length) event.preventDefault();
});

addEventListener("pageshow", () => document.querySelectorAll(FORMS).forEach((form) => delete form.dataset.leaving));

// The mode stays what it was after sending, unless the server had a reason to open another pane.
function keepMode() {
  const mode = sessionStorage.getItem(`jehat:mode:${location.pathname}`);
  const hasError = document.querySelector(".composer .error-summary, .composer [aria-invalid=true]");
  const radio = mode && !hasError && document.querySelector(`.composer-tabs [value="${mode}"]`);
  if (radio) radio.checked = true;
}

keepMode();
settled.then(() => document.querySelectorAll(FORMS).forEach(restore));
document.addEventListener("htmx:after:swap", () => document.querySelectorAll(FORMS).forEach(restore));
