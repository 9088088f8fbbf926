import { child, childString, type Node } from '../tree/node';
import type { ExpressionCache } from './cache';
import { pathShape, type ShapeRoots } from './path-shape';
import { BOOLEAN, NULL, NUMBER, STRING } from './shape';

const TESTED: Readonly<Record<string, number>> = {
  IsString: STRING,
  IsNumeric: NUMBER,
  IsBoolean: BOOLEAN,
  IsNull: NULL,
  IsTimestamp: STRING,
};

/**
 * Whether a rule surely does not match, because it asks for something to be present, or of a type, that it cannot be: the
 * data do not go its way then.
 */
export function neverMatches(rule: Node, roots: ShapeRoots, cache: ExpressionCache, depth = 0): boolean {
  if (rule.kind !== 'object' || depth > 20) return false;
  const and = child(rule, 'And');
  if (and?.kind === 'array') return and.items.some((nested) => neverMatches(nested, roots, cache, depth + 1));
  const or = child(rule, 'Or');
  if (or?.kind === 'array') {
    return or.items.length > 0 && or.items.every((nested) => neverMatches(nested, roots, cache, depth + 1));
  }
  return rule.properties.some(({ key, value }) => {
    const isTest =
      value?.kind === 'boolean' && value.value && (key.value === 'IsPresent' || Object.hasOwn(TESTED, key.value));
    return isTest && isFalse(key.value, rule, roots, cache);
  });
}

function isFalse(test: string, rule: Node, roots: ShapeRoots, cache: ExpressionCache): boolean {
  const variable = childString(rule, 'Variable');
  const path = variable && cache.path(variable.value);
  if (!path) return false;
  const found = pathShape(path, roots);
  if (test === 'IsPresent') return found.kind === 'missing';
  return found.kind === 'found' && !(found.shape.types & (TESTED[test] ?? 0));
}
