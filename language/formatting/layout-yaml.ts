import type { CST } from 'yaml';
import type { Edit } from '../features/edit';
import type { Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import { maskPlaceholders } from '../tree/mask-placeholders';
import type { ParsedDocument } from '../tree/node';
import { yamlTokensOf } from '../tree/yaml-tokens';
import type { Layout } from './layout';
import { putOff, type LeftWork } from './left-work';
import { closingOf, FlowLayout } from './layout-flow';
import { TextLines } from './text-lines';

type BlockItem = CST.BlockMap['items'][number] | CST.BlockSequence['items'][number];

/** So much is laid out in one step: items of collections, lines. */
const IN_STEP = 1000;

/**
 * The edits that lay a YAML text out anew, or a stretch of it: indentation, one blank behind `:`, `-` and `,`, at most one empty
 * line, none at the ends of lines. What the author chose stays: quotes, brackets, the breaks of texts, whether the dashes
 * of a list stand below their key or deeper, and every comment. A block that only a part of the stretch belongs to keeps
 * its column. In steps.
 */
export function* layOutYaml({ text }: ParsedDocument, layout: Layout, stretch?: OffsetRange): Steps<Edit[]> {
  const lines = yield* TextLines.of(text);
  const wanted = lines.whole(stretch ?? { start: 0, end: text.length });
  const writer = new YamlLayout(lines, wanted, layout.tabSize);
  for (const token of yield* yamlTokensOf(maskPlaceholders(text).text)) {
    if (token.type === 'document') yield* writer.document(token);
  }
  return yield* lines.edits(wanted, stretch ? undefined : layout.insertFinalNewline);
}

class YamlLayout {
  /** What is left to do: however long or deep a collection is, one item of it is laid out at a time. */
  private readonly left: LeftWork = [];

  constructor(
    private readonly lines: TextLines,
    private readonly wanted: OffsetRange,
    private readonly unit: number,
  ) {}

  *document({ start, value, end }: CST.Document): Steps<void> {
    this.tokens(start, 0);
    if (value) this.value(value, { old: 0, column: 0, inner: 0 });
    let done = 0;
    for (let next = this.left.pop(); next; next = this.left.pop()) {
      next();
      if (++done % IN_STEP === 0) yield;
    }
    this.tokens(end ?? [], 0);
  }

  /** `around`: the column of what the value belongs to, as it was and as it will be, and the one for what is inside. */
  private value(token: CST.Token, around: Around): void {
    const { old, column, inner } = around;
    if (token.type === 'block-map') this.map(token, inner);
    else if (token.type === 'block-seq') {
      const isBelowKey = this.lines.columnOf(token.offset) <= old;
      this.sequence(token, isBelowKey ? column : inner);
    } else if (token.type === 'block-scalar') this.blockScalar(token, around);
    else if (token.type === 'flow-collection') this.flow(token, around);
    else if (/scalar$/.test(token.type) && 'source' in token)
      this.lines.shift({ start: token.offset, end: token.offset + token.source.length }, column - old, column + 1);
  }

  private map(token: CST.BlockMap, wantedColumn: number): void {
    const old = this.lines.columnOf(firstOffset(token.items) ?? token.offset);
    const column = this.isWanted(token) ? wantedColumn : old;
    const around = { old, column, inner: column + this.unit };
    putOff(this.left, token.items, ({ start, key, sep, value }) => {
      this.tokens(start, column);
      if (key) this.lines.place(key.offset, column);
      this.tokens(sep ?? [], around.inner);
      this.blanks(sep ?? [], value && startOf(value));
      if (value) this.value(value, around);
    });
  }

  private sequence(token: CST.BlockSequence, wantedColumn: number): void {
    const old = this.lines.columnOf(token.offset);
    const column = this.isWanted(token) ? wantedColumn : old;
    putOff(this.left, token.items, ({ start, value }) => {
      const dash = start.findIndex(({ type }) => type === 'seq-item-ind');
      this.tokens(start.slice(0, dash + 1), column);
      this.tokens(start.slice(dash + 1), column + DASH);
      this.blanks(start, value && startOf(value));
      if (value) this.value(value, { old, column, inner: column + DASH });
    });
  }

  /** Leaves one blank behind a colon or a dash, and none before a colon. */
  private blanks(tokens: readonly CST.SourceToken[], valueAt: number | undefined): void {
    for (const [index, { type, offset, source }] of tokens.entries()) {
      if (type !== 'map-value-ind' && type !== 'seq-item-ind') continue;
      const before = tokens[index - 1];
      if (type === 'map-value-ind' && before?.type === 'space') this.lines.replaceBlanks(before.offset, '');
      const after = tokens[index + 1];
      const isValue = after?.type === 'space' && /^(?:anchor|tag)$/.test(tokens[index + 2]?.type ?? '');
      if (after?.type === 'space' && (isValue || after.offset + after.source.length === valueAt))
        this.lines.replaceBlanks(offset + source.length, ' ');
    }
  }

  /** Places what stands on lines of its own. */
  private tokens(tokens: readonly CST.SourceToken[], column: number): void {
    for (const { type, offset } of tokens) {
      if (type !== 'space' && type !== 'newline') this.lines.place(offset, column);
    }
  }

  private blockScalar({ offset, props, source }: CST.BlockScalar, { old, column, inner }: Around): void {
    const header = props.find(({ type }) => type === 'block-scalar-header');
    const start = header ? this.lines.nextLine(header.offset) : offset;
    const content = { start, end: start + source.length };
    const hasIndicator = header && 'source' in header && /\d/.test(header.source);
    if (hasIndicator) this.lines.shift(content, column - old, 0, 'text');
    else this.lines.shiftTo(content, Math.max(inner, column + 1));
  }

  private flow(token: CST.FlowCollection, { old, column, inner }: Around): void {
    const range = { start: token.offset, end: endOfFlow(token) };
    const isWanted = this.wanted.start <= range.start && range.end <= this.wanted.end;
    if (!isWanted) this.lines.shift(range, column - old);
    else {
      this.lines.place(token.offset, inner);
      new FlowLayout(this.lines, this.unit, this.left).collection(
        token,
        this.lines.beginsLine(token.offset) ? inner : column,
      );
    }
  }

  /** Whether the whole block is to be laid out, so that it may move as one. */
  private isWanted({ items }: { readonly items: readonly BlockItem[] }): boolean {
    const first = firstOffset(items);
    if (first === undefined) return false;
    return this.wanted.start <= first && endOfBlock(items) <= this.wanted.end;
  }
}

interface Around {
  readonly old: number;
  readonly column: number;
  readonly inner: number;
}

/** What stands behind a dash is two columns deeper, whatever the unit is. */
const DASH = 2;

function firstOffset(items: readonly BlockItem[]): number | undefined {
  const [first] = items;
  if (!first) return undefined;
  const token = first.start.find(({ type }) => type !== 'space' && type !== 'newline' && type !== 'comment');
  return token?.offset ?? first.key?.offset ?? first.value?.offset;
}

function startOf(token: CST.Token): number {
  return ('items' in token && token.type !== 'flow-collection' ? firstOffset(token.items) : undefined) ?? token.offset;
}

function endOfBlock(items: readonly BlockItem[]): number {
  const last = items.findLast(({ key, value }) => key ?? value);
  const token = last?.value ?? last?.key;
  return token ? endOf(token) : (firstOffset(items) ?? 0);
}

function endOf(token: CST.Token): number {
  if (token.type === 'block-map' || token.type === 'block-seq') return endOfBlock(token.items);
  if (token.type === 'flow-collection') return endOfFlow(token);
  return token.offset + ('source' in token ? token.source.trimEnd().length : 0);
}

function endOfFlow(token: CST.FlowCollection): number {
  return (closingOf(token) ?? token).offset + 1;
}
