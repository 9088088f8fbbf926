/** What is being typed at an index of a JSONPath or an intrinsic call. */
export interface PathCursor {
  /** The path, name or literal that the index is in: from its first character to the index. */
  readonly atom: string;
  readonly start: number;
  /** Where the word at the index ends. */
  readonly wordEnd: number;
  /** The calls around, outer first, with the number of the argument that the index is in. */
  readonly calls: readonly { readonly name: string; readonly argument: number }[];
  /** Inside of a text in quotes: nothing can be proposed. */
  readonly inText: boolean;
}

/** Reads a text up to an index: it need not be a sound expression. */
export function pathCursor(text: string, index: number): PathCursor {
  const calls: { name: string; argument: number }[] = [];
  let start = 0;
  let brackets = 0;
  let quote = '';
  for (let i = 0; i < index; i++) {
    const character = text.charAt(i);
    if (quote !== '') {
      if (character === '\\') i++;
      else if (character === quote) quote = '';
    } else if (character === "'" || character === '"') quote = character;
    else if (character === '[') brackets++;
    else if (character === ']') brackets = Math.max(0, brackets - 1);
    else if (brackets > 0) continue;
    else if (character === '(') {
      calls.push({ name: text.slice(start, i).trim(), argument: 0 });
      start = i + 1;
    } else if (character === ')') {
      calls.pop();
      start = i + 1;
    } else if (character === ',') {
      const call = calls.at(-1);
      if (call) call.argument++;
      start = i + 1;
    }
  }
  while (start < index && /\s/.test(text.charAt(start))) start++;
  return { atom: text.slice(start, index), start, wordEnd: wordEnd(text, index), calls, inText: quote !== '' };
}

function wordEnd(text: string, index: number): number {
  let end = index;
  while (end < text.length && /[\p{ID_Continue}-]/u.test(text.charAt(end))) end++;
  return end;
}
