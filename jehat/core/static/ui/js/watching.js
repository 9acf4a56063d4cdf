// Tells with the next word to the server whether somebody is writing here, and carries the mark of what was read.
const QUIET = 20000;
let timer = 0;

function say(typing) {
  const field = document.querySelector("#watching [name=typing]");
  if (field) field.value = typing;
}

document.addEventListener("input", (event) => {
  if (!event.target.closest?.(".composer textarea, main textarea")) return;
  say("1");
  clearTimeout(timer);
  timer = setTimeout(() => say(""), QUIET);
});

// What came anew was read together with the story that shows it.
document.addEventListener("htmx:after:swap", (event) => {
  const thread = document.getElementById("thread");
  if (event.target !== thread || !thread?.dataset.seen) return;
  for (const field of document.querySelectorAll("input[name=seen]")) field.value = thread.dataset.seen;
  document.querySelector("#watching [data-renew]")?.closest("p").remove();
  thread.scrollIntoView({ block: "end" });
});
