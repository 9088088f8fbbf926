import { Composer, isCollection, isNode, isPair, type CST, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Steps } from '../steps';

/** About so many characters are composed in one step. */
const CHARS_IN_STEP = 16_000;

const OPTIONS = { schema: 'core', uniqueKeys: false, keepSourceTokens: true, merge: false } as const;

type LongCollection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
type Item = LongCollection['items'][number];
type Faults = Document.Parsed['errors'];

/** A long collection that was composed for itself, and the token that stands in its place. */
interface Composed {
  readonly standIn: CST.FlowScalar;
  readonly collection: YAMLMap | YAMLSeq;
}

/**
 * Composes the documents that tokens stand for, in steps. The `yaml` package composes a document in one recursion, however
 * long it is: so long collections are taken out of it, composed some of their items at a time, and put in their place.
 * `end` is the length of the text.
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
    if (!canCut || token.type !== 'document' || !canTakeOut(token.value, token.start, end - charsInStep)) {
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
    for (; next < items.length && (size < charsInStep || !canBeginPart(collection, items[next])); next++) {
      const item = items[next];
      if (!item) break;
      const itemEnd = startOf(items[next + 1]) ?? end;
      const { value } = item;
      if (canTakeOut(value, propertiesOf(item), itemEnd - charsInStep, collection)) {
        const composed = yield* composeLong(value, { ...composing, end: itemEnd });
        inner.push(composed);
        some.push({ ...item, value: composed.standIn } as Item);
      } else {
        some.push(item);
        size += itemEnd - (startOf(item) ?? itemEnd);
      }
    }
    const part = composePart(partOf(collection, { from, next, items: some }), faults);
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

interface Cut {
  readonly from: number;
  readonly next: number;
  /** The items from `from` to `next`; a stand-in where one of them was taken out. */
  readonly items: readonly Item[];
}

/** Some items of a collection, as a collection of their own. */
function partOf(collection: LongCollection, { from, next, items }: Cut): LongCollection {
  const { offset } = collection;
  const start = startOf(items[0]) ?? offset;
  if (collection.type !== 'flow-collection')
    return { ...collection, offset: from === 0 ? offset : start, items } as LongCollection;
  const following = collection.items[next];
  const end = following ? [closingAt(startOf(following) ?? offset, collection)] : collection.end;
  const [first, ...others] = items;
  if (from === 0 || !first) return { ...collection, items: [...items], end };
  const begin = { ...first, start: first.start.filter(({ type }) => type !== 'comma') };
  return { ...collection, offset: (startOf(begin) ?? start + 1) - 1, items: [begin, ...others], end };
}

function closingAt(offset: number, { indent, start }: CST.FlowCollection): CST.SourceToken {
  return start.source === '{'
    ? { type: 'flow-map-end', offset, indent, source: '}' }
    : { type: 'flow-seq-end', offset, indent, source: ']' };
}

/** In brackets a part begins as the whole does: behind a comma, which is left out. */
function canBeginPart({ type }: LongCollection, item: Item | undefined): boolean {
  if (type !== 'flow-collection' || !item) return true;
  return item.start[0]?.type === 'comma' && item.start.every((token, i) => i === 0 || token.type !== 'comma');
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

/**
 * Whether a value can be taken out: one that begins before `latest`, so that it is long, with nothing before it that says
 * more of it. A block stands on lines of its own then; within brackets it would be a fault.
 */
function canTakeOut(
  token: CST.Token | null | undefined,
  before: readonly CST.SourceToken[],
  latest: number,
  around?: LongCollection,
): token is LongCollection {
  if (!token || token.offset >= latest) return false;
  if (!before.every(({ type, source }) => PLAIN.has(type) && !source.includes('\t'))) return false;
  if (token.type === 'flow-collection') return true;
  if ((token.type !== 'block-map' && token.type !== 'block-seq') || around?.type === 'flow-collection') return false;
  return before.length === 0 || before.some(({ type }) => type === 'newline' || type === 'seq-item-ind');
}

const PLAIN: ReadonlySet<CST.SourceToken['type']> = new Set<CST.SourceToken['type']>([
  'space',
  'newline',
  'comment',
  'map-value-ind',
  'seq-item-ind',
  'doc-start',
  'comma',
]);

function propertiesOf(item: Item): readonly CST.SourceToken[] {
  return 'sep' in item && item.sep ? item.sep : item.start;
}

function startOf(item: Item | undefined): number | undefined {
  if (!item) return undefined;
  return item.start[0]?.offset ?? item.key?.offset ?? item.sep?.[0]?.offset ?? item.value?.offset;
}
