// Single-key shortcuts of the employees' side. Matched by the place of the key (event.code), so that they are the same on
// an Arabic keyboard; silent while typing; can be switched off (WCAG 2.1.4).
import { compose } from "./composer.js";
import { openDialog } from "./dialog.js";
import { isShown } from "./dom.js";
import { openPalette } from "./palette.js";

const NAME = "jehat:shortcuts";
const TYPING = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";
const desk = document.querySelector(".app--desk");
let afterG = 0;

// Off for the account, which the server says, or off on this device.
const isOff = () => desk?.dataset.shortcuts === "off" || localStorage.getItem(NAME) === "off";
const shown = () => document.documentElement.setAttribute("data-shortcuts", isOff() ? "off" : "on");
const rows = () => [...document.querySelectorAll(".row")].filter(isShown);

function move(by) {
  const all = rows();
  const here = all.findIndex((row) => row === document.activeElement);
  const active = all.findIndex((row) => row.matches(".is-active"));
  const next = here >= 0 ? here + by : Math.max(active, by > 0 ? -1 : 0) + by;
  all[Math.min(all.length - 1, Math.max(0, next))]?.focus();
}

function pick() {
  const row = document.activeElement?.closest?.("li") ?? document.querySelector(".row.is-active")?.closest("li");
  row?.querySelector(".row-pick input")?.click();
}

function press(code) {
  const target = [...document.querySelectorAll(`[data-key="${code}"]`)].find(isShown);
  target?.click();
  return Boolean(target);
}

function search() {
  const field = [...document.querySelectorAll("input[type=search], [data-key=Slash]")].find(isShown);
  field?.focus();
  return Boolean(field);
}

const acts = {
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  KeyX: pick,
  KeyR: () => press("KeyR") || compose("external"),
  KeyN: () => press("KeyN") || compose("internal"),
  Slash: search,
};

function goTo(code) {
  const place = document.querySelector(`[data-go="${code.slice(3).toLowerCase()}"]`);
  if (place?.dataset.href) location.assign(place.dataset.href);
  else place?.click();
  return Boolean(place);
}

function answer(event) {
  if (event.code === "Slash" && event.shiftKey) return openDialog("shortcuts");
  if (event.shiftKey) return false;
  if (Date.now() - afterG < 1500) {
    afterG = 0;
    return goTo(event.code);
  }
  if (event.code === "KeyG") {
    afterG = Date.now();
    return true;
  }
  return event.code in acts ? acts[event.code]() !== false : press(event.code);
}

if (desk) {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyK" && openPalette()) return event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isOff()) return;
    if (event.target.closest?.(TYPING) || document.querySelector("dialog[open]")) return;
    if (/^(Key.|Slash)$/.test(event.code) && answer(event)) event.preventDefault();
  });
}

for (const box of document.querySelectorAll("[data-shortcuts-switch]")) {
  box.checked = !isOff();
  box.disabled = desk?.dataset.shortcuts === "off";
  box.addEventListener("change", () => {
    localStorage.setItem(NAME, box.checked ? "on" : "off");
    shown();
  });
}
shown();
