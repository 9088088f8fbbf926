/** The line break that a part of a text is written with: its first one, or `\n` where it has none. */
export function lineBreakIn(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const part = text.slice(start, end);
  const at = part.indexOf('\n');
  return at > 0 && part[at - 1] === '\r' ? '\r\n' : '\n';
}
