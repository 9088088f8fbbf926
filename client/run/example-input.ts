import type { Json } from '../../language/json';
import type { MachineModel, State } from '../../language/model/model';
import type { Node } from '../../language/tree/node';

type Sketch = Map<string, Sketch | Json>;

/** Where a path stands tells what it must give. */
const samples: Readonly<Record<string, Json>> = {
  SecondsPath: 1,
  TimeoutSecondsPath: 60,
  HeartbeatSecondsPath: 30,
  MaxConcurrencyPath: 1,
  TimestampPath: '2030-01-01T00:00:00Z',
  ItemsPath: [{}],
  Items: [{}],
};
/** Not behind another `$`: that is the context object. */
const path = /(?<!\$)\$((?:\.[A-Za-z_][\w-]*)+)/g;
const inputOfStates = /\$states\.input((?:\.[A-Za-z_]\w*)+)/g;

/**
 * Proposes an input for a machine: an object with the members that its first states read. What a state before puts
 * there by a `ResultPath` is left out, and so is all behind the first state that replaces the data. `from`: the state that
 * it begins at; default where the machine does.
 */
export function exampleInput({ scope: own, states }: MachineModel, from?: string): Json {
  const scope = from === undefined ? own : states.find(({ name }) => name === from)?.scope;
  const sketch: Sketch = new Map();
  const made = new Set<string>();
  const seen = new Set<string>();
  for (let name = from ?? scope?.startAt?.value; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const state = scope?.byName.get(name);
    if (!state?.node) break;
    addPaths(state.node, state, sketch, made);
    if (replacesData(state, made)) break;
    name = state.transitions.find(({ kind }) => kind === 'next')?.target.value;
  }
  return toJson(sketch);
}

function addPaths(node: Node, state: State, sketch: Sketch, made: ReadonlySet<string>, field = ''): void {
  switch (node.kind) {
    case 'object':
      for (const { key, value } of node.properties) {
        const isOwnScope = state.inner.some((scope) => scope.node === value || scope.statesProperty?.value === value);
        if (value && !isOwnScope && !/^(ResultPath|Result|ResultSelector|OutputPath|Catch|Comment)$/.test(key.value)) {
          addPaths(value, state, sketch, made, key.value);
        }
      }
      addComparison(node, sketch, made);
      return;
    case 'array':
      for (const item of node.items) addPaths(item, state, sketch, made, field);
      return;
    case 'string':
      for (const [, members = ''] of node.value.matchAll(state.queryLanguage === 'JSONata' ? inputOfStates : path)) {
        put(sketch, members, samples[field] ?? '', made);
      }
      return;
    default:
  }
}

/** `Variable` beside `NumericEquals: 1` wants a 1. */
function addComparison(node: Node & { kind: 'object' }, sketch: Sketch, made: ReadonlySet<string>): void {
  const variable = node.properties.find(({ key }) => key.value === 'Variable')?.value;
  const operator = node.properties.find(({ key }) =>
    /^(String|Numeric|Boolean|Timestamp)[A-Z]\w*(?<!Path)$/.test(key.value),
  );
  const operand = operator?.value;
  if (variable?.kind !== 'string' || !operand || !('value' in operand)) return;
  for (const [, members = ''] of variable.value.matchAll(path)) put(sketch, members, operand.value, made);
}

function put(sketch: Sketch, members: string, value: Json, made: ReadonlySet<string>): void {
  const names = members.slice(1).split('.');
  if (made.has(names[0] ?? '')) return;
  let at = sketch;
  for (const name of names.slice(0, -1)) {
    let inner = at.get(name);
    if (!(inner instanceof Map)) {
      inner = new Map();
      at.set(name, inner);
    }
    at = inner;
  }
  const last = names.at(-1) ?? '';
  const before = at.get(last);
  if (before === undefined || before === '') at.set(last, value);
}

/** Whether the states behind see other data than the input; where it puts a member beside, that member is noted. */
function replacesData({ node, type, queryLanguage }: State, made: Set<string>): boolean {
  if (type === 'Choice') return true;
  if (queryLanguage === 'JSONata') return node?.properties.some(({ key }) => key.value === 'Output') ?? false;
  if (type === 'Wait' || type === 'Succeed' || type === 'Fail') return false;
  const resultPath = node?.properties.find(({ key }) => key.value === 'ResultPath')?.value;
  if (resultPath?.kind === 'null') return false;
  const member = resultPath?.kind === 'string' ? /^\$\.([A-Za-z_][\w-]*)/.exec(resultPath.value)?.[1] : undefined;
  if (member === undefined) return true;
  made.add(member);
  return false;
}

function toJson(sketch: Sketch): Json {
  return Object.fromEntries([...sketch].map(([name, value]) => [name, value instanceof Map ? toJson(value) : value]));
}
