// Canned replies: "/" at the beginning of a line of the composer, or its button, opens the list; the words go where the
// writing stands, in the same composer.
import { open, narrow } from "./chooser.js";

const box = document.getElementById("canned");
const kept = new Map();

async function bring(source) {
  if (!kept.has(source)) {
    const answer = await fetch(source, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return false;
    kept.set(source, await answer.text());
  }
  const came = new DOMParser().parseFromString(`<ul>${kept.get(source)}</ul>`, "text/html").querySelectorAll("li");
  document.getElementById("canned-list").replaceChildren(...came);
  return true;
}

function insert(area, text, from, to) {
  area.focus();
  area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

async function offer(area, from) {
  // Where the writing stands is asked before the box opens: a field that lost the focus need not remember it.
  const to = area.selectionEnd;
  const button = area.form?.querySelector("[data-canned]");
  if (!button || !box || box.open || !(await bring(button.dataset.canned))) return;
  open("canned", (option) => insert(area, option.dataset.text, from, to));
  narrow(box);
}

document.addEventListener("input", (event) => {
  const area = event.target;
  if (area.tagName !== "TEXTAREA" || event.data !== "/") return;
  const before = area.value.slice(0, area.selectionStart);
  if (/(^|\n)\/$/.test(before)) offer(area, before.length - 1);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-canned]");
  const area = button?.closest("form").querySelector("textarea");
  if (!area || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  offer(area, area.selectionStart);
});

// Closed without a choice, the writing goes on where it was.
box?.addEventListener("close", () => {
  if (document.activeElement === document.body) [...document.querySelectorAll(".composer textarea")].find((one) => one.getClientRects().length)?.focus();
});
