// Questions that are asked under a condition are shown once it holds. The server decides anew; without this all are shown.
import { settled } from "./kept.js";

const isGiven = (field, name) => field.name === name && (!/^(radio|checkbox)$/.test(field.type) || field.checked) && !field.closest("[data-when][hidden]");

function settle(root) {
  const fields = [...root.querySelectorAll("input, select")];
  for (const place of root.querySelectorAll("[data-when]")) {
    const { all, terms } = JSON.parse(place.dataset.when);
    const held = terms.map((term) => fields.some((field) => isGiven(field, term.field) && field.value === term.value));
    place.hidden = all ? held.includes(false) : !held.includes(true);
    place.querySelector("[data-only-if]").hidden = true;
  }
}

const settleAll = () => document.querySelectorAll("[data-asking]").forEach(settle);

document.addEventListener("change", ({ target }) => target.closest("[data-asking]") && settleAll());
document.addEventListener("htmx:after:swap", settleAll);
settleAll();
// Words kept on this device come into the form late, and nothing tells of it.
settled.then(() => setTimeout(settleAll));
