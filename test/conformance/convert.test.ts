import { join } from 'node:path';
import { expect, it } from 'vitest';
import { machineToJsonata } from '../../language/convert/to-jsonata/convert';
import { readCases } from './case';
import { converted, endDifference, endOf, newErrors } from './convert-case';

/** Cases that cannot be converted, with the reason that the converter gives and why it is right. */
const JUDGED: Readonly<Record<string, string>> = {
  // The service's generator for seeds is known for neither function (digest F50).
  'intrinsic_functions/math_operations/math_random_seeded':
    'With a seed States.MathRandom gives other numbers than the random function of JSONata.',
};

const cases = readCases(join(import.meta.dirname, 'cases')).filter(
  ({ kind, queryLanguage, definition }) =>
    kind === 'execution' && queryLanguage !== 'JSONata' && typeof definition === 'object' && definition !== null,
);

it('converts the recorded executions to JSONata so that they end as before', { timeout: 300_000 }, async () => {
  const count = { plain: 0, exact: 0, refused: 0 };
  const differing: string[] = [];
  for (const given of cases) {
    const definition = given.definition ?? null;
    const original = await endOf(given, definition);
    let problem: string | undefined;
    for (const precision of ['plain', 'exact'] as const) {
      const result = converted(definition, (model) => machineToJsonata(model, precision));
      if ('refused' in result) {
        expect(result.refused).toBe(JUDGED[given.id]);
        count.refused++;
        problem = undefined;
        break;
      }
      expect(newErrors(definition, result.definition), given.id).toEqual([]);
      problem = endDifference(original, await endOf(given, result.definition));
      if (problem !== undefined) continue;
      count[precision]++;
      break;
    }
    if (problem !== undefined) differing.push(`${given.id}: ${problem}`);
  }
  const rate = ((100 * (count.plain + count.exact)) / cases.length).toFixed(1);
  console.log(
    `JSONPath to JSONata: ${rate} % of ${String(cases.length)} recorded executions converted and equal ` +
      `(${String(count.plain)} in the plain form, ${String(count.exact)} in the exact one), ${String(count.refused)} refused`,
  );
  expect(differing).toEqual([]);
});
