import type { Cursor } from '../cursor';

/** Reads a text in single or double quotes; a backslash stands before a quote, a backslash or any character (digest P16). */
export function readQuoted(cursor: Cursor): string | undefined {
  const start = cursor.index;
  const quote = cursor.peek();
  if (quote !== "'" && quote !== '"') {
    return cursor.failHere(`A quoted name must stand here, not ${cursor.describeHere()}.`);
  }
  let value = '';
  let from = start + 1;
  for (let i = from; i < cursor.text.length; i++) {
    const character = cursor.text[i];
    if (character === '\\' && i + 1 < cursor.text.length) {
      value += cursor.text.slice(from, i);
      from = ++i;
    } else if (character === quote) {
      cursor.index = i + 1;
      return value + cursor.text.slice(from, i);
    }
  }
  return cursor.fail(`This ${quote === "'" ? 'single' : 'double'} quote is never closed.`, start, start + 1);
}
