import { isTemplateKey } from '../../expressions/payload-template';
import type { State } from '../../model/model';
import { child, toJson, type Node, type ObjectNode } from '../../tree/node';
import { remark, type Remark } from '../remarks';

/** Fields whose paths cannot find nothing: they only say where a result goes. */
const WRITES = new Set(['ResultPath', 'Retry', 'Catch', 'ItemProcessor', 'Iterator', 'Branches', 'Result']);

/**
 * What the retriers and catchers of a state see after the conversion that they did not see before: a path that finds nothing
 * ends an execution of JSONPath with `States.Runtime`, which nothing catches; in JSONata it is an error like others (digest
 * E6, E7, R26).
 *
 * @param withInner - whether the states inside of it are converted too: their errors reach it
 */
export function newlyCaught(state: State, withInner: boolean): Remark[] {
  const { node } = state;
  if (!node || !(withInner ? readsPathsWithin(state) : readsPaths(node))) return [];
  return ['Retry', 'Catch'].flatMap((field) => {
    const list = child(node, field);
    const handlers = list?.kind === 'array' ? list.items : [];
    return handlers.flatMap((handler): Remark[] => {
      const names = child(handler, 'ErrorEquals');
      const found = names?.kind === 'array' ? names.items.map(toJson) : [];
      const all = found.find(
        (name) => name === 'States.ALL' || (name === 'States.TaskFailed' && state.type === 'Task'),
      );
      if (!names || typeof all !== 'string') return [];
      const message =
        `A path of "${state.name}" that finds nothing ends a JSONPath execution (States.Runtime, which nothing catches). ` +
        `In JSONata it is States.QueryEvaluationError, which ${all} in this ${field} sees.`;
      return [remark({ node: names }, message)];
    });
  });
}

/** What was found of states, which are asked about again by each state around. */
const reading = new WeakMap<State, boolean>();

/** Whether the state, or one inside of it, takes data by a path that may find nothing. */
function readsPathsWithin(state: State): boolean {
  let known = reading.get(state);
  if (known === undefined) {
    const { node, inner } = state;
    known = (node !== undefined && readsPaths(node)) || inner.some(({ states }) => states.some(readsPathsWithin));
    reading.set(state, known);
  }
  return known;
}

/** Whether a field of the state takes data by a path that may find nothing. */
function readsPaths({ properties }: ObjectNode): boolean {
  return properties.some(({ key, value }) => {
    if (WRITES.has(key.value) || !value) return false;
    // A `Variable` that finds nothing is an error (digest S22).
    if (key.value === 'Choices') return true;
    return /Path$/.test(key.value) ? isSelecting(value) : hasTemplateKey(value);
  });
}

function isSelecting(value: Node): boolean {
  return value.kind === 'string' && value.value !== '$';
}

function hasTemplateKey(value: Node): boolean {
  if (value.kind === 'array') return value.items.some(hasTemplateKey);
  if (value.kind !== 'object') return false;
  return value.properties.some(({ key, value: member }) => {
    if (!member) return false;
    return isTemplateKey(key.value) ? isSelecting(member) : hasTemplateKey(member);
  });
}
