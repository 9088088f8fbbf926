import { describe, expect, it } from 'vitest';
import { resume, start, type Session, type SessionOptions } from '../../interpreter/session';
import type { Json } from '../../language/json';
import { functionsRunner } from './helpers/functions-runner';
import { history, machine } from './helpers/machines';

const task = (next: Json): Json => ({
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:111122223333:function:add',
  ...(next as object),
});

/** A call, a wait, and branches that run at once. */
const definition: Json = {
  StartAt: 'Add',
  States: {
    Add: task({ Next: 'Pause' }),
    Pause: { Type: 'Wait', Seconds: 5, Next: 'Both' },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'A', States: { A: task({ Next: 'A2' }), A2: { Type: 'Pass', End: true } } },
        { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } },
      ],
      End: true,
    },
  },
};

const options = (calls: unknown[] = []): SessionOptions => ({
  model: machine(definition),
  input: 1,
  runner: functionsRunner({
    add: (event) => {
      calls.push(event);
      return (event as number) + 1;
    },
  }),
  startTime: 0,
  seed: 3,
});

/** The names of the states before which the session stops, step by step. */
async function walk(session: Session): Promise<string[][]> {
  const names: string[][] = [];
  for (let stop = await session.stopped(); stop.kind === 'state'; stop = await session.step()) {
    names.push(stop.states.map(({ name }) => name).sort());
  }
  return names;
}

describe('a session', () => {
  it('stops before each state, in each branch', async () => {
    const session = start(options());
    const names = await walk(session);
    expect(names.slice(0, 3)).toEqual([['Add'], ['Pause'], ['Both']]);
    expect(names.flat().sort()).toEqual(['A', 'A2', 'Add', 'B', 'Both', 'Pause']);
    expect(await session.stopped()).toEqual({ kind: 'ended', result: { status: 'SUCCEEDED', output: [3, 2] } });
  });

  it('enters only the state that is chosen', async () => {
    const session = start(options());
    for (let count = 0; count < 3; count++) await session.step();
    const before = await session.stopped();
    if (before.kind !== 'state') throw new Error('it ended');
    const b = before.states.find(({ name }) => name === 'B');
    const after = await session.step(b);
    expect(after).toMatchObject({ kind: 'state', states: [{ name: 'A' }] });
    expect(await session.finish()).toEqual({ status: 'SUCCEEDED', output: [3, 2] });
  });

  it('streams its events, also to one who comes later', async () => {
    const session = start(options());
    await session.finish();
    const types: string[] = [];
    for await (const { type } of session.events()) types.push(type);
    expect(types[0]).toBe('ExecutionStarted');
    expect(types.at(-1)).toBe('ExecutionSucceeded');
    expect(types).toHaveLength(session.run.events.length);
  });

  it('goes on from a snapshot of any of its stops, without calling again what has answered', async () => {
    const whole = start(options());
    const snapshots = [];
    for (let stop = await whole.stopped(); stop.kind === 'state'; stop = await whole.step()) {
      snapshots.push({ names: stop.states.map(({ name }) => name), snapshot: whole.snapshot() });
    }
    for (const { names, snapshot } of snapshots) {
      const calls: unknown[] = [];
      const again = resume(options(calls), JSON.parse(JSON.stringify(snapshot)) as typeof snapshot);
      const stop = await again.stopped();
      expect(stop.kind === 'state' && stop.states.map(({ name }) => name)).toEqual(names);
      expect(again.run.events).toEqual(snapshot.log.map(({ event }) => event));
      expect(await again.finish()).toEqual({ status: 'SUCCEEDED', output: [3, 2] });
      const recorded = snapshot.log.filter(({ event }) => event.type === 'LambdaFunctionSucceeded').length;
      expect(calls).toHaveLength(2 - recorded);
    }
    expect(history(whole.run.events).at(-1)).toMatch(/ExecutionSucceeded/);
  });
});
