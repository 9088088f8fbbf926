import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOfRedrive } from '../../../interpreter/replay/redrive';
import type { Resume } from '../../../interpreter/replay/rebuild';
import type { Run } from '../../../interpreter/run-options';
import type { TaskRunner } from '../../../interpreter/tasks/task-runner';
import { isJsonObject, type Json, type JsonObject } from '../../../language/json';
import { machine, run } from '../helpers/machines';

/** A state without its name and its transition; in `inner` are scopes. Times are few, so that much falls together. */
type Part =
  | { readonly kind: 'pass' | 'fail' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'task'; readonly delay: number; readonly isBroken: boolean; readonly retries: number }
  | { readonly kind: 'parallel' | 'map' | 'map run' | 'nested'; readonly inner: readonly (readonly Part[])[] };

const seconds = fc.nat({ max: 2 });
const leaf: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constantFrom('pass' as const, 'fail' as const) }),
  fc.record({ kind: fc.constant('wait' as const), seconds }),
  fc.record({
    kind: fc.constant('task' as const),
    delay: seconds,
    isBroken: fc.boolean(),
    retries: fc.nat({ max: 1 }),
  }),
);
const { scope } = fc.letrec<{ part: Part; scope: readonly Part[] }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    leaf,
    fc.record({
      kind: fc.constantFrom('parallel' as const, 'map' as const, 'map run' as const, 'nested' as const),
      inner: fc.array(tie('scope'), { minLength: 1, maxLength: 2 }),
    }),
  ),
  scope: fc.array(tie('part'), { minLength: 1, maxLength: 3 }),
}));

interface Machines {
  readonly main: Json;
  readonly nested: ReadonlyMap<string, Json>;
}

function machinesOf(parts: readonly Part[]): Machines {
  const nested = new Map<string, Json>();
  let names = 0;
  const scopeOf = (given: readonly Part[]): JsonObject => {
    const named = given.map((part) => ({ name: `S${String(names++)}`, part }));
    const states = named.map(({ name, part }, index): [string, Json] => {
      const next = named[index + 1]?.name;
      const state = stateOf(part);
      if (state['Type'] === 'Fail') return [name, state];
      return [name, { ...state, ...(next === undefined ? { End: true } : { Next: next }) }];
    });
    return { StartAt: named[0]?.name ?? '', States: Object.fromEntries(states) };
  };
  const stateOf = (part: Part): JsonObject => {
    switch (part.kind) {
      case 'pass':
        return { Type: 'Pass' };
      case 'fail':
        return { Type: 'Fail', Error: 'E' };
      case 'wait':
        return { Type: 'Wait', Seconds: part.seconds };
      case 'task':
        return {
          Type: 'Task',
          Resource: 'arn:aws:lambda:us-east-1:111122223333:function:f',
          Parameters: { delay: part.delay, isBroken: part.isBroken },
          ResultPath: null,
          Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: part.retries, BackoffRate: 1 }],
        };
      case 'parallel':
        return { Type: 'Parallel', Branches: part.inner.map(scopeOf), ResultPath: null };
      case 'map':
      case 'map run': {
        const mode = part.kind === 'map' ? { Mode: 'INLINE' } : { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
        const processor = { ...scopeOf(part.inner[0] ?? []), ProcessorConfig: mode };
        return { Type: 'Map', ItemSelector: [1, 2], ItemProcessor: processor, ResultPath: null };
      }
      case 'nested': {
        const name = `n${String(nested.size)}`;
        nested.set(name, null);
        nested.set(name, scopeOf(part.inner[0] ?? []));
        return {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Parameters: { StateMachineArn: `arn:aws:states:us-east-1:111122223333:stateMachine:${name}`, Input: [1, 2] },
          ResultPath: null,
        };
      }
    }
  };
  return { main: scopeOf(parts), nested };
}

function runner(isMended: boolean): TaskRunner {
  return {
    name: 'parts',
    canRun: () => true,
    start({ input }) {
      const { delay, isBroken } = isJsonObject(input) ? input : {};
      const delaySeconds = typeof delay === 'number' ? delay : 0;
      if (isBroken === true && !isMended) return Promise.resolve({ kind: 'failed', error: 'B', delaySeconds });
      return Promise.resolve({ kind: 'succeeded', output: null, delaySeconds });
    },
  };
}

function start({ main, nested }: Machines, isMended: boolean, resume?: Resume): Run {
  return run(main, [1, 2], {
    runner: runner(isMended),
    accountId: '111122223333',
    stateMachines: (arn) => {
      const definition = nested.get(arn.split(':').at(-1) ?? '');
      return definition === undefined ? undefined : { model: machine(definition) };
    },
    ...(resume && { resume }),
  });
}

describe('any run that has failed', () => {
  it('is redriven from its log, though much fell together when it failed', { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(scope, fc.boolean(), async (parts, isMended) => {
      const machines = machinesOf(parts);
      let last = start(machines, false);
      for (let round = 0; round < 2; round++) {
        const { status } = await last.done;
        if (status === 'SUCCEEDED' || refusalOfRedrive(last.log, 'STANDARD') !== undefined) return;
        const again = start(machines, isMended || round === 1, { log: last.log, redrive: true });
        const { error, cause } = await again.done;
        expect(`${error ?? ''} ${cause ?? ''}`).not.toMatch(/Stepwright\./);
        expect(again.log.slice(0, last.log.length)).toEqual(last.log);
        last = again;
      }
    });
    await fc.assert(property, { seed: 5, numRuns: 300 });
  });
});
