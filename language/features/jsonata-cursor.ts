import { tokenizeJsonata } from '../expressions/jsonata/tokens';

type JsonataToken = ReturnType<typeof tokenizeJsonata>['tokens'][number];

/** What is being typed at an index of a JSONata expression. */
export interface JsonataCursor {
  /** Inside of a text, a comment or a regular expression: nothing can be proposed. */
  readonly inText: boolean;
  /** The word at the index: a variable with its `$`, a name, or nothing. */
  readonly word: { readonly start: number; readonly end: number };
  readonly isVariable: boolean;
  /** The names before the word, from the variable that the path starts with; undefined where the word starts a path. */
  readonly path: { readonly variable: string; readonly names: readonly string[] } | 'unknown' | undefined;
  /** The functions around, outer first, with the number of the argument that the index is in. */
  readonly calls: readonly { readonly name: string; readonly argument: number }[];
}

/** Reads an expression up to an index: it need not be sound. */
export function jsonataCursor(text: string, index: number): JsonataCursor {
  const { tokens, fault } = tokenizeJsonata(text.slice(0, index));
  const last = tokens.at(-1);
  const touches = last !== undefined && last.end === index && isWord(last);
  const isBareDollar = fault !== undefined && text.charAt(index - 1) === '$';
  const before = touches ? tokens.slice(0, -1) : tokens;
  const start = touches ? last.start : isBareDollar ? index - 1 : index;
  return {
    inText: fault !== undefined && !isBareDollar,
    word: { start, end: Math.max(index, wordEnd(text, index)) },
    isVariable: isBareDollar || (touches && last.kind === 'variable'),
    path: pathBefore(before),
    calls: callsAround(before),
  };
}

/** Names, and what is on its way to be one: `in` of `input`, `or` of `order`. */
function isWord({ kind, value }: JsonataToken): boolean {
  if (kind === 'name' || kind === 'variable' || kind === 'constant') return true;
  return kind === 'operator' && /^[a-z]+$/.test(value);
}

function wordEnd(text: string, index: number): number {
  let end = index;
  while (end < text.length && /[\p{ID_Continue}]/u.test(text.charAt(end))) end++;
  return end;
}

/** The names and dots that end right here, read backwards to the variable; predicates between them are skipped. */
function pathBefore(tokens: readonly JsonataToken[]): JsonataCursor['path'] {
  if (!isOperator(tokens.at(-1), '.')) return undefined;
  const names: string[] = [];
  let i = tokens.length - 1;
  while (isOperator(tokens[i], '.')) {
    i = skipPredicates(tokens, i - 1);
    const token = tokens[i];
    if (token?.kind === 'variable') return { variable: token.value, names: names.reverse() };
    if (token?.kind !== 'name' && token?.kind !== 'string') return 'unknown';
    names.push(token.value);
    i--;
  }
  return 'unknown';
}

function skipPredicates(tokens: readonly JsonataToken[], from: number): number {
  let i = from;
  while (isOperator(tokens[i], ']')) {
    let depth = 0;
    do {
      if (isOperator(tokens[i], ']')) depth++;
      if (isOperator(tokens[i], '[')) depth--;
      i--;
    } while (depth > 0 && i >= 0);
  }
  return i;
}

function callsAround(tokens: readonly JsonataToken[]): JsonataCursor['calls'] {
  const open: { sign: string; name: string; argument: number }[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'operator') continue;
    if (token.value === '(' || token.value === '[' || token.value === '{') {
      const before = tokens[i - 1];
      const name = token.value === '(' && before?.kind === 'variable' ? before.value : '';
      open.push({ sign: token.value, name, argument: 0 });
    } else if (token.value === ')' || token.value === ']' || token.value === '}') open.pop();
    else if (token.value === ',') {
      const innermost = open.at(-1);
      if (innermost) innermost.argument++;
    }
  }
  return open.filter(({ name }) => name !== '');
}

function isOperator(token: JsonataToken | undefined, value: string): boolean {
  return token?.kind === 'operator' && token.value === value;
}
