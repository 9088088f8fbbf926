import type { JsonataNode } from '../../language/expressions/jsonata/ast';
import { parseJsonata } from '../../language/expressions/jsonata/parse';
import type { Json } from '../../language/json';
import type { ExplainedCondition, Operand } from '../../language/features/explained-rule';
import { shownValue } from './explained-choice';

/** Evaluates a part of the condition in its place; undefined where it gives nothing or fails. */
export type Evaluate = (text: string) => Json | undefined;

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', 'in']);

/** A JSONata condition with the truth of the parts that `and`, `or` and `$not` join, and the values that they compared. */
export function explainJsonata(text: string, evaluate: Evaluate): ExplainedCondition {
  const { ast } = parseJsonata(text);
  return ast ? explainNode(ast, text, evaluate) : { text: text.trim(), matches: undefined, operands: [], parts: [] };
}

function explainNode(node: JsonataNode, text: string, evaluate: Evaluate): ExplainedCondition {
  const own = text.slice(node.start, node.end).trim();
  const matches = evaluate(`$boolean(${own})`) === true;
  const parts = partsOf(node, text, evaluate);
  return { text: own, matches, operands: parts.length > 0 ? [] : operandsOf(node, text, evaluate), parts };
}

function partsOf(node: JsonataNode, text: string, evaluate: Evaluate): readonly ExplainedCondition[] {
  if (node.kind === 'block' && node.expressions.length === 1) {
    const [inner] = node.expressions;
    return inner && inner.kind !== 'bind' ? partsOf(inner, text, evaluate) : [];
  }
  if (node.kind === 'call' && calleeOf(node) === 'not') {
    return node.arguments.map((argument) => explainNode(argument, text, evaluate));
  }
  if (node.kind !== 'binary' || (node.operator !== 'and' && node.operator !== 'or')) return [];
  return [node.left, node.right].flatMap((side) =>
    // `a and b and c` is read as three conditions.
    side.kind === 'binary' && side.operator === node.operator
      ? partsOf(side, text, evaluate)
      : [explainNode(side, text, evaluate)],
  );
}

/** What a condition without parts looks at: both sides of a comparison, the arguments of a function, or itself. */
function operandsOf(node: JsonataNode, text: string, evaluate: Evaluate): readonly Operand[] {
  return operandNodes(node)
    .filter(({ kind }) => !['string', 'number', 'constant', 'regex', 'lambda'].includes(kind))
    .map(({ start, end }) => {
      const own = text.slice(start, end).trim();
      return { text: own, value: shownValue(evaluate(own)) };
    });
}

function operandNodes(node: JsonataNode): readonly JsonataNode[] {
  if (node.kind === 'block' && node.expressions.length === 1) return node.expressions.flatMap(operandNodes);
  if (node.kind === 'binary' && COMPARISONS.has(node.operator)) return [node.left, node.right];
  if (node.kind === 'call') return node.arguments;
  return [node];
}

function calleeOf(node: Extract<JsonataNode, { kind: 'call' }>): string | undefined {
  return node.callee.kind === 'variable' ? node.callee.name : undefined;
}
