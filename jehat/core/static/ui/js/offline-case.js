// A new case written without a connection: its words are kept under the person who was here last, by kind of case.
import { fill, keep, say } from "./composer.js";
import { drafts, lastPerson } from "./kept.js";

const form = document.querySelector("[data-offline-case]");
const kind = form.querySelector("select");
const address = (code) => (code ? `/cases/new/${code}/` : "/cases/new/");
const person = lastPerson();

document.body.dataset.user = person;
form.hidden = !person;
document.querySelector("[data-stranger]").hidden = Boolean(person);

// Each kind has a draft of its own; what is typed already moves along when the kind is chosen after it.
function choose(code, isFirst) {
  const typed = Boolean(form.elements.subject.value || form.elements.text.value);
  const before = form.dataset.draft;
  if (typed && before && !drafts.read(before)?.version) drafts.forget(before);
  form.dataset.draft = code ? `new:${code}` : "";
  if (!code) return;
  const kept = drafts.read(form.dataset.draft);
  form.dataset.draftVersion = kept?.version ?? 0;
  if (kept && (isFirst || !typed)) {
    fill(form, kept.fields ?? {});
    say(form, form.querySelector("[data-restored]").dataset.restored);
  } else if (typed) keep(form);
}

function isBack() {
  document.querySelector("[data-online]").hidden = !navigator.onLine;
  document.querySelector("[data-continue]").href = address(kind.value);
}

const [, asked] = location.pathname.match(/^\/cases\/new\/([^/]+)\//) ?? [];
if (asked && [...kind.options].some((one) => one.value === asked)) kind.value = asked;
choose(kind.value, true);
kind.addEventListener("change", () => {
  choose(kind.value);
  isBack();
});
// A page that was not to be reached is no proof of a connection, whatever the browser believes: only its return is.
for (const turn of ["online", "offline"]) {
  addEventListener(turn, () => {
    document.querySelector("[data-without]").hidden = turn === "online";
    isBack();
  });
}
form.addEventListener("submit", (event) => event.preventDefault(), true);
