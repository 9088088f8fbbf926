import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../language/json';
import type { MachinePart } from '../../workspace/part-of-machine';
import { prepareRun } from '../../workspace/prepare-run';
import { folderWith } from '../temporary-folder';

const MACHINE = {
  StartAt: 'First',
  States: {
    First: { Type: 'Pass', Result: 'never', Next: 'Choose' },
    Choose: {
      Type: 'Choice',
      Choices: [{ Variable: '$.n', NumericGreaterThan: 1, Next: 'Big' }],
      Default: 'Loop',
    },
    Big: { Type: 'Pass', Result: 'big', Next: 'Each' },
    Loop: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Choose' },
    Each: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Before',
          States: {
            Before: { Type: 'Pass', Next: 'Inner' },
            Inner: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $x & $states.input.n %}', Next: 'After' },
            After: { Type: 'Pass', Result: 'after', ResultPath: null, End: true },
          },
        },
      ],
      End: true,
    },
  },
};

/** The states that were entered, and the output. */
async function run(part: MachinePart, input: Json, variables: Record<string, Json> = {}): Promise<unknown[]> {
  const prepared = prepareRun({
    text: JSON.stringify(MACHINE),
    file: path.join(folderWith({}), 'm.asl.json'),
    surroundings: {},
    rules: { 'undefined-variable': 'off' },
  });
  if (prepared.kind !== 'ready') throw new Error(JSON.stringify(prepared));
  const entered: unknown[] = [];
  const { done } = prepared.start({
    input,
    part,
    variables,
    onLog: () => undefined,
    onEvent: ({ type, details }) => {
      if (type.endsWith('StateEntered')) entered.push(details?.['name']);
    },
  });
  const { output } = await done;
  return [...entered, output];
}

describe('a part of a machine', () => {
  it('from a state runs what follows it', async () => {
    expect((await run({ state: 'Choose', extent: 'from' }, { n: 1 }, { x: 'x' })).slice(0, 5)).toEqual([
      'Choose',
      'Loop',
      'Choose',
      'Big',
      'Each',
    ]);
  });

  it('from a state of a branch runs to the end of the branch, with the variables that are given', async () => {
    expect(await run({ state: 'Inner', extent: 'from' }, { n: 2 }, { x: 'v' })).toEqual(['Inner', 'After', 'v2']);
  });

  it('of one state ends where it goes', async () => {
    expect(await run({ state: 'Choose', extent: 'only' }, { n: 5 })).toEqual(['Choose', 'Big', { n: 5 }]);
    expect(await run({ state: 'Loop', extent: 'only' }, { n: 5 })).toEqual(['Loop', 'Choose', { n: 6 }]);
    expect(await run({ state: 'After', extent: 'only' }, 3)).toEqual(['After', 3]);
  });
});
