import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { rangeInSource } from '../tree/node';
import { locate } from './locate';

/** A `${Name}` of the definition, or a call of the template that stands for a value: `!GetAtt Name.Arn`. */
export interface PlaceholderAt extends OffsetRange {
  readonly name: string;
}

const PLACEHOLDER = /\$\{([^{}]*)\}/g;

/** The placeholder that an offset is in. */
export function placeholderAt(model: MachineModel, offset: number): PlaceholderAt | undefined {
  const place = locate(model, offset);
  if (place.kind !== 'value') return undefined;
  const { node } = place;
  if (node?.kind === 'placeholder') return { start: node.start, end: node.end, name: node.name };
  if (node?.kind !== 'string' || !node.value.includes('${')) return undefined;
  for (const match of node.value.matchAll(PLACEHOLDER)) {
    const range = rangeInSource(node, match.index, match.index + match[0].length);
    if (range.start <= offset && offset <= range.end) return { ...range, name: (match[1] ?? '').trim() };
  }
  return undefined;
}
