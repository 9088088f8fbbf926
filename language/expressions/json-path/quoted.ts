import type { Cursor } from '../cursor';

/**
 * Reads a text in single or double quotes. A backslash stands before the same quote or a backslash (digest P16); before
 * anything else it stands for itself, as recorded for `$['Test\\""Name"']`.
 */
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
    if (character === '\\' && (cursor.text[i + 1] === quote || cursor.text[i + 1] === '\\')) {
      value += cursor.text.slice(from, i);
      from = ++i;
    } else if (character === quote) {
      cursor.index = i + 1;
      return value + cursor.text.slice(from, i);
    }
  }
  return cursor.fail(`This ${quote === "'" ? 'single' : 'double'} quote is never closed.`, start, start + 1);
}
