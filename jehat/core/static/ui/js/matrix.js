// A long list of permissions: narrowed while somebody types, with the number of those that he changed.
import { plain } from "./chooser.js";

const form = document.querySelector("[data-matrix]");
const search = document.querySelector("[data-matrix-search]");
const rows = [...form.querySelectorAll("[data-row]")];
const texts = new Map(rows.map((row) => [row, plain(row.firstElementChild.textContent)]));

function narrow() {
  const words = plain(search.elements.q.value).split(/\s+/).filter(Boolean);
  for (const row of rows) row.hidden = !words.every((word) => texts.get(row).includes(word));
  for (const section of form.querySelectorAll("details")) {
    section.hidden = !section.querySelector("[data-row]:not([hidden])");
    if (words.length) section.open = !section.hidden;
  }
  const left = rows.filter((row) => !row.hidden).length;
  const said = search.querySelector("[role=status]");
  said.textContent = left ? `${said.dataset.some} ${left}` : said.dataset.none;
}

const isChanged = (row) =>
  [...row.querySelectorAll("select")].some((one) => [...one.options].some((option) => option.selected !== option.defaultSelected));

function mark(row) {
  row.classList.toggle("is-changed", isChanged(row));
}

search?.addEventListener("input", narrow);
search?.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) mark(row);
});
rows.forEach(mark);
