import { parameterAt } from '../expressions/intrinsics/check';
import type { IntrinsicArgument, IntrinsicCall } from '../expressions/intrinsics/intrinsic';
import type { JsonPath } from '../expressions/json-path/ast';
import type { Field } from '../fields/index';
import type { State } from '../model/model';
import type { DefinitionObject, IntrinsicUse, PathFieldUse, PathUse } from '../rules/rule';
import { child, type StringNode } from '../tree/node';
import type { DataFlow } from './analyze';
import { isGuarded } from './check-choice-rule';
import { checkPath } from './check-paths';
import { typeWords } from './describe';
import { callShape, typesOf } from './intrinsic-shape';
import { ERROR_OUTPUT, type JsonPathFlow, jsonPathItem } from './json-path-state';
import { pathShape, type ShapeRoots } from './path-shape';
import { partOf, type ReportProblem } from './problem';
import { ARRAY, isUnknown, find, NUMBER, OBJECT, type Shape, STRING } from './shape';

/** A place in a state where paths stand. */
interface Place {
  readonly object: DefinitionObject;
  readonly field: Field;
}

/** Checks a path, wherever it stands in a JSONPath state, against the data that it sees there (digest R1). */
export function checkPathUse({ object, field, node, path }: PathUse, flow: DataFlow, report: ReportProblem): void {
  const { state } = object;
  const made = state && flow.jsonPathFlowOf(state);
  // Which members the context object has in which place is another rule's business.
  if (!made || path.root === 'context' || field.name === 'ResultPath') return;
  // The items that an ItemReader reads are not known.
  if (field.name === 'ItemsPath' && child(state.node, 'ItemReader')) return;
  if (path.root === 'input') {
    const root = object.kind === 'catcher' ? ERROR_OUTPUT : rootOf(field.name, made);
    // Mostly nothing is known: no more need be done then.
    if (!root || isUnknown(root)) return;
  } else if (!flow.entryOf(state)?.variables.has(path.root.variable)) return;
  const roots = isGuarded(object, node.value) ? undefined : rootsAt({ object, field }, state, made, flow);
  if (roots) checkPath(node, path, roots, report);
}

/** What the paths at a place start from; undefined where the data are not known to get there. */
export function rootsAt(
  { object, field }: Place,
  state: State,
  flow: JsonPathFlow,
  surroundings: DataFlow,
): ShapeRoots | undefined {
  if (object.kind === 'catcher') return flow.rootsOf(ERROR_OUTPUT);
  const root = rootOf(field.name, flow);
  if (!root) return undefined;
  const perItem = field.name === 'ItemSelector' || object.kind === 'itemBatcher';
  if (!state.node || !(perItem || (field.name === 'Parameters' && object.kind === 'Map'))) return flow.rootsOf(root);
  return flow.rootsOf(root, jsonPathItem(state.node, flow, surroundings));
}

function rootOf(field: string, flow: JsonPathFlow): Shape | undefined {
  switch (field) {
    case 'InputPath':
    case 'ResultPath':
      return flow.raw;
    case 'OutputPath':
      return flow.combined;
    case 'ResultSelector':
      return flow.result;
    case 'Assign':
      return flow.assignRoot;
    default:
      return flow.effective;
  }
}

/** Checks the types of the arguments of an intrinsic function call (digest F5). */
export function checkIntrinsicUse(
  { object, field, node, call }: IntrinsicUse,
  flow: DataFlow,
  report: ReportProblem,
): void {
  const { state } = object;
  if (!call.arguments.some((argument, i) => mayMismatch(argument, call, i))) return;
  const made = state && flow.jsonPathFlowOf(state);
  const roots = made && rootsAt({ object, field }, state, made, flow);
  if (!roots) return;
  call.arguments.forEach((argument, i) => {
    const parameter = parameterAt(call.intrinsic, i);
    const shape = mayMismatch(argument, call, i) ? argumentShape(argument, roots) : undefined;
    if (!parameter || !shape || shape.types & typesOf(parameter.type)) return;
    const written = call.text.slice(argument.start, argument.end);
    report({
      kind: 'wrong-type',
      at: node,
      range: partOf(node, argument),
      message: `The argument "${parameter.name}" of ${call.intrinsic.name} must be ${typeWords(typesOf(parameter.type))}, but "${written}" is ${typeWords(shape.types)} here.`,
      source: shape.object?.source,
    });
  });
}

