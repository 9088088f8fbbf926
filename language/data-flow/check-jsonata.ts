import { embeddedExpression } from '../expressions/embedded';
import type { JsonataNode } from '../expressions/jsonata/ast';
import { JSONATA_FUNCTIONS } from '../expressions/jsonata/functions';
import { parseSignature } from '../expressions/jsonata/signature';
import { hasPlaceholder } from '../expressions/placeholder';
import { fieldsOf, type Field, type ObjectKind } from '../fields/index';
import type { State } from '../model/model';
import type { Node, ObjectNode, StringNode } from '../tree/node';
import { lostMessage, membersHint, sourceWords, typeWords, whoDropped } from './describe';
import { ERROR_OUTPUT } from './json-path-state';
import { type JsonataRoots, jsonataShape, mapStep, stepName } from './jsonata-shape';
import {
  hasJsonataResult,
  jsonataItem,
  jsonataResult,
  type JsonataReading,
  readJsonata,
  soundAst,
  type StatesMembers,
} from './jsonata-state';
import { partOf, type ReportProblem } from './problem';
import { ARRAY, BOOLEAN, isUnknown, NUMBER, OBJECT, type Shape, STRING } from './shape';
import type { Entry, Surroundings } from './state-data';

interface StateCheck {
  readonly state: State;
  readonly node: ObjectNode;
  readonly reading: JsonataReading;
  readonly result: Shape | undefined;
  readonly surroundings: Surroundings;
  readonly report: ReportProblem;
}

/** Checks all expressions of a JSONata state, each with what `$states` holds in its place (digest R25). */
export function checkJsonataState(
  state: State,
  node: ObjectNode,
  entry: Entry,
  surroundings: Surroundings,
  report: ReportProblem,
): void {
  if (!state.type) return;
  const reading = readJsonata(state, entry, surroundings);
  const result = hasJsonataResult(state) ? jsonataResult(state, node, surroundings) : undefined;
  checkFields(state.type, node, { state, node, reading, result, surroundings, report });
}

function checkFields(kind: ObjectKind, node: ObjectNode, check: StateCheck): void {
  const table = fieldsOf(kind);
  for (const { key, value } of node.properties) {
    const field = value && table.get(key.value);
    if (field && field.languages !== 'JSONPath') checkField(kind, field, value, check);
  }
}

function checkField(kind: ObjectKind, field: Field, value: Node, check: StateCheck): void {
  const shape = field.value;
  switch (shape.kind) {
    case 'payload':
    case 'assignments':
      checkPayload(value, membersOf(kind, field.name, check), check);
      return;
    case 'object':
      if (value.kind === 'object' && shape.of !== 'branch' && shape.of !== 'itemProcessor') {
        checkFields(shape.of, value, check);
      }
      return;
    case 'array':
      if (value.kind !== 'array' || shape.of.kind !== 'object') return;
      for (const item of value.items) if (item.kind === 'object') checkFields(shape.of.of, item, check);
      return;
    default: {
      const wanted = wantedTypes(field);
      if (wanted === undefined || value.kind !== 'string') return;
      checkText(value, membersOf(kind, field.name, check), check, { types: wanted, field: field.name });
    }
  }
}

function wantedTypes({ value }: Field): number | undefined {
  switch (value.kind) {
    case 'condition':
      return BOOLEAN;
    case 'value':
      return ARRAY | OBJECT;
    case 'integer':
    case 'number':
      return value.expression ? NUMBER : undefined;
    case 'text':
    case 'timestamp':
      return value.expression ? STRING : undefined;
    default:
      return undefined;
  }
}

function membersOf(kind: ObjectKind, field: string, check: StateCheck): StatesMembers {
  if (kind === 'catcher') return { errorOutput: ERROR_OUTPUT };
  if (field === 'ItemSelector' || kind === 'itemBatcher') {
    return { mapItem: jsonataItem(check.node, check.reading) };
  }
  return check.result && (field === 'Output' || field === 'Assign') ? { result: check.result } : {};
}

function checkPayload(node: Node, members: StatesMembers, check: StateCheck): void {
  switch (node.kind) {
    case 'object':
      for (const { value } of node.properties) if (value) checkPayload(value, members, check);
      return;
    case 'array':
      for (const item of node.items) checkPayload(item, members, check);
      return;
    case 'string':
      checkText(node, members, check, undefined);
      return;
    default:
      return;
  }
}

function checkText(
  node: StringNode,
  members: StatesMembers,
  check: StateCheck,
  wanted: { readonly types: number; readonly field: string } | undefined,
): void {
  const embedded = embeddedExpression(node.value);
  if (embedded?.kind !== 'expression' || hasPlaceholder(node.value)) return;
  const ast = soundAst(embedded.text, check.surroundings);
  if (!ast) return;
  const roots = check.reading.roots(ast, members);
  const expression: ExpressionCheck = {
    node,
    offset: embedded.offset,
    text: embedded.text,
    roots,
    report: check.report,
  };
  checkValue(ast, expression);
  const shape = jsonataShape(ast, roots);
  if (!wanted || shape.types & wanted.types) return;
  const message = `${wanted.field} needs ${typeWords(wanted.types)}, but the expression gives ${typeWords(shape.types)}.`;
  check.report({ kind: 'wrong-type', at: node, message, source: shape.object?.source });
}

