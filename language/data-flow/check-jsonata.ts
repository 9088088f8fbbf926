import type { JsonataNode } from '../expressions/jsonata/ast';
import { JSONATA_FUNCTIONS } from '../expressions/jsonata/functions';
import { parseSignature, type SignatureParameter } from '../expressions/jsonata/signature';
import type { Field } from '../fields/index';
import type { State } from '../model/model';
import type { JsonataUse } from '../rules/rule';
import { shortened } from '../text/shortened';
import type { StringNode } from '../tree/node';
import type { DataFlow } from './analyze';
import { lostMessage, membersHint, sourceWords, typeWords, whoDropped } from './describe';
import { type JsonataRoots, jsonataShape, mapStep, stepName } from './jsonata-shape';
import { ERROR_MEMBERS, jsonataItem, type JsonataReading, NO_MEMBERS, type StatesMembers } from './jsonata-state';
import { partOf, type ReportProblem } from './problem';
import { ARRAY, BOOLEAN, isUnknown, NUMBER, OBJECT, type Shape, STRING } from './shape';

/** Checks an expression of a JSONata state with what `$states` holds in its place (digest R25). */
export function checkJsonataUse(use: JsonataUse, flow: DataFlow, report: ReportProblem): void {
  const { object, field, property, node, embedded, parsed } = use;
  const { state } = object;
  const ast = parsed && parsed.faults.length === 0 ? parsed.ast : undefined;
  const reading = state && flow.jsonataReadingOf(state);
  if (!ast || !reading || embedded.kind !== 'expression') return;
  // States behind this one may ask for what the expression gives.
  flow.cache.keepJsonata(embedded.text, parsed);
  const roots = reading.roots(ast, membersAt(use, state, reading, flow));
  const expression: ExpressionCheck = { node, offset: embedded.offset, text: embedded.text, roots, report };
  checkValue(ast, expression);
  const wanted = wantedTypes(field);
  // An expression inside of a list or an object is not the field's value.
  if (wanted === undefined || property.value !== node) return;
  const shape = jsonataShape(ast, roots);
  if (shape.types & wanted) return;
  const message = `${field.name} needs ${typeWords(wanted)}, but the expression gives ${typeWords(shape.types)}.`;
  report({ kind: 'wrong-type', at: node, message, source: shape.object?.source });
}

function wantedTypes({ value }: Field): number | undefined {
  switch (value.kind) {
    case 'condition':
      return BOOLEAN;
    case 'value':
      return ARRAY | OBJECT;
    case 'integer':
    case 'number':
      return NUMBER;
    case 'text':
    case 'timestamp':
      return STRING;
    default:
      return undefined;
  }
}

function membersAt(
  { object, field }: JsonataUse,
  state: State,
  reading: JsonataReading,
  flow: DataFlow,
): StatesMembers {
  if (object.kind === 'catcher') return ERROR_MEMBERS;
  if (field.name === 'ItemSelector' || object.kind === 'itemBatcher') {
    return state.node ? { mapItem: jsonataItem(state.node, reading) } : NO_MEMBERS;
  }
  if (object.kind === state.type && (field.name === 'Output' || field.name === 'Assign')) {
    return flow.jsonataResultOf(state);
  }
  return NO_MEMBERS;
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
    message: `${rule}, but this is ${typeWords(shape.types)}: ${shortened(check.text.slice(operand.start, operand.end), LONGEST_SHOWN)}`,
    source: shape.object?.source,
  });
}

const LONGEST_SHOWN = 60;

const PARAMETER_TYPES: Readonly<Record<string, number>> = { s: STRING, n: NUMBER, b: BOOLEAN, o: OBJECT };

function checkCall(node: Extract<JsonataNode, { kind: 'call' }>, check: ExpressionCheck): void {
  const name = node.callee.kind === 'variable' ? node.callee.name : undefined;
  if (name === undefined || TOLERANT.has(name)) return;
  for (const argument of node.arguments) checkValue(argument, check);
  const known = JSONATA_FUNCTIONS.get(name);
  if (!known || node.partial) return;
  const parameters = parametersOf(known.name, known.signature);
  // With fewer arguments than parameters, the context may stand in for the first one.
  if (parameters[0]?.context && node.arguments.length < known.minimum) return;
  if (check.roots.binds(name)) return;
  node.arguments.forEach((argument, i) => {
    const wanted = PARAMETER_TYPES[parameters[i]?.type ?? ''];
    if (wanted !== undefined) expectTypes(argument, wanted, `$${name} takes ${typeWords(wanted)} here`, check);
  });
}

const parsedSignatures = new Map<string, readonly SignatureParameter[]>();

function parametersOf(name: string, signature: string): readonly SignatureParameter[] {
  let parameters = parsedSignatures.get(name);
  if (!parameters) parsedSignatures.set(name, (parameters = parseSignature(signature)));
  return parameters;
}
