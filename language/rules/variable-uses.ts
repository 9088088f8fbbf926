import type { NamedRange } from '../expressions/jsonata/analyze';
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
export function variableOfPath(use: PathUse): VariableUse | undefined {
  return typeof use.path.root === 'string' ? undefined : new PathVariable(use, use.path.root.variable);
}

/** The variables that a JSONata expression reads. */
export function variablesOfJsonata(use: JsonataUse): VariableUse[] {
  return (use.analysis?.variables ?? []).map((reference) => new JsonataVariable(use, reference));
}

/** Where a use stands is worked out when somebody asks: mostly nothing is wrong with it. */
class PathVariable implements VariableUse {
  constructor(
    private readonly use: PathUse,
    readonly name: string,
  ) {}

  get node(): StringNode {
    return this.use.node;
  }

  get range(): OffsetRange {
    return faultRange(this.use.node, this.use.path.rootRange);
  }
}

class JsonataVariable implements VariableUse {
  constructor(
    private readonly use: JsonataUse,
    private readonly reference: NamedRange,
  ) {}

  get name(): string {
    return this.reference.name;
  }

  get node(): StringNode {
    return this.use.node;
  }

  get range(): OffsetRange {
    return partRange(this.use, this.reference);
  }
}
