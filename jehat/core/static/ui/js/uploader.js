// Files: chosen, dragged or pasted; refused at once with the reason; uploaded one by one with progress, cancel and retry.
// Each finished upload leaves a hidden input `files` with its id. Without an upload address the plain input carries them.
import { icon, iconButton, make } from "./dom.js";

const ICONS = { image: "image", audio: "volume-2", video: "video", pdf: "file-text" };

// Isolated left to right, so that «1.2 MB» is not turned round among Arabic words.
const isolated = (text) => `\u2066${text}\u2069`;

function size(bytes) {
  const step = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log(bytes) / Math.log(1024)));
  return isolated(`${(bytes / 1024 ** step).toFixed(step > 1 ? 1 : 0)} ${["B", "KB", "MB", "GB"][step]}`);
}

class FileUploader extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.input = this.querySelector("input[type=file]") ?? document.getElementById(this.dataset.input);
    if (!this.input) return;
    this.list = this.querySelector(".uploader-list") ?? this.appendChild(make("ul", { class: "uploader-list", "aria-live": "polite" }));
    this.waiting = new Map();
    this.uploading = 0;
    this.form = this.closest("form");
    this.input.addEventListener("change", () => this.take([...this.input.files]));
    this.acceptDrops(this.form?.closest(".composer") ?? this);
    this.form?.addEventListener("paste", (event) => this.pasted(event));
    this.form?.addEventListener("submit", (event) => this.leaving(event));
    for (const row of this.list.querySelectorAll("[data-discard]")) this.adopt(row);
    this.querySelector("[data-mine]")?.addEventListener("click", () => (chosen = this));
  }

  // A file that the server knows already: its tick box becomes the button that takes it away.
  adopt(row) {
    row.discard = row.dataset.discard;
    const box = row.querySelector("input[type=checkbox]");
    if (!box?.checked) return row.remove();
    row.append(make("input", { type: "hidden", name: "files", value: box.value }));
    box.remove();
    const remove = iconButton("x", this.dataset.remove ?? "", "upload-x");
    remove.addEventListener("click", () => this.remove(row));
    row.append(make("span", { class: "upload-act" }, remove));
  }

  // A copy of one of the person's earlier files.
  reuse(file) {
    const row = this.row({ name: file.name, size: file.size, type: file.kind === "pdf" ? "x/pdf" : `${file.kind}/x` });
    this.done(row, file);
  }

  get address() {
    return this.dataset.uploadUrl || this.form?.dataset.uploadUrl || "";
  }

  acceptDrops(place) {
    const isFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files") && this.getClientRects().length;
    place.addEventListener("dragover", (event) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      this.classList.add("is-over");
    });
    place.addEventListener("dragleave", () => this.classList.remove("is-over"));
    place.addEventListener("drop", (event) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      this.classList.remove("is-over");
      this.take([...event.dataTransfer.files]);
    });
  }

  pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.take(files);
  }

  take(files) {
    for (const file of files) {
      const reason = this.refusal(file);
      const row = this.row(file);
      if (reason) this.fail(row, reason, false);
      else if (this.address) this.upload(file, row);
      else this.carry(file, row);
    }
    if (this.address) this.input.value = "";
    else this.fill();
  }

  refusal(file) {
    const most = Number(this.dataset.maxBytes || 0);
    const ending = file.name.split(".").pop().toLowerCase();
    if (!file.size) return this.dataset.empty;
    if (most && file.size > most) return `${this.dataset.tooBig ?? ""} (${size(most)})`;
    if ((this.dataset.refusedTypes ?? "").split(/\s+/).includes(ending)) return this.dataset.refused;
    if (this.list.querySelectorAll(".upload:not(.is-refused)").length >= Number(this.dataset.most || 99)) return this.dataset.tooMany;
    return "";
  }

  row(file) {
    const family = file.type.endsWith("/pdf") ? "pdf" : file.type.split("/")[0];
    const made = make("li", { class: "upload" });
    const name = make("span", { class: "upload-name" }, make("bdi", { dir: "auto" }, file.name));
    const bar = make("progress", { max: 100, value: 0, "aria-label": this.dataset.uploading ?? file.name });
    const note = make("span", { class: "upload-note" }, size(file.size));
    const retry = iconButton("refresh-cw", this.dataset.retry ?? "", "upload-retry");
    const remove = iconButton("x", this.dataset.remove ?? this.dataset.cancel ?? "", "upload-x");
    retry.addEventListener("click", () => this.upload(file, made));
    remove.addEventListener("click", () => this.remove(made));
    made.append(icon(ICONS[family] ?? "file"), name, bar, note, make("span", { class: "upload-act" }, retry, remove));
    this.list.append(made);
    return made;
  }

  say(row, words) {
    row.querySelector(".upload-note").textContent = words ?? "";
  }

  fail(row, reason, mayRetry = true) {
    row.classList.remove("is-busy");
    row.classList.add("is-failed");
    row.classList.toggle("is-refused", !mayRetry);
    this.say(row, reason);
  }

  upload(file, row) {
    row.classList.remove("is-failed");
    row.classList.add("is-busy");
    const body = new FormData();
    body.append("file", file, file.name);
    const request = new XMLHttpRequest();
    row.request = request;
    this.uploading += 1;
    request.open("POST", this.address);
    request.responseType = "json";
    const token = this.form?.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (token) request.setRequestHeader("X-CSRFToken", token);
    request.upload.addEventListener("progress", (event) => event.lengthComputable && this.progress(row, event));
    request.addEventListener("load", () => (request.status < 300 ? this.done(row, request.response) : this.refused(row, request)));
    request.addEventListener("error", () => this.fail(row, this.dataset.failed));
    request.addEventListener("timeout", () => this.fail(row, this.dataset.failed));
    request.addEventListener("loadend", () => this.ended());
    request.send(body);
  }

  progress(row, event) {
    const percent = Math.round((event.loaded / event.total) * 100);
    row.querySelector("progress").value = percent;
    this.say(row, `${this.dataset.uploading ?? ""} ${isolated(`${percent}%`)}`);
  }

  refused(row, request) {
    const isFinal = request.status >= 400 && request.status < 500;
    this.fail(row, request.response?.error || this.dataset.failed, !isFinal);
  }

  done(row, file) {
    row.classList.remove("is-busy");
    row.classList.add("is-done");
    row.discard = file.discard;
    row.append(make("input", { type: "hidden", name: "files", value: file.id }));
    this.say(row, `${size(file.size)} · ${this.dataset.done ?? "✓"}`);
    this.changed();
  }

  changed() {
    this.dispatchEvent(new CustomEvent("files-changed", { bubbles: true }));
  }

  ended() {
    this.uploading -= 1;
    if (!this.uploading) this.dispatchEvent(new CustomEvent("uploads-ended"));
  }

  remove(row) {
    row.request?.abort();
    const token = this.form?.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (row.discard) fetch(row.discard, { method: "POST", headers: { "X-CSRFToken": token ?? "" } }).catch(() => {});
    this.waiting.delete(row);
    row.remove();
    if (!this.address) this.fill();
    this.changed();
    this.input.focus();
  }

  // No upload address: the files wait in the plain input and travel with the form.
  carry(file, row) {
    this.waiting.set(row, file);
    row.classList.add("is-done");
    this.say(row, `${size(file.size)} · ${this.dataset.waiting ?? ""}`);
  }

  fill() {
    const carrier = new DataTransfer();
    this.waiting.forEach((file) => carrier.items.add(file));
    this.input.files = carrier.files;
  }

  // Files still on their way: the form waits for them, then goes by itself.
  leaving(event) {
    if (!this.uploading) return;
    event.preventDefault();
    event.submitter?.setAttribute("aria-busy", "true");
    this.addEventListener(
      "uploads-ended",
      () => {
        event.submitter?.removeAttribute("aria-busy");
        if (!this.list.querySelector(".is-failed:not(.is-refused)")) event.target.requestSubmit(event.submitter ?? undefined);
      },
      { once: true },
    );
  }
}

// Which uploader asked for the list of the person's own files; a press in the list hands it a copy.
let chosen = null;

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!chosen || !form.matches("[data-reuse]") || !form.closest("dialog")) return;
  event.preventDefault();
  const button = event.submitter;
  // A search may replace the list meanwhile.
  const box = form.closest("dialog");
  button?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: new FormData(form) });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error);
    chosen.reuse(said);
    box.close();
    document.getElementById("dialog-body").replaceChildren();
  } catch (error) {
    form.querySelector("[role=status]").textContent = error instanceof TypeError || !error.message ? chosen.dataset.failed : error.message;
  } finally {
    button?.removeAttribute("aria-busy");
  }
});

customElements.define("file-uploader", FileUploader);
