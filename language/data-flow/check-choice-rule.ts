import { CHOICE_OPERATORS } from '../fields/index';
import type { DefinitionObject } from '../rules/rule';
import { child, childString, type Node, type StringNode } from '../tree/node';
import type { DataFlow } from './analyze';
import { typeWords } from './describe';
import { pathShape, type ShapeRoots } from './path-shape';
import type { ReportProblem } from './problem';
import { BOOLEAN, isUnknown, NUMBER, type Shape, STRING } from './shape';

const OPERATORS = new Map(CHOICE_OPERATORS.map((operator) => [operator.name, operator]));

const COMPARED: Readonly<Record<string, { readonly types: number; readonly noun: string }>> = {
  string: { types: STRING, noun: 'texts' },
  pattern: { types: STRING, noun: 'texts' },
  timestamp: { types: STRING, noun: 'timestamps, which are texts' },
  number: { types: NUMBER, noun: 'numbers' },
  boolean: { types: BOOLEAN, noun: 'booleans' },
};

/** Checks that a JSONPath choice rule compares values of the type that its operator works on (digest S19-S21). */
export function checkChoiceRule(object: DefinitionObject, flow: DataFlow, report: ReportProblem): void {
  const { node, state, language } = object;
  const variable = childString(node, 'Variable');
  if (!state || language !== 'JSONPath' || !variable) return;
  const made = flow.jsonPathFlowOf(state);
  if (!made || isUnknown(made.effective)) return;
  const roots = made.rootsOf(made.effective);
  const left = isGuarded(object, variable.value) ? undefined : valueAt(variable, roots, flow);
  for (const { key, value } of node.properties) {
    const operator = OPERATORS.get(key.value);
    const compared = operator && COMPARED[operator.compares];
    if (!operator || !compared) continue;
    reportMismatch(variable, left, operator.name, compared, report);
    if (!operator.path || value?.kind !== 'string' || isGuarded(object, value.value)) continue;
    reportMismatch(value, valueAt(value, roots, flow), operator.name, compared, report);
  }
}

function valueAt(node: StringNode, roots: ShapeRoots, { cache }: DataFlow): Shape | undefined {
  const path = cache.path(node.value);
  const found = path && pathShape(path, roots);
  return found?.kind === 'found' ? found.shape : undefined;
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

const guards = new WeakMap<Node, ReadonlySet<string>>();

/** Whether the path stands in a choice rule that asks whether it is present (digest S22, S23). */
export function isGuarded(object: DefinitionObject, text: string): boolean {
  if (object.kind !== 'choiceRule' && object.kind !== 'nestedChoiceRule') return false;
  let rule = object;
  while (rule.kind === 'nestedChoiceRule' && rule.parent) rule = rule.parent;
  let guarded = guards.get(rule.node);
  if (!guarded) guards.set(rule.node, (guarded = guardedPaths(rule.node)));
  if (guarded.size === 0) return false;
  return [...guarded].some((path) => text === path || text.startsWith(`${path}.`) || text.startsWith(`${path}[`));
}

function guardedPaths(rule: Node): ReadonlySet<string> {
  const found = new Set<string>();
  const open: Node[] = [rule];
  for (let next = open.pop(); next; next = open.pop()) {
    const variable = childString(next, 'Variable');
    if (variable && child(next, 'IsPresent')) found.add(variable.value);
    for (const name of ['And', 'Or']) {
      const nested = child(next, name);
      if (nested?.kind === 'array') open.push(...nested.items);
    }
    const not = child(next, 'Not');
    if (not) open.push(not);
  }
  return found;
}
