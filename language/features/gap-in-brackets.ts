import type { OffsetRange } from '../text/line-index';
import { JsonScanner, type JsonToken } from '../tree/json-scanner';
import type { ArrayNode, ObjectNode, Property } from '../tree/node';
import type { Gap } from './gap';

type State = 'key' | 'colon' | 'value' | 'comma';

/**
 * What may be written at an offset between the members of an object or array in brackets: reads the few tokens between
 * the member before and the offset. Undefined where nothing fits, such as between a key and its colon.
 */
export function gapInBrackets(container: ObjectNode | ArrayNode, text: string, offset: number): Gap | undefined {
  return container.kind === 'object' ? gapInObject(container, text, offset) : gapInArray(container, text, offset);
}

function gapInObject(object: ObjectNode, text: string, offset: number): Gap | undefined {
  const before = object.properties.findLast(({ key }) => key.start < offset);
  const valueAhead = before?.value && before.value.start >= offset ? before.value : undefined;
  const [from, first] = startOfGap(object, before, offset);
  const gap = walk(text, from, offset, first);
  if (!gap) return undefined;
  switch (gap.state) {
    case 'key':
    case 'comma':
      return { kind: 'key', object, word: gap.word };
    case 'value': {
      if (!before) return undefined;
      const isNear = valueAhead && !text.slice(offset, valueAhead.end).includes('\n');
      if (valueAhead && !isNear) return undefined;
      return { kind: 'value', holder: before, word: valueAhead ? { start: offset, end: valueAhead.end } : gap.word };
    }
    case 'colon':
      return undefined;
  }
}

function startOfGap(object: ObjectNode, before: Property | undefined, offset: number): [number, State] {
  if (!before) return [object.start + 1, 'key'];
  const { key, value } = before;
  return value && value.start < offset && value.start < value.end ? [value.end, 'comma'] : [key.end, 'colon'];
}

function gapInArray(array: ArrayNode, text: string, offset: number): Gap | undefined {
  const before = array.items.findLast((item) => item.start < offset);
  const gap = walk(text, before?.end ?? array.start + 1, offset, before ? 'comma' : 'value');
  if (!gap) return undefined;
  return { kind: 'value', holder: array, word: gap.word };
}

/** Where the tokens from `from` to `offset` lead; `word` is the token that the offset touches. */
function walk(
  text: string,
  from: number,
  offset: number,
  first: State,
): { state: State; word: OffsetRange } | undefined {
  const scanner = new JsonScanner(text);
  scanner.end = from;
  let state = first;
  for (let token = scanner.scan(); token !== 'end' && scanner.start < offset; token = scanner.scan()) {
    if (token === 'comment') {
      if (scanner.end >= offset) return undefined;
      continue;
    }
    const isWord = token !== 'comma' && token !== 'colon' && !isBracket(token);
    if (isWord && scanner.end >= offset) return { state, word: { start: scanner.start, end: scanner.end } };
    if (token === 'comma') state = 'key';
    else if (token === 'colon') state = 'value';
    else state = state === 'key' ? 'colon' : 'comma';
  }
  return { state, word: { start: offset, end: offset } };
}

function isBracket(token: JsonToken): boolean {
  return token === 'open-brace' || token === 'close-brace' || token === 'open-bracket' || token === 'close-bracket';
}

/** What stands around a word in brackets: whether a comma is missing before it, what follows it. */
export interface Surroundings {
  /** Where a comma must be added before the word. */
  readonly commaAt: number | undefined;
  readonly commaAfter: boolean;
  readonly colonAfter: boolean;
}

/** Reads the tokens next to `word`, which stands in `container` or will. */
export function surroundingsOf(container: ObjectNode | ArrayNode, text: string, word: OffsetRange): Surroundings {
  const scanner = new JsonScanner(text);
  scanner.end = word.end;
  let next = scanner.scan();
  while (next === 'comment') next = scanner.scan();
  const colonAfter = next === 'colon';
  const commaAfter =
    next !== 'comma' && next !== 'end' && next !== 'close-brace' && next !== 'close-bracket' && !colonAfter;
  return { commaAt: missingComma(container, text, word), commaAfter, colonAfter };
}

function missingComma(container: ObjectNode | ArrayNode, text: string, word: OffsetRange): number | undefined {
  const members = container.kind === 'object' ? container.properties : container.items;
  const ends = members.map((member) =>
    member.kind === 'property' ? (member.value?.end ?? member.key.end) : member.end,
  );
  const before = ends.findLast((end) => end <= word.start);
  if (before === undefined) return undefined;
  const scanner = new JsonScanner(text);
  scanner.end = before;
  for (let token = scanner.scan(); token !== 'end' && scanner.start < word.start; token = scanner.scan())
    if (token === 'comma' || token === 'colon') return undefined;
  return before;
}
