// A page passed on: its link copied, or handed to what the device shares with; and the page on paper.
import { toast } from "./toast.js";

async function pass(button) {
  const { link, heading } = button.dataset;
  const isHeld = matchMedia("(pointer: coarse)").matches;
  try {
    if (isHeld && navigator.share) await navigator.share({ title: heading, url: link });
    else {
      await navigator.clipboard.writeText(link);
      toast(document.getElementById("toasts")?.dataset.copied);
    }
  } catch (refused) {
    // Where nothing may be copied, the address is at least shown.
    if (refused.name !== "AbortError") toast(link);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-link]");
  if (link) pass(link);
  if (event.target.closest?.("[data-print]")) print();
});
