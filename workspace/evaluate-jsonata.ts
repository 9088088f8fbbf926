import { compileExpression, evaluateExpression } from '../interpreter/core/evaluate/jsonata';
import { seededRandom } from '../interpreter/core/random';
import type { Json } from '../language/json';

/**
 * What a JSONata expression gives, as a run would evaluate it; undefined where it fails. `expression` stands between `{%`
 * and `%}`; `lookup` gives `$states` and variables. Bounded in time and memory as in a run.
 */
export function evaluateJsonata(expression: string, lookup: (name: string) => Json | undefined): Json | undefined {
  const result = evaluateExpression(compileExpression(expression), { lookup, now: 0, random: seededRandom(0) });
  return result.kind === 'value' ? result.value : undefined;
}
