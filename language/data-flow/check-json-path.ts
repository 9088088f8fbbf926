import { fieldsOf, type Field, type ObjectKind } from '../fields/index';
import type { State } from '../model/model';
import { child, type Node, type ObjectNode, type StringNode } from '../tree/node';
import { checkChoiceRule } from './check-choice-rule';
import { checkExpression, checkTemplate } from './check-templates';
import { typeWords } from './describe';
import { ERROR_OUTPUT, type JsonPathFlow, jsonPathItem } from './json-path-state';
import type { ShapeRoots } from './path-shape';
import type { ReportProblem } from './problem';
import { ARRAY, lookup, NUMBER, OBJECT, type Shape, STRING } from './shape';
import type { Surroundings } from './state-data';

/** Checks all that a JSONPath state reads, each field with the data that it sees (digest R1). */
export function checkJsonPathState(
  state: State,
  node: ObjectNode,
  { flow, surroundings }: { readonly flow: JsonPathFlow; readonly surroundings: Surroundings },
  report: ReportProblem,
): void {
  if (!state.type) return;
  const check: StateCheck = { state, node, flow, surroundings, report };
  checkFields(state.type, node, check);
  if (state.type === 'Map') checkItemsAreThere(check);
}

interface StateCheck {
  readonly state: State;
  readonly node: ObjectNode;
  readonly flow: JsonPathFlow;
  readonly surroundings: Surroundings;
  readonly report: ReportProblem;
}

function checkFields(kind: ObjectKind, node: ObjectNode, check: StateCheck): void {
  const table = fieldsOf(kind);
  for (const { key, value } of node.properties) {
    const field = value && table.get(key.value);
    if (field && field.languages !== 'JSONata') checkField(kind, field, value, check);
  }
}

function checkField(kind: ObjectKind, field: Field, value: Node, check: StateCheck): void {
  const { flow, report } = check;
  const { cache } = check.surroundings;
  switch (field.value.kind) {
    case 'path':
    case 'referencePath':
      if (value.kind !== 'string') return;
      if (field.name === 'ResultPath') checkResultPath(value, check);
      else checkPathField(field, value, check);
      return;
    case 'payload':
    case 'assignments': {
      const roots = payloadRoots(kind, field.name, check);
      if (roots) checkTemplate(value, roots, cache, report);
      return;
    }
    case 'object':
      if (value.kind === 'object' && !isScope(field.value.of)) checkFields(field.value.of, value, check);
      return;
    case 'array': {
      if (value.kind !== 'array' || field.value.of.kind !== 'object') return;
      for (const item of value.items) {
        if (item.kind !== 'object') continue;
        if (field.value.of.of === 'choiceRule') checkChoiceRule(item, flow.rootsOf(flow.effective), cache, report);
        checkFields(field.value.of.of, item, check);
      }
      return;
    }
    default:
      return;
  }
}

function isScope(kind: ObjectKind): boolean {
  return kind === 'branch' || kind === 'itemProcessor';
}

/** What the paths of a payload start from. */
function payloadRoots(kind: ObjectKind, name: string, check: StateCheck): ShapeRoots | undefined {
  const { flow } = check;
  if (kind === 'catcher') return flow.rootsOf(ERROR_OUTPUT);
  if (name === 'ResultSelector') return flow.result && flow.rootsOf(flow.result);
  if (name === 'Assign') return flow.assignRoot && flow.rootsOf(flow.assignRoot);
  if (name === 'ItemSelector' || kind === 'itemBatcher' || (name === 'Parameters' && kind === 'Map')) {
    return flow.rootsOf(flow.effective, jsonPathItem(check.node, flow, check.surroundings));
  }
  return flow.rootsOf(flow.effective);
}

/** What must stand at the end of a path. */
function wantedTypes(field: Field): number | undefined {
  if (field.name === 'ItemsPath') return ARRAY;
  if (field.name === 'InputPath' || field.name === 'OutputPath' || field.name === 'Variable') return undefined;
  if (field.name === 'TimestampPath' || field.name === 'ErrorPath' || field.name === 'CausePath') return STRING;
  // A number may be given as text (recorded).
  return field.value.kind === 'referencePath' ? NUMBER | STRING : undefined;
}

function checkPathField(field: Field, node: StringNode, check: StateCheck): void {
  const { flow, report } = check;
  // Choice rules are checked as a whole.
  if (field.on.includes('choiceRule')) return;
  const root = field.name === 'InputPath' ? flow.raw : field.name === 'OutputPath' ? flow.combined : flow.effective;
  if (!root) return;
  // The items that an ItemReader reads are not known.
  if (field.name === 'ItemsPath' && child(check.node, 'ItemReader')) return;
  const shape = checkExpression(node, flow.rootsOf(root), check.surroundings.cache, report);
  const wanted = wantedTypes(field);
  if (wanted === undefined || shape.types & wanted) return;
  report({
    kind: 'wrong-type',
    at: node,
    message: `${field.name} needs ${typeWords(wanted)}, but "${node.value}" is ${typeWords(shape.types)} here.`,
    source: shape.object?.source,
  });
}

/** Without ItemsPath the effective input itself must be the array (digest S44). */
function checkItemsAreThere({ state, node, flow, report }: StateCheck): void {
  if (child(node, 'ItemsPath') || child(node, 'ItemReader') || flow.effective.types & ARRAY) return;
  report({
    kind: 'wrong-type',
    at: state.property,
    message: `"${state.name}" iterates over its input, which is ${typeWords(flow.effective.types)} here, not an array. Say by ItemsPath where the array is.`,
    source: flow.effective.object?.source,
  });
}

/** A ResultPath can make members of objects only (digest R7). */
function checkResultPath(node: StringNode, { flow, surroundings, report }: StateCheck): void {
  const path = surroundings.cache.path(node.value);
  if (!path?.keys || path.root !== 'input') return;
  let at: Shape = flow.raw;
  for (const [i, key] of path.keys.entries()) {
    const step = path.steps[i];
    if (!(at.types & (typeof key === 'string' ? OBJECT : ARRAY)) && step) {
      const before = path.text.slice(0, step.start);
      const wanted = typeof key === 'string' ? 'an object' : 'an array';
      report({
        kind: 'wrong-type',
        at: node,
        message: `ResultPath cannot put "${node.value}" into the input: "${before}" is ${typeWords(at.types)} here, not ${wanted}.`,
        source: at.object?.source,
      });
      return;
    }
    const next = lookup(at, key);
    if (next.kind === 'missing') return;
    at = next.shape;
  }
}
