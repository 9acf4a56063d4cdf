// Drafts on every device of a person: what this device keeps goes to the server, and what another one wrote comes from it.
// The form holds the words of the server when the page arrives. Of two devices that wrote without knowing of each other the
// later words are shown and the earlier ones offered; the server keeps both.
import { fill, filesOf, isSame, keep, line, read, say } from "./composer.js";
import { drafts, settled } from "./kept.js";

const FORMS = "form[data-draft-url]";
const PATIENCE = 1500;
const busy = new WeakMap();
const again = new WeakSet();
const seen = new WeakSet();

// One page of one browser: a second tab is resolved like a second device.
const device = (sessionStorage["jehat:device"] ??= crypto.randomUUID?.() ?? "00000000-0000-4000-8000-".concat(String(Math.random()).slice(2, 14).padEnd(12, "0")));
const token = (form) => (form ?? document).querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
const words = (form) => line(form)?.dataset ?? {};

async function post(url, body, form) {
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token(form) };
  const sent = JSON.stringify({ device, ...body });
  const answer = await fetch(url, { method: "POST", headers, body: sent, keepalive: sent.length < 30000, redirect: "manual" });
  return { ok: answer.ok, said: await answer.json().catch(() => ({})) };
}

function offerOthers(form, others) {
  const place = line(form);
  if (!others?.length || !place || place.querySelector("a")) return;
  const link = document.createElement("a");
  link.href = location.href.split("#")[0];
  link.textContent = words(form).show ?? "";
  link.addEventListener("click", () => (form.dataset.leaving = "1"));
  place.textContent = `${words(form).aside ?? ""} `;
  place.append(link);
}

async function exchange(form, more = {}) {
  const place = form.dataset.draft;
  const kept = drafts.read(place);
  if (!kept) return;
  try {
    const base = Number(form.dataset.draftVersion ?? 0);
    const { ok, said } = await post(form.dataset.draftUrl, { words: kept.fields, files: kept.files, base, ...more }, form);
    if (said.gone) {
      form.dataset.draftVersion = 0;
      drafts.note(place, { version: 0 });
      if (!form.dataset.leaving) say(form, said.gone);
    } else if (ok) {
      form.dataset.draftVersion = said.version;
      if (!said.version) return drafts.forget(place);
      drafts.note(place, { version: said.version });
      drafts.note(place, { synced: true }, kept.at);
      say(form, words(form).everywhere, new Date(said.saved_at ?? Date.now()).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }));
      offerOthers(form, said.others);
    } else if (!form.dataset.leaving) say(form, said.error || words(form).offline);
  } catch {
    say(form, words(form).offline);
  }
}

// One at a time: what was typed meanwhile goes with the next.
function push(form, more) {
  if (busy.has(form)) {
    again.add(form);
    return busy.get(form);
  }
  const running = exchange(form, more).finally(() => {
    busy.delete(form);
    if (again.delete(form) && !form.dataset.leaving) push(form);
  });
  busy.set(form, running);
  return running;
}

// What this device still holds, against what the server has rendered into the form.
function meet(form) {
  if (seen.has(form)) return;
  seen.add(form);
  const place = form.dataset.draft;
  const kept = drafts.read(place);
  const version = Number(form.dataset.draftVersion ?? 0);
  if (!kept || form.dataset.draftTyped) return;
  if (kept.synced) return version ? drafts.note(place, { fields: read(form), files: filesOf(form), version }) : drafts.forget(place);
  // Written down here before this script was there to take it further.
  if (isSame(kept.fields, read(form))) return void push(form);
  const isBehind = version > (kept.version ?? 0);
  const savedAt = Date.parse(form.dataset.draftAt ?? "") || 0;
  if (isBehind && savedAt > kept.at) {
    post(form.dataset.draftUrl, { words: kept.fields, files: [], base: kept.version ?? 0, older: true }, form)
      .then(({ ok, said }) => ok && !said.gone && (drafts.forget(place), offerOthers(form, said.others)))
      .catch(() => {});
    return;
  }
  fill(form, kept.fields ?? {});
  drafts.write(place, read(form), { files: [...new Set([...(kept.files ?? []), ...filesOf(form)])], version: kept.version ?? 0 });
  say(form, words(form).restored);
  if (isBehind) form.dataset.draftVersion = kept.version ?? 0;
  push(form);
}

// Words that were typed without a connection, about something that is not open here now.
async function bring() {
  const root = document.body.dataset.drafts;
  if (!root || !navigator.onLine || !token()) return;
  const open = new Set([...document.querySelectorAll(FORMS)].map((form) => form.dataset.draft));
  for (const place of drafts.waiting().filter((one) => !open.has(one))) {
    // Of a form that comes late: it meets its words like any other once it is here.
    const late = document.querySelector(`[data-late="${CSS.escape(place)}"]`);
    if (late) {
      late.dispatchEvent(new Event("wanted"));
      continue;
    }
    const kept = drafts.read(place);
    try {
      const { ok, said } = await post(`${root}${place}/`, { words: kept.fields, files: kept.files ?? [], base: kept.version ?? 0, older: true });
      if (ok) drafts.note(place, { synced: !said.gone, version: said.version }, kept.at);
    } catch {
      return;
    }
  }
}

document.addEventListener("draft-kept", (event) => event.target.matches(FORMS) && push(event.target));

addEventListener("online", () => {
  document.querySelectorAll(FORMS).forEach((form) => drafts.read(form.dataset.draft)?.synced === false && push(form));
  bring();
});

// A draft on its way must not arrive after the words themselves and bring them back to life.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.matches(FORMS)) return;
    const act = event.submitter?.dataset.draftAct;
    const halt = () => (event.preventDefault(), event.stopImmediatePropagation());
    if (act === "keep") {
      halt();
      return keep(form);
    }
    if (form.dataset.waited) return delete form.dataset.waited;
    if (act) keep(form);
    const running = busy.get(form);
    if (!running || !navigator.onLine) return;
    halt();
    Promise.race([running, new Promise((done) => setTimeout(done, PATIENCE))]).then(() => {
      form.dataset.waited = "1";
      form.requestSubmit(event.submitter ?? undefined);
    });
  },
  true,
);

const meetAll = () => document.querySelectorAll(FORMS).forEach(meet);
settled.then(() => {
  meetAll();
  bring();
});
document.addEventListener("htmx:after:swap", meetAll);
