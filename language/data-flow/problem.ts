import type { OffsetRange } from '../text/line-index';
import { rangeInSource, type Node, type Property, type StringNode } from '../tree/node';
import type { Source } from './shape';

/** A mistake in the data flow; each kind is a rule of its own. */
export interface DataFlowProblem {
  readonly kind: 'missing-path' | 'lost-input' | 'wrong-type';
  readonly at: Node | Property;
  /** What is underlined, where it is not the whole of `at`. */
  readonly range?: OffsetRange;
  readonly message: string;
  /** Where the data come from. */
  readonly source?: Source | undefined;
}

export type ReportProblem = (problem: DataFlowProblem) => void;

/** The part of a string that is underlined: indexes in its value. */
export function partOf(node: StringNode, range: OffsetRange, offset = 0): OffsetRange {
  return rangeInSource(node, offset + range.start, offset + range.end);
}
