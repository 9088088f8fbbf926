import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../language/rules/rule';
import { formatOf, parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';
import { type Seed, seeds } from './seeds';

function definition(states: Seed['bad'], { queryLanguage }: Seed): string {
  return JSON.stringify({
    ...(queryLanguage && { QueryLanguage: queryLanguage }),
    StartAt: Object.keys(states)[0],
    States: states,
  });
}

function dataFlow(text: string): Diagnostic[] {
  return validate(parseDocument(text, 'json')).filter(({ code }) => code.startsWith('data-flow-'));
}

describe('data-flow mistakes', () => {
  it('are forty at least', () => {
    expect(seeds.length).toBeGreaterThanOrEqual(40);
  });

  it.each(seeds)('$title: found', (seed) => {
    const text = definition(seed.bad, seed);
    const [found, ...more] = dataFlow(text);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: `data-flow-${seed.kind}`, severity: 'warning' });
    expect(found?.message).toContain(seed.says);
    expect(text.slice(found?.range.start, found?.range.end)).toBe(seed.marked);
  });

  it.each(seeds)('$title: the mended twin is silent', (seed) => {
    const diagnostics = validate(parseDocument(definition(seed.good, seed), 'json'));
    expect(diagnostics.filter(({ code, severity }) => severity === 'error' || code.startsWith('data-flow-'))).toEqual(
      [],
    );
  });
});

/** Each warning on a published definition, judged by reading it. All are true: the state fails whenever it is run. */
const JUDGED = [
  // DoWait2 reads $states.input.timeout, but SetupWait's Output holds waitTime only: a fixture that was never run.
  'aslv--valid-wait-jsonata.asl.json data-flow-lost-input timeout',
  // The ResultSelector reads $.y of a Parallel's result, which is an array: a fixture that was never run.
  'statelint--parallel-with-resultselector.asl.json data-flow-missing-path .y',
];

describe('the published definitions', () => {
  it('have no data-flow warning that was not read and judged', () => {
    const folder = new URL('../../validation/valid/', import.meta.url);
    const found = readdirSync(folder).flatMap((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return validate(parseDocument(text, formatOf(name)))
        .filter(({ code }) => code.startsWith('data-flow-'))
        .map(({ code, range }) => `${name} ${code} ${text.slice(range.start, range.end)}`);
    });
    expect(found).toEqual(JUDGED);
  });
});
