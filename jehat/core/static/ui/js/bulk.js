// How many are selected; the view that is shown stands within its bar.
const form = () => document.getElementById("bulk");

function count() {
  const words = form()?.querySelector(".bulk-n");
  if (!words) return;
  const picked = form().querySelectorAll("[name=pick]:checked").length;
  words.textContent = picked ? `${words.dataset.selected} ${picked}` : "";
}

// By the bar itself: an element that is scrolled into view is where the Tab key goes on from, past the link over the frame.
function showView() {
  const view = document.querySelector(".views [aria-current]")?.getBoundingClientRect();
  const bar = document.querySelector(".views");
  const { left, right } = bar?.getBoundingClientRect() ?? {};
  if (view) bar.scrollLeft += Math.max(0, view.right - right) - Math.max(0, left - view.left);
}

// New rows came on top: a case stands once. What is open or in hand stays where it is read; a tick goes along.
function settle() {
  const seen = new Map();
  for (const row of document.querySelectorAll("#rows > li:has([name=pick])")) {
    const tick = row.querySelector("[name=pick]");
    const above = seen.get(tick.value);
    seen.set(tick.value, row);
    if (!above) continue;
    above.querySelector("[name=pick]").checked ||= tick.checked;
    (row.matches(":focus-within, :has(.is-active)") ? above : row).remove();
  }
}

document.addEventListener("change", (event) => {
  if (event.target.name === "pick") count();
});
// Who asked for what is new goes on with the first of it: what he pressed is gone.
let asked = false;
document.addEventListener("click", (event) => {
  if (event.target.closest?.("#news a")) asked = true;
});

document.addEventListener("htmx:after:swap", () => {
  settle();
  if (asked && !document.querySelector("#news a")) {
    asked = false;
    document.querySelector("#rows .row")?.focus({ preventScroll: true });
  }
  count();
  showView();
});
count();
showView();
