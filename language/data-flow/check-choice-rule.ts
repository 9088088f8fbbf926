import { CHOICE_OPERATORS } from '../fields/index';
import { child, childString, type Node, type ObjectNode, type StringNode } from '../tree/node';
import type { ExpressionCache } from './cache';
import { checkPath } from './check-paths';
import { typeWords } from './describe';
import type { ShapeRoots } from './path-shape';
import type { ReportProblem } from './problem';
import { BOOLEAN, NUMBER, type Shape, STRING } from './shape';

const OPERATORS = new Map(CHOICE_OPERATORS.map((operator) => [operator.name, operator]));

const COMPARED: Readonly<Record<string, { readonly types: number; readonly noun: string }>> = {
  string: { types: STRING, noun: 'texts' },
  pattern: { types: STRING, noun: 'texts' },
  timestamp: { types: STRING, noun: 'timestamps, which are texts' },
  number: { types: NUMBER, noun: 'numbers' },
  boolean: { types: BOOLEAN, noun: 'booleans' },
};

/** Checks a JSONPath choice rule with all that is in it (digest S19-S23). */
export function checkChoiceRule(rule: Node, roots: ShapeRoots, cache: ExpressionCache, report: ReportProblem): void {
  const guarded = new Set<string>();
  for (const comparison of comparisonsOf(rule)) {
    const variable = childString(comparison, 'Variable');
    if (variable && child(comparison, 'IsPresent')) guarded.add(variable.value);
  }
  for (const comparison of comparisonsOf(rule)) checkComparison(comparison, { roots, cache, report, guarded });
}

/** The rules inside that compare a variable. */
function comparisonsOf(rule: Node): ObjectNode[] {
  const found: ObjectNode[] = [];
  const open: Node[] = [rule];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind !== 'object') continue;
    if (child(next, 'Variable')) found.push(next);
    for (const name of ['And', 'Or']) {
      const nested = child(next, name);
      if (nested?.kind === 'array') open.push(...nested.items);
    }
    const not = child(next, 'Not');
    if (not) open.push(not);
  }
  return found;
}

interface RuleCheck {
  readonly roots: ShapeRoots;
  readonly cache: ExpressionCache;
  readonly report: ReportProblem;
  /** Paths that the rule asks to be present before it reads them. */
  readonly guarded: ReadonlySet<string>;
}

function checkComparison(comparison: ObjectNode, check: RuleCheck): void {
  const variable = childString(comparison, 'Variable');
  if (!variable || isGuarded(variable.value, check.guarded)) return;
  const left = valueAt(variable, check);
  for (const { key, value } of comparison.properties) {
    const operator = OPERATORS.get(key.value);
    const compared = operator && COMPARED[operator.compares];
    if (!operator || !compared) continue;
    reportMismatch(variable, left, operator.name, compared, check.report);
    if (!operator.path || value?.kind !== 'string' || isGuarded(value.value, check.guarded)) continue;
    reportMismatch(value, valueAt(value, check), operator.name, compared, check.report);
  }
}

function isGuarded(text: string, guarded: ReadonlySet<string>): boolean {
  if (guarded.size === 0) return false;
  return [...guarded].some((path) => text === path || text.startsWith(`${path}.`) || text.startsWith(`${path}[`));
}

function valueAt(node: StringNode, { roots, cache, report }: RuleCheck): Shape | undefined {
  const path = cache.path(node.value);
  return path && checkPath(node, path, roots, report);
}

function reportMismatch(
  node: StringNode,
  shape: Shape | undefined,
  operator: string,
  compared: { readonly types: number; readonly noun: string },
  report: ReportProblem,
): void {
  if (!shape || shape.types & compared.types) return;
  report({
    kind: 'wrong-type',
    at: node,
    message: `${operator} compares ${compared.noun}, but "${node.value}" is ${typeWords(shape.types)} here: the comparison never matches.`,
    source: shape.object?.source,
  });
}
