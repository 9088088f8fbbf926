import { Composer, isCollection, isNode, isPair, type CST, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Steps } from '../steps';

/** About so many characters are composed in one step. */
const CHARS_IN_STEP = 16_000;

const OPTIONS = { schema: 'core', uniqueKeys: false, keepSourceTokens: true, merge: false } as const;

type LongCollection = CST.BlockMap | CST.BlockSequence;
type Item = CST.BlockMap['items'][number] | CST.BlockSequence['items'][number];
type Faults = Document.Parsed['errors'];

/** A long collection that was composed for itself, and the token that stands in its place. */
interface Composed {
  readonly standIn: CST.FlowScalar;
  readonly collection: YAMLMap | YAMLSeq;
}

/**
 * Composes the documents that tokens stand for, in steps. The `yaml` package composes a document in one recursion, however
 * long it is: so long collections are taken out of it, composed some of their items at a time, and put in their place.
 * `end` is the length of the text. A long collection in brackets is one step all the same.
 */
export function* composeInSteps(
  tokens: readonly CST.Token[],
  end: number,
  charsInStep = CHARS_IN_STEP,
): Steps<Document.Parsed[]> {
  // What a directive says holds for the whole document.
  const canCut = !tokens.some(({ type }) => type === 'directive');
  const taken: { readonly composed: Composed; readonly faults: Faults }[] = [];
  const left: CST.Token[] = [];
  for (const token of tokens) {
    if (!canCut || token.type !== 'document' || !isLong(token.value, end, charsInStep) || !isPlain(token.start)) {
      left.push(token);
      continue;
    }
    const faults: Faults = [];
    const composed = yield* composeLong(token.value, { end, charsInStep, faults });
    taken.push({ composed, faults });
    left.push({ ...token, value: composed.standIn });
  }
  const documents = [...new Composer(OPTIONS).compose(left, true, end)];
  for (const { composed, faults } of taken) {
    const document = documents.find(({ contents }) => contents?.srcToken === composed.standIn);
    if (!document) continue;
    document.contents = composed.collection as Document.Parsed['contents'];
    document.errors = [...document.errors, ...faults].sort((a, b) => a.pos[0] - b.pos[0]);
  }
  return documents;
}

interface Composing {
  /** Where the collection ends at most. */
  readonly end: number;
  readonly charsInStep: number;
  readonly faults: Faults;
}

/** Composes some items at a time; those that are long themselves before the others of their time. */
function* composeLong(collection: LongCollection, composing: Composing): Steps<Composed> {
  const { items } = collection;
  const { end, charsInStep, faults } = composing;
  let whole: YAMLMap | YAMLSeq | undefined;
  for (let from = 0; from < items.length || !whole;) {
    const inner: Composed[] = [];
    const some: Item[] = [];
    let size = 0;
    let next = from;
    for (; next < items.length && size < charsInStep; next++) {
      const item = items[next];
      if (!item) break;
      const itemEnd = startOf(items[next + 1]) ?? end;
      const { value } = item;
      if (isLong(value, itemEnd, charsInStep) && isPlain(propertiesOf(item))) {
        const composed = yield* composeLong(value, { ...composing, end: itemEnd });
        inner.push(composed);
        some.push({ ...item, value: composed.standIn } as Item);
      } else {
        some.push(item);
        size += itemEnd - (startOf(item) ?? itemEnd);
      }
    }
    const offset = from === 0 ? collection.offset : (startOf(items[from]) ?? collection.offset);
    const part = composePart({ ...collection, offset, items: some } as LongCollection, faults);
    if (!part) break;
    for (const composed of inner) putBack(part, composed);
    whole = whole ? joined(whole, part) : part;
    from = next;
    yield;
  }
  if (!whole) throw new Error('A block collection is composed as a collection.');
  const valueEnd = whole.range?.[2] ?? end;
  return { standIn: standInFor(collection, valueEnd), collection: whole };
}

function composePart(part: LongCollection, faults: Faults): YAMLMap | YAMLSeq | undefined {
  const token: CST.Document = { type: 'document', offset: part.offset, start: [], value: part };
  const [document] = [...new Composer(OPTIONS).compose([token], false)];
  if (!document) return undefined;
  for (const fault of document.errors) faults.push(fault);
  const { contents } = document;
  return isCollection(contents) ? (contents as YAMLMap | YAMLSeq) : undefined;
}

function joined(whole: YAMLMap | YAMLSeq, part: YAMLMap | YAMLSeq): YAMLMap | YAMLSeq {
  const items: unknown[] = whole.items;
  for (const item of part.items) items.push(item);
  if (whole.range && part.range) whole.range = [whole.range[0], part.range[1], part.range[2]];
  return whole;
}

function putBack(part: YAMLMap | YAMLSeq, { standIn, collection }: Composed): void {
  const items: unknown[] = part.items;
  for (const [i, item] of items.entries()) {
    if (isPair(item) && isNode(item.value) && item.value.srcToken === standIn) item.value = collection;
    else if (isNode(item) && item.srcToken === standIn) items[i] = collection;
  }
}

/** A text of no length that reaches as far as the collection: what follows keeps its place. */
function standInFor({ offset, indent }: LongCollection, end: number): CST.FlowScalar {
  const blanks = ' '.repeat(Math.max(0, end - offset));
  return { type: 'scalar', offset, indent, source: '', end: [{ type: 'space', offset, indent, source: blanks }] };
}

function isLong(token: CST.Token | null | undefined, end: number, chars: number): token is LongCollection {
  return (token?.type === 'block-map' || token?.type === 'block-seq') && end - token.offset > chars;
}

/** What stands before a value: on a line of its own it may be taken out, and with nothing that says more of it. */
function isPlain(before: readonly CST.SourceToken[]): boolean {
  const isKnown = before.every(({ type, source }) => PLAIN.has(type) && !source.includes('\t'));
  return isKnown && (before.length === 0 || before.some(({ type }) => type === 'newline' || type === 'seq-item-ind'));
}

const PLAIN: ReadonlySet<CST.SourceToken['type']> = new Set<CST.SourceToken['type']>([
  'space',
  'newline',
  'comment',
  'map-value-ind',
  'seq-item-ind',
  'doc-start',
]);

function propertiesOf(item: Item): readonly CST.SourceToken[] {
  return 'sep' in item && item.sep ? item.sep : item.start;
}

function startOf(item: Item | undefined): number | undefined {
  if (!item) return undefined;
  return item.start[0]?.offset ?? item.key?.offset ?? item.sep?.[0]?.offset ?? item.value?.offset;
}
