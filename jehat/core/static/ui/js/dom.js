// Building small pieces of page without strings of HTML.
const SVG = "http://www.w3.org/2000/svg";

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined || value === null) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

export function icon(name, css = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `i ${css}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${document.body.dataset.icons ?? ""}#${name}`);
  svg.append(use);
  return svg;
}

export function iconButton(name, label, css = "") {
  return make("button", { type: "button", class: `btn btn--ghost btn--icon btn--sm ${css}`.trim(), "aria-label": label, title: label }, icon(name));
}

// The same 48 bars the server draws for a recording it knows.
export function waveform(peaks, bars = 48, width = 240, height = 40) {
  const svg = document.createElementNS(SVG, "svg");
  const step = width / bars;
  svg.setAttribute("class", "wave");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  for (let place = 0; place < bars; place++) {
    const peak = peaks.length ? peaks[Math.floor((place * peaks.length) / bars)] : 0.15;
    const tall = Math.max(3, Math.min(1, peak) * height);
    const bar = document.createElementNS(SVG, "rect");
    const drawn = { x: place * step + step * 0.2, y: (height - tall) / 2, width: step * 0.55, height: tall, rx: 1.5 };
    for (const [name, value] of Object.entries(drawn)) bar.setAttribute(name, value.toFixed(1));
    svg.append(bar);
  }
  return svg;
}

export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export const isShown = (element) => Boolean(element && element.getClientRects().length);
