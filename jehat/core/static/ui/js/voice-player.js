// Playing a voice message: one button, a waveform to seek on, three speeds. Time runs left to right in every language.
import { clock, icon, make, waveform } from "./dom.js";

const SPEEDS = [1, 1.5, 2];

export class VoicePlayer extends HTMLElement {
  connectedCallback() {
    if (this.audio || !this.querySelector("audio")) return;
    this.audio = this.querySelector("audio");
    this.button = this.querySelector(".voice-play");
    this.seek = this.querySelector(".voice-seek");
    this.time = this.querySelector(".voice-time bdi");
    this.audio.controls = false;
    this.button.addEventListener("click", () => this.toggle());
    this.seek.addEventListener("input", () => this.jump(Number(this.seek.value) / 100));
    this.querySelector(".voice-speed").addEventListener("click", (event) => this.faster(event.currentTarget));
    for (const name of ["play", "pause", "ended", "timeupdate", "waiting", "playing", "error"]) this.audio.addEventListener(name, () => this.show(name));
  }

  disconnectedCallback() {
    this.audio?.pause();
  }

  get length() {
    return Number.isFinite(this.audio.duration) && this.audio.duration > 0 ? this.audio.duration : Number(this.dataset.duration) || 0;
  }

  async toggle() {
    if (!this.audio.paused) return this.audio.pause();
    for (const other of document.querySelectorAll("voice-player")) if (other !== this) other.audio?.pause();
    if (this.audio.readyState === 0) this.setAttribute("state", "loading");
    try {
      await this.audio.play();
    } catch {
      this.show("error");
    }
  }

  jump(part) {
    if (this.length) this.audio.currentTime = part * this.length;
    this.paint(part);
  }

  faster(button) {
    const next = SPEEDS[(SPEEDS.indexOf(this.audio.playbackRate) + 1) % SPEEDS.length];
    this.audio.playbackRate = next;
    button.querySelector("bdi").textContent = `${next}×`;
  }

  show(event) {
    const isPlaying = !this.audio.paused && !this.audio.ended;
    const state = event === "error" ? "error" : event === "waiting" ? "loading" : isPlaying ? "playing" : "idle";
    this.setAttribute("state", state);
    const label = isPlaying ? this.dataset.pause : this.dataset.play;
    if (label) this.button.setAttribute("aria-label", `${label}, ${clock(this.length)}`);
    const part = this.length ? this.audio.currentTime / this.length : 0;
    this.paint(event === "ended" ? 0 : part);
    this.time.textContent = clock(part > 0 && event !== "ended" ? this.audio.currentTime : this.length);
  }

  paint(part) {
    const bars = this.querySelectorAll(".wave rect");
    bars.forEach((bar, place) => bar.setAttribute("class", place / bars.length < part ? "on" : ""));
    this.seek.value = part * 100;
  }
}

customElements.define("voice-player", VoicePlayer);

// The same element for a recording that is still only on this device.
export function playerFor(source, seconds, peaks, words) {
  const player = make("voice-player", { "data-duration": seconds, "data-play": words.play, "data-pause": words.pause });
  const wave = make("div", { class: "voice-wave", dir: "ltr" }, waveform(peaks));
  wave.append(make("input", { class: "voice-seek", type: "range", min: 0, max: 100, value: 0, "aria-label": words.play }));
  player.append(
    make(
      "div",
      { class: "voice" },
      make("button", { class: "voice-play", type: "button", "aria-label": `${words.play ?? ""}, ${clock(seconds)}` }, icon("play", "i-play"), icon("pause", "i-pause")),
      wave,
      make("span", { class: "voice-time" }, make("bdi", { dir: "ltr" }, clock(seconds))),
      make("button", { class: "btn btn--ghost btn--sm voice-speed", type: "button" }, make("bdi", { dir: "ltr" }, "1×")),
    ),
    make("audio", { src: source, preload: "metadata" }),
  );
  return player;
}
