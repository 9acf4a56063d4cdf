// Everything the pages share. Each module is one behaviour and does nothing where its elements are absent.
// Words come from data attributes written by the server in the reader's language; none stand here.
import "./htmx-bridge.js";
import "./toast.js";
import "./forms.js";
import "./composer.js";
import "./dialog.js";
import "./menu.js";
import "./theme.js";
import "./copy.js";
import "./voice-player.js";
import "./fields.js";
import { drafts } from "./kept.js";

// What is asked for late may find no connection any more; it comes with the next page.
const later = (bring, wait) => setTimeout(() => bring().catch(() => {}), wait);

// The heavier parts come only to the pages that show them.
const ISLANDS = {
  "voice-recorder": () => import("./voice-recorder.js"),
  "file-uploader": () => import("./uploader.js"),
  ".app--desk, [data-shortcuts-switch]": () => import("./shortcuts.js"),
  "#watching": () => import("./watching.js"),
  "[data-canned]": () => import("./canned.js"),
  "#bulk": () => import("./bulk.js"),
  "[data-matrix]": () => import("./matrix.js"),
  "form[data-draft-url]": () => import("./drafts.js"),
  "form[data-unsaved]": () => import("./unsaved.js"),
  "[data-when]": () => import("./asked.js"),
  "#idle": () => later(() => import("./idle.js"), document.getElementById("idle").dataset.wait * 1000),
};

function load() {
  for (const [name, bring] of Object.entries(ISLANDS)) if (document.querySelector(name)) bring();
  if (drafts.waiting().length) ISLANDS["form[data-draft-url]"]();
}

load();
document.addEventListener("htmx:after:swap", load);

// Last of all, so that nothing waits for it.
addEventListener("load", () => later(() => import("./installed.js"), 500));
