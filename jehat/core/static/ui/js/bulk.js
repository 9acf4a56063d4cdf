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

document.addEventListener("change", (event) => {
  if (event.target.name === "pick") count();
});
document.addEventListener("htmx:after:swap", () => {
  count();
  showView();
});
count();
showView();