interface ExpressionCheck {
  readonly node: StringNode;
  /** Where the expression begins in the string. */
  readonly offset: number;
  readonly text: string;
  readonly roots: JsonataRoots;
  readonly report: ReportProblem;
}

/** Functions that are asked about values which may be missing. */
const TOLERANT = new Set([
  'exists',
  'boolean',
  'not',
  'type',
  'count',
  'append',
  'merge',
  'lookup',
  'string',
  'spread',
  'keys',
]);

/**
 * Checks an expression in a place where its value is needed: a path that can find nothing is a mistake there. Conditions,
 * comparisons and functions such as `$exists` may well ask for what is not there.
 */
function checkValue(node: JsonataNode, check: ExpressionCheck): void {
  switch (node.kind) {
    case 'map':
      checkPath(node, check);
      return;
    case 'predicate':
    case 'keep-array':
    case 'sort':
      checkValue(node.target, check);
      return;
    case 'object':
      for (const { value } of node.entries) checkValue(value, check);
      return;
    case 'array':
      for (const item of node.items) checkValue(item, check);
      return;
    case 'binary':
      checkBinary(node, check);
      return;
    case 'negate':
      checkValue(node.operand, check);
      return;
    case 'condition':
      return;
    case 'block':
      for (const expression of node.expressions) checkValue(expression, check);
      return;
    case 'bind':
      checkValue(node.value, check);
      return;
    case 'call':
      checkCall(node, check);
      return;
    default:
      return;
  }
}

function checkPath(node: Extract<JsonataNode, { kind: 'map' }>, check: ExpressionCheck): Shape | undefined {
  const from = node.left.kind === 'map' ? checkPath(node.left, check) : jsonataShape(node.left, check.roots);
  if (!from) return undefined;
  const shape = mapStep(from, node.right);
  if (!shape) reportMissing(node, from, check);
  return shape;
}

function reportMissing(node: Extract<JsonataNode, { kind: 'map' }>, from: Shape, check: ExpressionCheck): void {
  let step = node.right;
  while (step.kind === 'predicate' || step.kind === 'keep-array') step = step.target;
  const name = stepName(step)?.value;
  if (name === undefined) return;
  const before = check.text.slice(node.left.start, node.left.end);
  // Which members $states and the context object have in which place is the business of other rules.
  if (before === '$states' || before.startsWith('$states.context')) return;
  const range = partOf(check.node, step, check.offset);
  const base = { at: check.node, range, source: from.object?.source };
  const dropped = before === '$states.input' ? whoDropped(from, name) : undefined;
  if (dropped) {
    const message = lostMessage(`${before}.${name}`, from, dropped);
    check.report({ ...base, kind: 'lost-input', message, source: dropped });
    return;
  }
  check.report({ ...base, kind: 'missing-path', message: missingMessage(before, name, from) });
}

function missingMessage(before: string, name: string, from: Shape): string {
  if (!(from.types & (OBJECT | ARRAY))) {
    const hint = from.types & STRING ? ' If it is JSON text, parse it with $parse first.' : '';
    return `"${before}" is ${typeWords(from.types)} here, so it has no "${name}".${hint}`;
  }
  const source = from.object?.source ? ` (${sourceWords(from.object.source)})` : '';
  const holder = from.object ? from : (from.array?.items() ?? from);
  return `There is no "${name}" in "${before}"${source} here. ${membersHint(holder, name)}`;
}

const ARITHMETIC = new Set(['+', '-', '*', '/', '%']);

function checkBinary(node: Extract<JsonataNode, { kind: 'binary' }>, check: ExpressionCheck): void {
  const isArithmetic = ARITHMETIC.has(node.operator);
  if (!isArithmetic && node.operator !== '&') return;
  for (const operand of [node.left, node.right]) {
    checkValue(operand, check);
    if (isArithmetic) expectTypes(operand, NUMBER, `"${node.operator}" works on numbers`, check);
  }
}

function expectTypes(operand: JsonataNode, types: number, rule: string, check: ExpressionCheck): void {
  const shape = jsonataShape(operand, check.roots);
  if (isUnknown(shape) || shape.types & types) return;
  check.report({
    kind: 'wrong-type',
    at: check.node,
    range: partOf(check.node, operand, check.offset),
    message: `${rule}, but "${check.text.slice(operand.start, operand.end)}" is ${typeWords(shape.types)} here.`,
    source: shape.object?.source,
  });
}

const PARAMETER_TYPES: Readonly<Record<string, number>> = { s: STRING, n: NUMBER, b: BOOLEAN, o: OBJECT };

function checkCall(node: Extract<JsonataNode, { kind: 'call' }>, check: ExpressionCheck): void {
  const name = node.callee.kind === 'variable' ? node.callee.name : undefined;
  if (name === undefined || check.roots.bound.has(name) || TOLERANT.has(name)) return;
  for (const argument of node.arguments) checkValue(argument, check);
  const known = JSONATA_FUNCTIONS.get(name);
  if (!known || node.partial) return;
  const parameters = parseSignature(known.signature);
  // With fewer arguments than parameters, the context may stand in for the first one.
  if (parameters[0]?.context && node.arguments.length < known.minimum) return;
  node.arguments.forEach((argument, i) => {
    const wanted = PARAMETER_TYPES[parameters[i]?.type ?? ''];
    if (wanted !== undefined) expectTypes(argument, wanted, `$${name} takes ${typeWords(wanted)} here`, check);
  });
}
