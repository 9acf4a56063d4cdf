// How many parts a text message is charged as: the twin of notifications/segments.py, and tested against it.
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
// Written as an escape and a second septet, which stay in one part.
const EXTENDED = "\f^{}\\[~]|€";

export function segments(text) {
  const letters = [...text];
  const isGsm = letters.every((letter) => BASIC.includes(letter) || EXTENDED.includes(letter));
  return isGsm
    ? parts(letters.map((letter) => (EXTENDED.includes(letter) ? 2 : 1)), 160, 153)
    : parts(letters.map((letter) => letter.length), 70, 67);
}

function parts(widths, alone, joined) {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  if (whole <= alone) return whole ? 1 : 0;
  let [count, room] = [1, joined];
  for (const width of widths) {
    if (width > room) [count, room] = [count + 1, joined];
    room -= width;
  }
  return count;
}
