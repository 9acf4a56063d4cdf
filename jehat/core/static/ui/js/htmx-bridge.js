// The only module that knows htmx. Events of version 4; going back to 2 is this file and the vendored one.
import { toast } from "./toast.js";

const SLOW = 4000;
const waiting = new Map();
const words = () => document.getElementById("toasts")?.dataset ?? {};
const pressed = (element) => (element.matches("form") ? element.querySelector("button:not([type=button])") : element.closest(".btn"));

// By the end an answer may have replaced the element that asked, and htmx then names another: the request stays the same.
const request = (event) => event.detail?.ctx ?? event.target;

document.addEventListener("htmx:before:request", (event) => {
  const button = pressed(event.detail?.ctx?.sourceElement ?? event.target);
  button?.setAttribute("aria-busy", "true");
  waiting.set(request(event), { button, timer: setTimeout(() => toast(words().slow), SLOW) });
});

document.addEventListener("htmx:finally:request", (event) => {
  const { button, timer } = waiting.get(request(event)) ?? {};
  button?.removeAttribute("aria-busy");
  clearTimeout(timer);
  waiting.delete(request(event));
});

document.addEventListener("htmx:error", (event) => {
  if (event.detail?.error?.name !== "AbortError") toast(words().offline, { error: true });
});

document.addEventListener("htmx:response:error", (event) => {
  const status = event.detail?.ctx?.response?.status ?? 0;
  if (status >= 500) toast(words().serverError, { error: true });
});

// After a pane was exchanged, reading goes on at its heading.
document.addEventListener("htmx:after:swap", (event) => {
  const heading = event.target.querySelector?.("[data-focus-after]");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
});

// What was pressed to have more of a list is gone with the answer: the keys go on at the first that came.
let last = null;
document.addEventListener("htmx:before:request", (event) => {
  last = event.detail?.ctx?.sourceElement?.closest?.("#more")?.previousElementSibling ?? last;
});
document.addEventListener("htmx:after:swap", () => {
  if (!last?.isConnected || last.nextElementSibling?.id === "more" || document.activeElement !== document.body) return;
  const rows = [...last.parentElement.children];
  rows.slice(rows.indexOf(last)).find((row) => row !== last && row.querySelector("a"))?.querySelector("a").focus();
  last = null;
});
