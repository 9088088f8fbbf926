import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import type { Node, Property } from '../tree/node';
import { locate } from './locate';
import { insideQuotes } from './text-range';

/** The stretches around `offset` that belong together, the smallest first, each inside of the next. */
export function selectionRanges(model: MachineModel, offset: number): OffsetRange[] {
  const { text, root } = model.document;
  const place = locate(model, offset);
  const ranges: OffsetRange[] = [];
  const add = (range: OffsetRange): void => {
    const last = ranges.at(-1);
    if (range.start > offset || range.end < offset) return;
    if (last && (range.start > last.start || range.end < last.end)) return;
    if (last?.start !== range.start || last.end !== range.end) ranges.push({ start: range.start, end: range.end });
  };
  let current: Node | Property | undefined = startOf(place);
  if (current?.kind === 'property') {
    add(insideQuotes(current.key, text));
    add(current.key);
  } else if (current?.kind === 'string') add(insideQuotes(current, text));
  while (current) {
    add(current.kind === 'property' ? wholeProperty(current) : current);
    current = current.parent;
  }
  if (root) add(root);
  add({ start: 0, end: text.length });
  return ranges;
}

function startOf(place: ReturnType<typeof locate>): Node | Property | undefined {
  if (place.kind === 'key') return place.property ?? place.object;
  return place.kind === 'value' ? (place.node ?? place.holder) : undefined;
}

function wholeProperty({ key, value }: Property): OffsetRange {
  return { start: key.start, end: Math.max(key.end, value?.end ?? 0) };
}
