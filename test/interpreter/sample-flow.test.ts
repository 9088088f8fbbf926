import { describe, expect, it } from 'vitest';
import { startRun } from '../../interpreter/run';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';
import { functionsRunner } from './helpers/functions-runner';
import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '../../language/json';

const seed = new URL('../../samples/sample-flow/', import.meta.url);

describe('the sample flow', () => {
  it('gives the output that the service gave', async () => {
    const read = (name: string): string => readFileSync(new URL(name, seed), 'utf8');
    const run = startRun({
      model: buildModel(parseJson(read('sample-flow.asl.json'))),
      input: JSON.parse(read('input.json')) as Json,
      runner: functionsRunner({
        Process1: (event) => ({ ...(event as JsonObject), step: 1, processResult: 'Process2b' }),
        Process2: (event) => ({ ...(event as JsonObject), step: Number((event as JsonObject)['step']) + 1 }),
        Process3: (event) => event,
      }),
      startTime: 0,
    });
    expect(await run.done).toEqual({ status: 'SUCCEEDED', output: JSON.parse(read('expected-output.json')) as Json });
    expect(run.events.at(-1)?.timestamp).toBe(30_000);
  });
});
