// How many are selected; the view that is shown stands within its bar.
const form = () => document.getElementById("bulk");

function count() {
  const words = form()?.querySelector(".bulk-n");
  if (!words) return;
  const picked = form().querySelectorAll("[name=pick]:checked").length;
  words.textContent = picked ? `${words.dataset.selected} ${picked}` : "";
}

const showView = () => document.querySelector(".views [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });

document.addEventListener("change", (event) => {
  if (event.target.name === "pick") count();
});
document.addEventListener("htmx:after:swap", () => {
  count();
  showView();
});
count();
showView();
