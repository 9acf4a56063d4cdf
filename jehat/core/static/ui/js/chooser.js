// A box with a field and a list under it: type to narrow, arrows to move, Enter to choose. The focus stays in the field.
import { openDialog } from "./dialog.js";
import { isShown } from "./dom.js";

const MARKS = /[\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
// Letters that are written in several ways meet in one: the hamza on its seats, taa marbuta, alef maqsura.
const LETTERS = { "\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627", "\u0629": "\u0647", "\u0649": "\u064a", "\u0624": "\u0621", "\u0626": "\u0621" };
export const plain = (text) => text.replace(MARKS, "").replace(/[\u0622-\u0626\u0629\u0649]/g, (letter) => LETTERS[letter] ?? letter).toLowerCase();

const listOf = (box) => box.querySelector("[role=listbox]");
const fieldOf = (box) => box.querySelector("[role=combobox]");
const options = (box) => [...listOf(box).querySelectorAll("[role=option]")].filter((one) => !one.hidden);

function mark(box, option) {
  for (const one of listOf(box).querySelectorAll("[aria-selected=true]")) one.removeAttribute("aria-selected");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) fieldOf(box).setAttribute("aria-activedescendant", option.id);
  else fieldOf(box).removeAttribute("aria-activedescendant");
}

const marked = (box) => listOf(box).querySelector("[aria-selected=true]");

export function narrow(box) {
  const words = plain(fieldOf(box).value).split(/\s+/).filter(Boolean);
  for (const one of listOf(box).querySelectorAll("[role=option]")) {
    const text = plain(one.textContent);
    if ("found" in one.dataset) continue;
    one.hidden = "always" in one.dataset ? !words.length : !words.every((word) => text.includes(word));
  }
  const left = options(box);
  mark(box, left[0]);
  const said = box.querySelector("[role=status]");
  said?.classList.toggle("vh", left.length > 0);
  if (said) said.textContent = left.length ? `${said.dataset.some} ${left.length}` : said.dataset.none;
}

export function open(id, choose) {
  const box = document.getElementById(id);
  if (!box || !openDialog(id)) return false;
  box.choose = choose;
  fieldOf(box).value = "";
  for (const one of box.querySelectorAll("[data-found]:not(input)")) one.remove();
  narrow(box);
  fieldOf(box).focus();
  return true;
}

function take(box, option) {
  if (!option) return;
  box.close();
  box.choose?.(option, fieldOf(box));
}

document.addEventListener("input", (event) => {
  const box = event.target.closest?.("[data-chooser]")?.closest("dialog");
  if (box) narrow(box);
});

document.addEventListener("keydown", (event) => {
  const box = event.target.closest?.("[data-chooser]")?.closest("dialog");
  if (!box || event.isComposing) return;
  const all = options(box);
  const here = all.indexOf(marked(box));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length) mark(box, all[(here + step + all.length) % all.length]);
  else if (event.key === "Enter") take(box, marked(box));
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const option = event.target.closest?.("[data-chooser] [role=option]");
  if (option && isShown(option)) take(option.closest("dialog"), option);
});
