import type { MachineModel, Scope, State } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { childString } from '../tree/node';
import { rangeOfState } from './state-symbol';

/** An entry of the outline. */
export interface OutlineSymbol {
  readonly kind: 'machine' | 'state' | 'branch' | 'itemProcessor';
  readonly name: string;
  readonly detail: string;
  readonly range: OffsetRange;
  /** What is selected when one chooses the entry. */
  readonly selection: OffsetRange;
  readonly children: readonly OutlineSymbol[];
}

/** The outline: the machine, its states with their types, branches and item processors with theirs (digest L9). */
export function outline(model: MachineModel, name = 'State machine'): OutlineSymbol[] {
  return model.scope ? [scopeSymbol(model.scope, name)] : [];
}

function scopeSymbol(scope: Scope, name: string): OutlineSymbol {
  const { node, kind } = scope;
  const range = { start: node.start, end: node.end };
  return {
    kind,
    name,
    detail: childString(node, 'Comment')?.value ?? '',
    range,
    selection: within(range, scope.startAt ?? { start: node.start, end: node.start }),
    children: scope.states.map(stateSymbol),
  };
}

function stateSymbol(state: State): OutlineSymbol {
  const range = rangeOfState(state);
  const { key } = state.property;
  return {
    kind: 'state',
    name: state.name === '' ? '(no name)' : state.name,
    detail: state.type ?? '',
    range,
    selection: { start: key.start, end: key.end },
    children: state.inner.map((scope, index) =>
      scopeSymbol(scope, scope.kind === 'branch' ? `Branches[${String(index)}]` : processorName(scope)),
    ),
  };
}

function processorName({ node }: Scope): string {
  return node.parent?.kind === 'property' ? node.parent.key.value : 'ItemProcessor';
}

/** Editors refuse a selection outside of its range, which YAML's aliases can cause. */
function within(range: OffsetRange, wanted: OffsetRange): OffsetRange {
  return wanted.start >= range.start && wanted.end <= range.end
    ? { start: wanted.start, end: wanted.end }
    : { start: range.start, end: range.start };
}
