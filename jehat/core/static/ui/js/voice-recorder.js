// Recording a voice message into a file input of the form around it, so that an ordinary form carries it.
// States: idle, asking, denied, recording, paused, review. A recording is kept on this device until it was sent.
import { clock, icon, iconButton, make } from "./dom.js";
import { isOver, placeOf, recordings, settled } from "./kept.js";
import { playerFor } from "./voice-player.js";

const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const ENDINGS = { webm: "webm", mp4: "m4a", ogg: "ogg" };
const TICK = 100;

class VoiceRecorder extends HTMLElement {
  connectedCallback() {
    if (this.built) return;
    this.built = true;
    this.input = this.querySelector("input[type=file]") ?? document.getElementById(this.dataset.input);
    this.seconds = 0;
    this.peaks = [];
    this.state = "idle";
    this.draw();
    this.input?.addEventListener("change", (event) => event.isTrusted && this.chosen());
    const form = this.closest("form");
    form?.addEventListener("submit", (event) => this.leaving(event));
    form?.addEventListener("reset", () => this.drop());
    settled.then(() => this.takeBack());
  }

  disconnectedCallback() {
    this.release();
  }

  set state(name) {
    this.dataset.state = name;
  }

  get state() {
    return this.dataset.state;
  }

  draw() {
    const words = this.dataset;
    const start = (css) => {
      const button = make("button", { type: "button", class: `btn ${css}` }, icon("mic"), make("span", {}, css ? words.record : words.retry ?? words.record));
      button.addEventListener("click", () => this.start());
      return button;
    };
    this.startButton = start("btn--ghost rec-start");
    this.time = make("bdi", { dir: "ltr" }, clock(0));
    this.level = make("meter", { class: "rec-level", min: 0, max: 1, low: 0.98, high: 0.99, optimum: 0, value: 0, "aria-label": words.level ?? words.recording });
    const pause = this.button("pause", words.pause, "rec-pause", () => this.pause());
    const resume = this.button("mic", words.resume, "rec-resume", () => this.resume());
    const stop = make("button", { type: "button", class: "btn btn--danger-solid btn--sm rec-stop" }, icon("circle-stop"), make("span", {}, words.stop ?? ""));
    stop.addEventListener("click", () => this.stop());
    this.stopButton = stop;
    this.review = make("div", { class: "rec-box rec-review" });
    this.note = make("p", { class: "hint rec-note", role: "status", hidden: true });
    const asking = make("div", { class: "rec-box rec-asking", role: "status" }, icon("mic"), make("span", { class: "grow" }, words.asking ?? words.record ?? ""));
    const denied = make("div", { class: "rec-box rec-denied", role: "alert" }, icon("circle-alert", "t-bad"), make("span", { class: "grow" }, words.denied ?? ""), start(""));
    const dot = make("span", { class: "rec-dot", "aria-hidden": "true" });
    this.live = make("div", { class: "rec-box rec-live", role: "group", "aria-label": words.recording ?? "" }, dot, make("span", { class: "rec-time num" }, this.time), this.level, pause, resume, this.dropButton(), stop);
    this.append(make("div", { class: "rec-idle" }, this.startButton), asking, denied, this.live, this.review, this.note);
  }

  button(name, label, css, act) {
    const button = iconButton(name, label ?? "", css);
    button.addEventListener("click", act);
    return button;
  }

  dropButton() {
    return this.button("trash-2", this.dataset.discard, "rec-drop", () => {
      this.drop();
      this.startButton.focus();
    });
  }

  say(words) {
    this.note.textContent = words ?? "";
    this.note.hidden = !words;
  }

