import type { OffsetRange } from '../../text/line-index';

/** Something that other languages write and JSONata does not know, with its place in the expression. */
export interface ForeignSyntax extends OffsetRange {
  /** What to do instead, to go on behind a colon. */
  readonly advice: string;
  /** What can simply stand in its place. */
  readonly replacement?: string;
}

const WORDS: ReadonlyMap<string, Pick<ForeignSyntax, 'advice' | 'replacement'>> = new Map([
  ['==', { advice: 'compare with "="', replacement: '=' }],
  ['===', { advice: 'compare with "="', replacement: '=' }],
  ['!==', { advice: 'compare with "!="', replacement: '!=' }],
  ['<>', { advice: 'compare with "!="', replacement: '!=' }],
  ['&&', { advice: 'write "and"', replacement: 'and' }],
  ['||', { advice: 'write "or"', replacement: 'or' }],
  ['=>', { advice: 'write a function as "function($x) { … }"' }],
  ['!', { advice: 'write "$not(…)"' }],
  ['??', { advice: 'write "$exists(a) ? a : b"' }],
  ['?:', { advice: 'write "a ? a : b"' }],
  ['?.', { advice: 'write ".", since a member that is missing gives nothing anyway', replacement: '.' }],
  ['+=', { advice: 'bind a variable with ":="' }],
  ['++', { advice: 'write "+ 1"' }],
]);

const SIGNS = '=!&|<>?:+.';
const LONGEST = 3;

/**
 * The operator of another language at the place where the parser stumbled over an expression; undefined where it is
 * something else. Looks only at the signs around the place.
 */
export function foreignSyntaxAt(text: string, index: number): ForeignSyntax | undefined {
  let start = index;
  while (start > 0 && index - start < LONGEST && SIGNS.includes(text.charAt(start - 1))) start--;
  for (let from = start; from <= index; from++) {
    for (let length = LONGEST; length > 0; length--) {
      const word = WORDS.get(text.slice(from, from + length));
      if (word && from + length > index) return { ...word, start: from, end: from + length };
    }
  }
  return undefined;
}
