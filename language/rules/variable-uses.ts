import type { OffsetRange } from '../text/line-index';
import type { StringNode } from '../tree/node';
import { faultRange } from './expression-range';
import { partRange } from './jsonata-place';
import type { JsonataUse, PathUse } from './rule';

/** Where an expression reads a variable. */
export interface VariableUse {
  readonly name: string;
  readonly node: StringNode;
  readonly range: OffsetRange;
}

/** The variable that a path starts from. */
export function variableOfPath({ path, node }: PathUse): VariableUse | undefined {
  if (typeof path.root === 'string') return undefined;
  return { name: path.root.variable, node, range: faultRange(node, path.rootRange) };
}

/** The variables that a JSONata expression reads. */
export function variablesOfJsonata(use: JsonataUse): VariableUse[] {
  return (use.analysis?.variables ?? []).map((reference) => ({
    name: reference.name,
    node: use.node,
    range: partRange(use, reference),
  }));
}
