import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { toAwsHistory } from '../../interpreter/core/aws-history';
import { compileMachine } from '../../interpreter/core/compile-machine';
import { runMachine } from '../../interpreter/run';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';
import type { Figure } from '../figure';
import { interleave } from '../interleave';
import { noTasks } from '../no-tasks';
import { withFolder } from '../processes';

/** A loop that fills the history. Each turn enters and leaves a Pass and a Choice: four events. */
export const historyFigures: readonly Figure[] = [
  {
    name: 'history-25000',
    what: 'run of 25,000 events with its history written to a file, over JSON.stringify of that history',
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 3 },
    measure: ({ quick }) =>
      withFolder(async (folder) => {
        const turns = quick ? 100 : 6249;
        const definition = {
          StartAt: 'Add',
          States: {
            Add: {
              Type: 'Pass',
              Parameters: { 'n.$': 'States.MathAdd($.n, 1)', order: { id: 'o-1', lines: [1, 2, 3] } },
              Next: 'Again',
            },
            Again: {
              Type: 'Choice',
              Choices: [{ Variable: '$.n', NumericLessThan: turns, Next: 'Add' }],
              Default: 'Done',
            },
            Done: { Type: 'Succeed' },
          },
        };
        const machine = compileMachine(buildModel(parseJson(JSON.stringify(definition))));
        const file = path.join(folder, 'history.json');
        const run = async (): Promise<unknown> => {
          const started = runMachine(machine, { input: { n: 0 }, runner: noTasks });
          const { status, cause } = await started.done;
          if (status !== 'SUCCEEDED') throw new Error(cause ?? status);
          return toAwsHistory(started.events);
        };
        const ours = async (): Promise<void> => {
          writeFileSync(file, JSON.stringify(await run()));
        };
        const history = (await run()) as { readonly events: readonly unknown[] };
        const medians = await interleave({ ours, peer: () => JSON.stringify(history) }, quick ? 1 : 21);
        return { ...medians, notes: { events: String(history.events.length) } };
      }),
  },
];