/** Whether only the data tell the type of an argument, and it matters; types that can be read off are checked elsewhere. */
function mayMismatch(argument: IntrinsicArgument, call: IntrinsicCall, index: number): boolean {
  return argument.kind !== 'literal' && parameterAt(call.intrinsic, index)?.type !== 'any';
}

/** What an argument gives; undefined where the way it is written tells its type. */
function argumentShape(argument: IntrinsicArgument, roots: ShapeRoots): Shape | undefined {
  switch (argument.kind) {
    case 'literal':
      return undefined;
    case 'call':
      return argument.intrinsic.returns === 'any' ? callShape(argument, roots) : undefined;
    case 'path': {
      if (!argument.path.definite) return undefined;
      const result = pathShape(argument.path, roots);
      return result.kind === 'found' ? result.shape : undefined;
    }
  }
}

/** Checks that a path field leads to a value of the type that it needs, and that a ResultPath can be applied. */
export function checkPathFieldUse(use: PathFieldUse, flow: DataFlow, report: ReportProblem): void {
  const { object, field, node, parsed } = use;
  const { state } = object;
  const made = state && flow.jsonPathFlowOf(state);
  if (!made) return;
  if (field.name === 'ResultPath') {
    if (parsed.kind === 'path') checkResultPath(node, parsed.path, made.raw, report);
    return;
  }
  const wanted = wantedTypes(field);
  if (wanted === undefined || (field.name === 'ItemsPath' && child(state.node, 'ItemReader'))) return;
  const roots = rootsAt(use, state, made, flow);
  const shape = roots && valueOf(parsed, roots);
  if (!shape || shape.types & wanted) return;
  report({
    kind: 'wrong-type',
    at: node,
    message: `${field.name} needs ${typeWords(wanted)}, but "${node.value}" is ${typeWords(shape.types)} here.`,
    source: shape.object?.source,
  });
}

function valueOf(parsed: PathFieldUse['parsed'], roots: ShapeRoots): Shape | undefined {
  if (parsed.kind === 'intrinsic') return callShape(parsed.call, roots);
  if (parsed.kind !== 'path') return undefined;
  const result = pathShape(parsed.path, roots);
  return result.kind === 'found' ? result.shape : undefined;
}

/** What must stand at the end of a path. Comparisons in choice rules are checked by their operators. */
function wantedTypes(field: Field): number | undefined {
  if (field.on.includes('choiceRule') || field.name === 'InputPath' || field.name === 'OutputPath') return undefined;
  if (field.name === 'ItemsPath') return ARRAY;
  if (field.name === 'TimestampPath' || field.value.kind === 'path') return STRING;
  // A number may be given as text (recorded).
  return NUMBER | STRING;
}

/** A ResultPath can make members of objects only (digest R7). */
function checkResultPath(node: StringNode, path: JsonPath, raw: Shape, report: ReportProblem): void {
  if (!path.keys || path.root !== 'input') return;
  let at = raw;
  for (const [i, key] of path.keys.entries()) {
    const step = path.steps[i];
    const wanted = typeof key === 'string' ? OBJECT : ARRAY;
    if (!(at.types & wanted) && step) {
      const before = path.text.slice(0, step.start);
      report({
        kind: 'wrong-type',
        at: node,
        message: `ResultPath cannot put "${node.value}" into the input: "${before}" is ${typeWords(at.types)} here, not ${typeWords(wanted)}.`,
        source: at.object?.source,
      });
      return;
    }
    const next = find(at, key);
    if (!next) return;
    at = next;
  }
}

/** Without ItemsPath the effective input of a Map itself must be the array (digest S44). */
export function checkMapItems(
  { node, state, language }: DefinitionObject,
  flow: DataFlow,
  report: ReportProblem,
): void {
  if (!state || language !== 'JSONPath' || child(node, 'ItemsPath') || child(node, 'ItemReader')) return;
  const made = flow.jsonPathFlowOf(state);
  if (!made || made.effective.types & ARRAY) return;
  report({
    kind: 'wrong-type',
    at: state.property,
    message: `"${state.name}" iterates over its input, which is ${typeWords(made.effective.types)} here, not an array. Say by ItemsPath where the array is.`,
    source: made.effective.object?.source,
  });
}
