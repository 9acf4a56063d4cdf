// Drafts, sending by Ctrl+Enter, a warning before unsent words are left, and which of the two panes is open.
// The panes are two forms with two addresses; nothing here ever moves a word from one to the other.
// Words are kept on this device here; `drafts.js` takes them to the person's other devices.
import { isShown } from "./dom.js";
import { drafts, settled } from "./kept.js";

const PAUSE = 2000;
const FORMS = "form[data-draft]";
const NEVER = new Set(["file", "password", "hidden", "submit", "button", "reset", "search"]);
const timers = new WeakMap();

const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !NEVER.has(field.type) && field.name !== "files");
const isMark = (field) => field.type === "radio" || field.type === "checkbox";
const isWritten = (field) => !isMark(field) && field.tagName !== "SELECT";

// What is written, chosen and ticked, by name; several values of one name are a list.
export function read(form) {
  const words = {};
  for (const field of fieldsOf(form)) {
    if (isMark(field) && !field.checked) continue;
    const values = field.multiple ? [...field.selectedOptions].map((one) => one.value) : [field.value];
    for (const value of values) if (value.trim()) words[field.name] = field.name in words ? [words[field.name], value].flat() : value;
  }
  return words;
}

export function fill(form, words) {
  for (const field of fieldsOf(form)) {
    const values = [words[field.name] ?? []].flat();
    if (isMark(field)) field.checked = values.length ? values.includes(field.value) : field.defaultChecked;
    else if (field.multiple) for (const one of field.options) one.selected = values.includes(one.value);
    else if (values.length || isWritten(field)) field.value = values[0] ?? "";
  }
}

export const filesOf = (form) => [...form.elements].filter((field) => field.name === "files" && (field.type !== "checkbox" || field.checked)).map((field) => field.value);

const isChanged = (field) => {
  if (isMark(field)) return field.checked !== field.defaultChecked;
  if (field.options) return [...field.options].some((one) => one.selected !== one.defaultSelected) && [...field.options].some((one) => one.defaultSelected);
  return field.value !== field.defaultValue;
};
export const isSame = (one, other) => JSON.stringify(Object.entries(one ?? {}).sort()) === JSON.stringify(Object.entries(other ?? {}).sort());
const isEmpty = (form) => !fieldsOf(form).some((field) => isWritten(field) && field.value.trim()) && !filesOf(form).length;
const isTouched = (form) => fieldsOf(form).some((field) => isWritten(field) && isChanged(field) && field.value.trim());
export const line = (form) => form.querySelector(".composer-save") ?? form.querySelector("[data-saved]");

export function say(form, words, when = "") {
  const place = line(form);
  if (place && words) place.textContent = `${words} ${when}`.trim();
}

// Keeps what stands in the form on this device, and tells whoever takes it further.
export function keep(form) {
  clearTimeout(timers.get(form));
  if (!form.dataset.draft) return;
  const before = drafts.read(form.dataset.draft);
  const isNothing = isEmpty(form) && !fieldsOf(form).some(isChanged);
  if (isNothing && !before && !Number(form.dataset.draftVersion)) return;
  const now = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (isEmpty(form) && !form.dataset.draftUrl) return drafts.forget(form.dataset.draft);
  const [words, files] = [read(form), filesOf(form)];
  // What the server has already is not new again: it may have been sent from another device since.
  if (before?.synced && isSame(before.fields, words) && isSame(before.files, files)) return;
  if (drafts.write(form.dataset.draft, words, { files, version: Number(form.dataset.draftVersion ?? 0) })) say(form, line(form)?.dataset.saved, now);
  form.dispatchEvent(new CustomEvent("draft-kept", { bubbles: true }));
}

function later(form) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => keep(form), PAUSE));
}

// Only where no server keeps drafts; else `drafts.js` decides between what is here and what is there.
function restore(form) {
  const kept = drafts.read(form.dataset.draft);
  if (form.dataset.draftUrl || !kept || isTouched(form) || !isEmpty(form)) return;
  fill(form, kept.fields ?? {});
  if (!isEmpty(form)) say(form, line(form)?.dataset.restored);
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

for (const kind of ["input", "files-changed"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.form ?? event.target.closest?.("form");
    if (form?.matches(FORMS)) later(form);
  });
}

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
  drafts.write(form.dataset.draft, read(form), { files: filesOf(form), version: Number(form.dataset.draftVersion ?? 0), sent: Date.now() });
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
