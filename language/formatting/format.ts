import type { Definition } from '../embedding/find-definitions';
import { applyEdits, type Edit } from '../features/edit';
import { finish, type Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import { parseDocumentInSteps } from '../tree/parse-document';
import type { ParsedDocument } from '../tree/node';
import { holdSame } from './hold-same';
import type { Layout } from './layout';
import { layOutJson } from './layout-json';
import { layOutYaml } from './layout-yaml';
import { inStableOrder } from './stable-order';

export interface FormatOptions extends Layout {
  /** `stable`: fields in the order of the table, states in that of the flow. A stretch is only laid out. */
  readonly order: 'keep' | 'stable';
}

/**
 * The edits, in the text that holds the machine, that lay it out anew, or a stretch of it. None where the text is too
 * broken, where the result would not hold the same data and comments, and in quotes, where a text has no lines.
 */
export function formatDefinition(definition: Definition, options: FormatOptions, stretch?: OffsetRange): Edit[] {
  return finish(formatDefinitionInSteps(definition, options, stretch));
}

/** The same in steps. */
export function* formatDefinitionInSteps(
  definition: Definition,
  options: FormatOptions,
  stretch?: OffsetRange,
): Steps<Edit[]> {
  const { model, at, region, text: embedded } = definition;
  const { document } = model;
  const { text, format, faults } = document;
  // What is nested too deeply would be smaller than its own indentation.
  const isBroken = faults.some(({ code }) => format === 'yaml' || code === 'too-deeply-nested');
  if (isBroken || embedded?.isBlock === false) return [];
  const lineStart = text.lastIndexOf('\n', region.start - 1) + 1;
  const isOnOwnLines = format === 'yaml' && text.slice(lineStart, region.start).trim() === '';
  const own = at && !embedded ? { start: isOnOwnLines ? lineStart : region.start, end: region.end } : undefined;
  const layOut = function* (document: ParsedDocument, range: OffsetRange | undefined): Steps<Edit[]> {
    const edits = yield* (format === 'json' ? layOutJson : layOutYaml)(document, options, range);
    // What stands around a machine, blanks too, belongs to the template.
    const inside = range ?? (embedded && document.root);
    return inside ? edits.filter(({ start, end }) => inside.start <= start && end <= inside.end) : edits;
  };
  const isSound = faults.every(({ code }) => code === 'comment-in-json');
  const isOrdered = options.order === 'stable' && !stretch && isSound;
  const ordered = isOrdered ? yield* inStableOrder(model) : text;
  if (ordered === text) {
    const edits = yield* layOut(document, stretch ?? own);
    return format === 'json' || (yield* isSame(document, applyEdits(text, edits))) ? edits : [];
  }
  const range = own && { start: own.start, end: own.end + ordered.length - text.length };
  const parsed = yield* parseDocumentInSteps(ordered, format);
  const result = applyEdits(ordered, yield* layOut(parsed, range));
  if (yield* isSame(document, result)) return [difference(text, result)];
  return yield* formatDefinitionInSteps(definition, { ...options, order: 'keep' });
}

/** Whether a text holds the same data and the same comments, both in any order, and no more faults. */
function* isSame(before: ParsedDocument, text: string): Steps<boolean> {
  const after = yield* parseDocumentInSteps(text, before.format);
  return after.faults.length === before.faults.length && (yield* holdSame(before, after));
}

/** One edit for all between the first and the last difference. */
function difference(before: string, after: string): Edit {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let same = 0;
  while (same < least - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
