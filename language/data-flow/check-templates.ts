import { parameterAt } from '../expressions/intrinsics/check';
import type { IntrinsicArgument, IntrinsicCall } from '../expressions/intrinsics/intrinsic';
import { isTemplateKey } from '../expressions/payload-template';
import type { Node, StringNode } from '../tree/node';
import type { ExpressionCache } from './cache';
import { checkPath } from './check-paths';
import { typeWords } from './describe';
import { callShape, typesOf } from './intrinsic-shape';
import type { ShapeRoots } from './path-shape';
import { partOf, type ReportProblem } from './problem';
import { isUnknown, type Shape, UNKNOWN } from './shape';

/** Checks each expression of a payload template (digest R11). */
export function checkTemplate(node: Node, roots: ShapeRoots, cache: ExpressionCache, report: ReportProblem): void {
  if (node.kind === 'array') {
    for (const item of node.items) checkTemplate(item, roots, cache, report);
    return;
  }
  if (node.kind !== 'object') return;
  for (const { key, value } of node.properties) {
    if (!value) continue;
    if (!isTemplateKey(key.value)) checkTemplate(value, roots, cache, report);
    else if (value.kind === 'string') checkExpression(value, roots, cache, report);
  }
}

/** Checks a path or an intrinsic function call; gives what it gives. */
export function checkExpression(
  node: StringNode,
  roots: ShapeRoots,
  cache: ExpressionCache,
  report: ReportProblem,
): Shape {
  if (!canKnow(node.value, roots)) return UNKNOWN;
  const parsed = cache.templateValue(node.value);
  if (parsed.kind === 'path') return checkPath(node, parsed.path, roots, report);
  if (parsed.kind === 'intrinsic') return checkCall(node, parsed.call, roots, report);
  return UNKNOWN;
}

/** Whether anything is known of what an expression reads: mostly not, and then it need not even be parsed. */
function canKnow(text: string, roots: ShapeRoots): boolean {
  if (!isUnknown(roots.input) || roots.variables.size > 0) return true;
  return text.includes('$$');
}

function checkCall(node: StringNode, call: IntrinsicCall, roots: ShapeRoots, report: ReportProblem): Shape {
  call.arguments.forEach((argument, i) => {
    const shape = checkArgument(node, argument, roots, report);
    const parameter = shape && parameterAt(call.intrinsic, i);
    if (!parameter || shape.types & typesOf(parameter.type)) return;
    const written = call.text.slice(argument.start, argument.end);
    report({
      kind: 'wrong-type',
      at: node,
      range: partOf(node, argument),
      message: `The argument "${parameter.name}" of ${call.intrinsic.name} must be ${typeWords(typesOf(parameter.type))}, but "${written}" is ${typeWords(shape.types)} here.`,
      source: shape.object?.source,
    });
  });
  return callShape(call, roots);
}

/** What an argument gives; undefined where the way it is written tells its type, which other rules check. */
function checkArgument(
  node: StringNode,
  argument: IntrinsicArgument,
  roots: ShapeRoots,
  report: ReportProblem,
): Shape | undefined {
  switch (argument.kind) {
    case 'literal':
      return undefined;
    case 'call': {
      const shape = checkCall(node, argument, roots, report);
      return argument.intrinsic.returns === 'any' ? shape : undefined;
    }
    case 'path': {
      const shape = checkPath(node, argument.path, roots, report);
      return argument.path.definite ? shape : undefined;
    }
  }
}