  async start() {
    this.say("");
    // No recorder here (an old browser, a page without https): the phone's own recorder, through the file input.
    if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return this.input?.click();
    this.drop();
    this.state = "asking";
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
    } catch {
      this.state = "denied";
      return undefined;
    }
    return this.record();
  }

  record() {
    const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one)) ?? "";
    this.chunks = [];
    const recorder = new MediaRecorder(this.stream, type ? { mimeType: type, audioBitsPerSecond: 32000 } : {});
    this.recorder = recorder;
    recorder.addEventListener("dataavailable", (event) => event.data.size && this.chunks.push(event.data));
    // A recorder that was dropped meanwhile is no longer ours.
    recorder.addEventListener("stop", () => this.recorder === recorder && this.finished());
    this.listen();
    recorder.start(1000);
    this.state = "recording";
    this.ticker = setInterval(() => this.tick(), TICK);
    this.stopButton.focus();
  }

  listen() {
    const Context = window.AudioContext ?? window.webkitAudioContext;
    if (!Context) return;
    this.context = new Context();
    this.analyser = this.context.createAnalyser();
    this.analyser.fftSize = 1024;
    this.samples = new Uint8Array(this.analyser.fftSize);
    this.context.createMediaStreamSource(this.stream).connect(this.analyser);
  }

  tick() {
    if (this.state !== "recording") return;
    this.seconds += TICK / 1000;
    this.time.textContent = clock(this.seconds);
    const peak = this.loudness();
    this.peaks.push(peak);
    this.level.value = peak;
    if (this.seconds >= Number(this.dataset.maxSeconds || 180)) {
      this.stop();
      this.say(this.dataset.longest);
    }
  }

  loudness() {
    if (!this.analyser) return 0.3;
    this.analyser.getByteTimeDomainData(this.samples);
    const loudest = this.samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    return Math.min(1, (loudest / 128) * 1.6);
  }

  pause() {
    this.recorder?.pause();
    this.state = "paused";
    this.level.value = 0;
    this.querySelector(".rec-resume").focus();
  }

  resume() {
    this.recorder?.resume();
    this.state = "recording";
    this.querySelector(".rec-pause").focus();
  }

  stop() {
    if (this.recorder && this.recorder.state !== "inactive") this.recorder.stop();
    this.release();
  }

  release() {
    clearInterval(this.ticker);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.context?.close();
    this.stream = this.context = this.analyser = null;
  }

  finished() {
    const type = (this.recorder.mimeType || "audio/webm").split(";")[0];
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const blob = new Blob(this.chunks, { type });
    this.attach(new File([blob], `voice-${stamp}.${ENDINGS[type.split("/")[1]] ?? "webm"}`, { type }));
    this.keep();
    this.review.querySelector(".voice-play")?.focus();
  }

  chosen() {
    const [file] = this.input.files;
    if (file) this.attach(file, false);
    else this.drop();
  }

  attach(file, isOurs = true) {
    this.file = file;
    if (isOurs && this.input) {
      const carrier = new DataTransfer();
      carrier.items.add(file);
      this.input.files = carrier.files;
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(file);
    const again = this.button("refresh-cw", this.dataset.again ?? this.dataset.record, "rec-again", () => this.start());
    this.review.replaceChildren(playerFor(this.address, this.seconds, this.peaks, this.dataset), again, this.dropButton());
    this.state = "review";
  }

  drop() {
    const old = this.recorder;
    this.recorder = null;
    if (old && old.state !== "inactive") old.stop();
    this.release();
    this.chunks = [];
    this.peaks = [];
    this.seconds = 0;
    this.file = null;
    if (this.input) this.input.value = "";
    this.review.replaceChildren();
    this.time.textContent = clock(0);
    this.state = "idle";
    this.say("");
    const place = placeOf(this);
    if (place) recordings.forget(place);
  }

  keep(sent = 0) {
    const place = placeOf(this);
    return place && this.file ? recordings.write(place, { file: this.file, seconds: this.seconds, peaks: this.peaks, sent }) : null;
  }

  // Still recording when the form is sent: stop first, then send.
  leaving(event) {
    if (this.state === "recording" || this.state === "paused") {
      event.preventDefault();
      this.recorder.addEventListener("stop", () => setTimeout(() => event.target.requestSubmit(event.submitter ?? undefined)), { once: true });
      return this.stop();
    }
    return this.file && !event.defaultPrevented ? this.keep(Date.now()) : null;
  }

  async takeBack() {
    const place = placeOf(this);
    const kept = place && (await recordings.read(place));
    if (!kept || isOver(kept) || this.file || this.state !== "idle") return;
    this.seconds = kept.seconds;
    this.peaks = kept.peaks;
    this.attach(kept.file);
    this.say(this.dataset.kept);
  }
}

customElements.define("voice-recorder", VoiceRecorder);
