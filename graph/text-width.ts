const NARROW = /[iljtfrI.,:;|!'`()[\]{} /\\-]/;
const BROAD = /[mwMW@%&]/;
const CAPITAL = /[A-Z0-9_$#?<>=+~]/;
/** Scripts whose characters fill a square, and pictures. */
const SQUARE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const NONE = /[\p{Mark}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f]/u;

/** About how wide a text is in pixels: layout has no page to measure in, and must give the same on every computer. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width * size;
}

/** The text, cut with an ellipsis where it would be wider than `room`; never in the middle of a character. */
export function fitText(text: string, room: number, size: number): string {
  let width = 0;
  let kept = '';
  const ellipsis = characterWidth('…');
  for (const character of text) {
    width += characterWidth(character);
    if (width * size > room) return `${kept.trimEnd()}…`;
    if ((width + ellipsis) * size <= room) kept += character;
  }
  return text;
}

/** In parts of the font's size. The widths that were asked for are kept: a graph has the same few characters in all its texts. */
function characterWidth(character: string): number {
  const known = widths.get(character) ?? findWidth(character);
  if (widths.size < MOST_KEPT) widths.set(character, known);
  return known;
}

const MOST_KEPT = 1000;
const widths = new Map<string, number>();

function findWidth(character: string): number {
  if (NARROW.test(character)) return 0.34;
  if (BROAD.test(character)) return 0.9;
  if (CAPITAL.test(character)) return 0.66;
  if (SQUARE.test(character)) return 1.05;
  return NONE.test(character) ? 0 : 0.57;
}
