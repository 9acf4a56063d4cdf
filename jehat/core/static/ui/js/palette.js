// The command palette: go to a place, act on this case, or find a case. What it offers is written by the server.
import { open } from "./chooser.js";
import { openDialog } from "./dialog.js";

const PAUSE = 250;
const field = document.getElementById("palette-q");
let timer = 0;
let asked = "";

export const press = (code) => {
  const target = [...document.querySelectorAll(`[data-key="${code}"]`)].find((one) => one.getClientRects().length);
  target?.click();
  return Boolean(target);
};

function go(option) {
  const { href, press: code, opens } = option.dataset;
  if (href) location.assign(href);
  else if (opens) openDialog(opens) || location.assign(`?act=${opens}#${opens}`);
  else if (code === "KeyN") import("./composer.js").then(({ compose }) => compose("internal"));
  else if (code) press(code);
  else if ("submit" in option.dataset) field.form.submit();
}

export const openPalette = () => open("palette", go);

// Cases are looked for on the server, a moment after the last letter; an answer that comes too late is not shown.
async function find() {
  const words = field.value.trim();
  asked = words;
  const answer = words ? await fetch(`${field.dataset.found}?q=${encodeURIComponent(words)}`, { headers: { Accept: "text/html" } }) : null;
  if (asked !== words || (answer && (!answer.ok || answer.redirected))) return;
  const list = document.getElementById("palette-list");
  for (const one of list.querySelectorAll("[data-found]")) one.remove();
  if (!answer) return;
  const came = new DOMParser().parseFromString(`<ul>${await answer.text()}</ul>`, "text/html").querySelectorAll("li");
  for (const one of came) {
    one.dataset.found = "";
    list.querySelector("[data-submit]")?.before(one);
  }
  const chosen = list.querySelector("[aria-selected=true]");
  if (came.length && (!chosen || "submit" in chosen.dataset)) {
    chosen?.removeAttribute("aria-selected");
    came[0].setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", came[0].id);
  }
}

field?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(find, PAUSE);
});
