import type { FilterOperand, JsonPath, PathStep } from '../expressions/json-path/ast';
import type { Filter } from '../expressions/json-path/ast';
import type { StringNode } from '../tree/node';
import { lostMessage, membersHint, sourceWords, typeWords, whoDropped } from './describe';
import { type PathShape, rootShape, type ShapeRoots, stepsShape } from './path-shape';
import { partOf, type ReportProblem } from './problem';
import { ARRAY, OBJECT, type Shape, STRING, UNKNOWN } from './shape';

/**
 * Reports a path that can find nothing, at the step that fails, and filters that look at members which no element has.
 * Gives what the path gives; unknown where it was reported.
 */
export function checkPath(node: StringNode, path: JsonPath, roots: ShapeRoots, report: ReportProblem): Shape {
  const root = rootShape(path, roots);
  const result = stepsShape(path, root);
  if (result.kind === 'missing') {
    reportMissing(node, path, result, report);
    return UNKNOWN;
  }
  if (!path.keys) checkFilters(node, path, root, report);
  return result.shape;
}

function reportMissing(
  node: StringNode,
  path: JsonPath,
  missing: Extract<PathShape, { kind: 'missing' }>,
  report: ReportProblem,
): void {
  const step = path.steps[missing.step];
  // Which members the context object has in which place is another rule's business.
  if (!step || path.root === 'context') return;
  const before = path.text.slice(path.start, step.start);
  const effect = missing.empty ? ' The path always gives [].' : '';
  const range = partOf(node, step);
  const isRoot = missing.step === 0;
  const dropped = isRoot && step.kind === 'name' ? whoDropped(missing.at, step.name) : undefined;
  if (dropped) {
    const message = `${lostMessage(path.text.slice(path.start, step.end), missing.at, dropped)}${effect}`;
    report({ kind: 'lost-input', at: node, range, message, source: dropped });
    return;
  }
  const source = missing.at.object?.source;
  const message = `${missingMessage(before, step, missing.at)}${effect}`;
  report({ kind: 'missing-path', at: node, range, message, source });
}

function missingMessage(before: string, step: PathStep, at: Shape): string {
  const { types, object, array } = at;
  if (step.kind === 'name' && types & OBJECT) {
    const source = object?.source ? ` (${sourceWords(object.source)})` : '';
    return `There is no "${step.name}" in "${before}"${source} here. ${membersHint(at, step.name)}`;
  }
  if (step.kind === 'index' && types & ARRAY) {
    return `"${before}" has ${String(array?.tuple?.length ?? 0)} elements here; the first has the index 0.`;
  }
  const wanted = step.kind === 'name' || step.kind === 'names' ? 'an object' : 'an array';
  const hint = types & STRING ? ' If it is JSON text, parse it with States.StringToJson first.' : '';
  return `"${before}" is ${typeWords(types)} here, not ${wanted}.${hint}`;
}

/** A comparison with a member that no element can have never holds. */
function checkFilters(node: StringNode, path: JsonPath, root: Shape, report: ReportProblem): void {
  path.steps.forEach((step, i) => {
    if (step.kind !== 'filter') return;
    const before = stepsShape({ steps: path.steps.slice(0, i), definite: true }, root);
    if (before.kind !== 'found') return;
    const { types, array } = before.shape;
    if (types & OBJECT || !array) return;
    checkFilter(node, path, step.filter, array.items(), report);
  });
}

function checkFilter(node: StringNode, path: JsonPath, filter: Filter, item: Shape, report: ReportProblem): void {
  switch (filter.kind) {
    case 'or':
    case 'and':
      for (const operand of filter.operands) checkFilter(node, path, operand, item, report);
      return;
    case 'comparison':
      for (const operand of [filter.left, filter.right]) checkOperand(node, path, operand, item, report);
      return;
    case 'not':
    case 'exists':
    case 'constant':
      return;
  }
}

function checkOperand(
  node: StringNode,
  path: JsonPath,
  operand: FilterOperand,
  item: Shape,
  report: ReportProblem,
): void {
  if (operand.kind !== 'path' || operand.root !== 'current') return;
  const result = stepsShape(operand, item);
  if (result.kind === 'found') return;
  const step = operand.steps[result.step];
  if (!step) return;
  const before = path.text.slice(operand.start, step.start);
  report({
    kind: 'missing-path',
    at: node,
    range: partOf(node, step),
    message: missingMessage(before, step, result.at),
    source: result.at.object?.source,
  });
}
