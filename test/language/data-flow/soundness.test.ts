import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeDataFlow } from '../../../language/data-flow/analyze';
import { shapeOfJson, UNKNOWN } from '../../../language/data-flow/shape';
import type { Json } from '../../../language/json';
import { buildModel } from '../../../language/model/build-model';
import { parseJson } from '../../../language/tree/parse-json';
import { misfit } from './contains';
import { problemsOf } from './problems-of';

interface RecordedEvent {
  readonly stateEnteredEventDetails?: { readonly name: string; readonly input?: Json };
}

interface RecordedCase {
  readonly id: string;
  readonly kind: string;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly definition: unknown;
  readonly input?: Json;
  readonly expect: { readonly status?: string; readonly events?: readonly RecordedEvent[] };
}

const folder = new URL('../../conformance/cases/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RecordedCase[])
  .filter(({ kind, definition }) => kind === 'execution' && typeof definition === 'object');

/** Inputs of states as the service recorded them must be among those that the analysis foresees. */
function misfits(
  recorded: RecordedCase,
  options: { readonly knownInput: boolean },
): { readonly seen: number; readonly found: string[] } {
  const model = buildModel(parseJson(JSON.stringify(recorded.definition)));
  const flow = analyzeDataFlow(model, {
    machineType: recorded.type ?? 'STANDARD',
    ...(options.knownInput && recorded.input !== undefined && { input: shapeOfJson(recorded.input) }),
  });
  const found: string[] = [];
  let seen = 0;
  for (const { stateEnteredEventDetails: entered } of recorded.expect.events ?? []) {
    if (entered?.input === undefined) continue;
    const states = model.states.filter(({ name }) => name === entered.name);
    const entries = states.map((state) => flow.entryOf(state)?.input);
    seen++;
    const problems = entries.map((shape) => (shape ? misfit(shape, entered.input ?? null) : 'nothing arrives'));
    if (!problems.includes(undefined)) found.push(`${recorded.id} ${entered.name} ${problems.join(' / ')}`);
  }
  return { seen, found };
}

describe('the data-flow analysis, against the inputs of states that the service recorded', () => {
  it('foresees each of them, with the execution input known or not', () => {
    let seen = 0;
    const found: string[] = [];
    for (const recorded of cases) {
      for (const knownInput of [false, true]) {
        const result = misfits(recorded, { knownInput });
        seen += result.seen;
        found.push(...result.found);
      }
    }
    expect(found).toEqual([]);
    expect(seen).toBeGreaterThan(1500);
  });

  // With the input known, a comparison that never matches and a path that always gives [] are no failures but true.
  it('foretells no failure of an execution that succeeded', () => {
    const warned = cases
      .filter(({ expect: { status } }) => status === 'SUCCEEDED')
      .flatMap((recorded) => {
        const model = buildModel(parseJson(JSON.stringify(recorded.definition)));
        const input = recorded.input === undefined ? UNKNOWN : shapeOfJson(recorded.input);
        const problems = problemsOf(model, recorded.type ?? 'STANDARD', input);
        return problems
          .filter(({ message }) => !/never matches|always gives/.test(message))
          .map(({ message }) => `${recorded.id}: ${message}`);
      });
    // The task of this case fails and is caught, so that its OutputPath is never applied.
    expect(warned.map((line) => line.split(':')[0])).toEqual([
      'error_handling/task_service_lambda/raise_exception_catch_output_path[$.no.such.path]',
    ]);
  });
});
