// What was written or recorded and not yet sent, kept on this device, by person and by place.
//
// A thing is marked "sent" when its form leaves. A page that arrives through a redirect, with the person signed in, is the
// server's answer to a form it accepted: only then is what was marked forgotten. An error page, a page that asks to sign in
// and a lost connection are not redirected answers, so the words come back.
const PREFIX = "jehat:draft:";
const SOON = 2 * 60 * 1000;
const LONGEST = 7 * 24 * 3600 * 1000;

export const person = () => document.body.dataset.user ?? "";
export const placeOf = (element) => element.dataset.keep || element.closest("form")?.dataset.draft || "";
const full = (place) => `${PREFIX}${person()}:${place}`;

// A draft on this device: its fields, the files it names, when it was written, the version of the server it grew from,
// and whether the server has it. `sent` is the moment its form left.
export const drafts = {
  read(place) {
    try {
      return JSON.parse(localStorage.getItem(full(place)));
    } catch {
      return null;
    }
  },
  write(place, fields, more = {}) {
    try {
      const before = drafts.read(place);
      const kept = { version: before?.version ?? 0, files: [], synced: false, sent: 0, ...more, fields, at: Date.now() };
      localStorage.setItem(full(place), JSON.stringify(kept));
      return kept;
    } catch {
      return null;
    }
  },
  // Says something more about what is kept, unless it was written anew since the moment `at`.
  note(place, more, at) {
    const kept = drafts.read(place);
    if (!kept || (at && kept.at !== at)) return;
    localStorage.setItem(full(place), JSON.stringify({ ...kept, ...more }));
  },
  forget(place) {
    localStorage.removeItem(full(place));
  },
  // The places of this person whose words the server has not got yet.
  waiting() {
    const own = full("");
    const places = Object.keys(localStorage).filter((name) => person() && name.startsWith(own)).map((name) => name.slice(own.length));
    return places.filter((place) => {
      const kept = drafts.read(place);
      return kept && kept.synced === false && !kept.sent && /^(new|case|counter):/.test(place);
    });
  },
};

function database() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("jehat-recordings", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("recordings");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function store(mode, act) {
  const opened = await database();
  return new Promise((resolve, reject) => {
    const transaction = opened.transaction("recordings", mode);
    const request = act(transaction.objectStore("recordings"));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
  });
}

// A browser in private mode may refuse a database; recording then works, only without being kept.
const quietly = (promise) => promise.catch(() => undefined);

export const recordings = {
  read: (place) => quietly(store("readonly", (all) => all.get(full(place)))),
  write: (place, recording) => quietly(store("readwrite", (all) => all.put({ sent: 0, at: Date.now(), ...recording }, full(place)))),
  forget: (place) => quietly(store("readwrite", (all) => all.delete(full(place)))),
};

function eachDraft(act) {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(PREFIX)) continue;
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(name));
    } catch {
      // Not ours to read: removed below as if it were old.
    }
    act(name, kept);
  }
}

async function eachRecording(act) {
  const names = (await quietly(store("readonly", (all) => all.getAllKeys()))) ?? [];
  for (const name of names) {
    const kept = await quietly(store("readonly", (all) => all.get(name)));
    if (kept) await act(name, kept);
  }
}

const removeRecording = (name) => quietly(store("readwrite", (all) => all.delete(name)));

// Whose drafts may be written without a connection: the person who was here last and has not signed out.
const LAST = "jehat:person";
export const lastPerson = () => localStorage.getItem(LAST) ?? "";
if (person()) localStorage.setItem(LAST, person());

export function forgetEverything() {
  localStorage.removeItem(LAST);
  eachDraft((name) => localStorage.removeItem(name));
  return eachRecording(removeRecording);
}

function wasAnswered() {
  const [visit] = performance.getEntriesByType("navigation");
  return Boolean(person()) && (visit?.redirectCount ?? 0) > 0;
}

export const isOver = (kept) => !kept || Date.now() - kept.at > LONGEST;

// Runs once a page: forget what was answered, take back the mark from what was not.
export const settled = (async () => {
  const answered = wasAnswered();
  const isDone = (kept) => isOver(kept) || (answered && kept.sent && Date.now() - kept.sent < SOON);
  eachDraft((name, kept) => {
    if (isDone(kept)) localStorage.removeItem(name);
    else if (kept.sent) localStorage.setItem(name, JSON.stringify({ ...kept, sent: 0 }));
  });
  await eachRecording(async (name, kept) => {
    if (isDone(kept)) await removeRecording(name);
    else if (kept.sent) await quietly(store("readwrite", (all) => all.put({ ...kept, sent: 0 }, name)));
  });
})();
