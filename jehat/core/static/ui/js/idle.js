// Asks before a presence ends of idleness, and lets the person stay. How long is left only the server knows: another tab may
// be in use. Asking it is no sign of life; pressing the button is one.
import { clock } from "./dom.js";

const box = document.getElementById("idle");
const form = box.querySelector("form");
const warned = Number(box.dataset.warned);
const MOST = 2 ** 31 - 1;
let end = 0;
let ticking = 0;

async function ask(headers = {}) {
  const token = form.elements.csrfmiddlewaretoken.value;
  const answer = await fetch(form.action, { method: "POST", headers: { "X-CSRFToken": token, ...headers }, redirect: "error" });
  return answer.ok ? (await answer.json()).left : 0;
}

// Back to this page, and to what was typed in it: drafts are kept on the device.
function leave() {
  location.assign(`${box.dataset.out}?next=${encodeURIComponent(location.pathname + location.search)}`);
}

function tick() {
  const left = Math.round((end - Date.now()) / 1000);
  box.querySelector("[data-clock]").textContent = clock(left);
  // Another tab may have stayed in the meantime, so the server is asked before anybody is led away.
  if (left <= 0) watch();
  else if (left % 20 === 0) watch();
}

function show(left) {
  end = Date.now() + left * 1000;
  if (!box.open) box.showModal();
  ticking ||= setInterval(tick, 1000);
}

function plan(left) {
  clearInterval(ticking);
  ticking = 0;
  if (box.open) box.close();
  setTimeout(watch, Math.min((left - warned) * 1000, MOST));
}

async function watch() {
  if (!navigator.onLine) return setTimeout(watch, 20000);
  const left = await ask({ "X-Jehat-Listens": "1" }).catch(() => Math.round((end - Date.now()) / 1000));
  if (left <= 0) leave();
  else if (left > warned) plan(left);
  else show(left);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const left = await ask().catch(() => 0);
  if (left > warned) return plan(left);
  for (const part of form.querySelectorAll("[data-may]")) part.hidden = true;
  form.querySelector("[data-last]").hidden = false;
});
box.querySelector("[data-leave]").addEventListener("click", leave);
box.addEventListener("cancel", (event) => event.preventDefault());

watch();
