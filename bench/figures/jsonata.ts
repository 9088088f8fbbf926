import jsonata from 'jsonata';
import { compileMachine } from '../../interpreter/core/compile-machine';
import { runMachine } from '../../interpreter/run';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';
import type { Figure } from '../figure';
import { interleave } from '../interleave';
import { noTasks } from '../no-tasks';

const ADD = '$count + 1';
const LIST = '{ "last": $states.input.last, "total": $sum($map([1..5], function($v) { $v * $count })) }';
const AGAIN = '$count < 1000';

/** A loop of 1,000 turns that counts in a variable and makes an object of functions on the way. */
export const jsonataFigures: readonly Figure[] = [
  {
    name: 'jsonata-loop-1000',
    what: 'JSONata loop to 1,000 with variables, with history, over the bare jsonata evaluations it contains',
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 2 },
    async measure({ quick }) {
      const definition = {
        QueryLanguage: 'JSONata',
        StartAt: 'Start',
        States: {
          Start: { Type: 'Pass', Assign: { count: 0 }, Next: 'Add' },
          Add: { Type: 'Pass', Assign: { count: `{% ${ADD} %}` }, Output: `{% ${LIST} %}`, Next: 'Again' },
          Again: { Type: 'Choice', Choices: [{ Condition: `{% ${AGAIN} %}`, Next: 'Add' }], Default: 'Done' },
          Done: { Type: 'Succeed' },
        },
      };
      const machine = compileMachine(buildModel(parseJson(JSON.stringify(definition))));
      const ours = async (): Promise<void> => {
        const run = runMachine(machine, { input: { last: 1 }, runner: noTasks, limits: { history: false } });
        const { status, cause } = await run.done;
        if (status !== 'SUCCEEDED') throw new Error(cause ?? status);
      };
      const add = jsonata(ADD);
      const list = jsonata(LIST);
      const again = jsonata(AGAIN);
      const peer = async (): Promise<void> => {
        let count = 0;
        let input: unknown = { last: 1 };
        for (let goesOn = true; goesOn;) {
          const bindings = { count, states: { input } };
          const next = (await add.evaluate(undefined, bindings)) as number;
          input = await list.evaluate(undefined, bindings);
          count = next;
          goesOn = (await again.evaluate(undefined, { count, states: { input } })) as boolean;
        }
      };
      return interleave({ ours, peer }, quick ? 1 : 15);
    },
  },
];
