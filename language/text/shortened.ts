/** The beginning of a text, of `most` characters at the most; a cut one ends with `…`. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
