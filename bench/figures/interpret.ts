import { compileMachine } from '../../interpreter/core/compile-machine';
import { runMachine } from '../../interpreter/run';
import type { Json } from '../../language/json';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';
import type { TaskRunner } from '../../interpreter/tasks/task-runner';
import type { Figure } from '../figure';
import { interleave } from '../interleave';

interface LocalStateMachine {
  run(input: unknown, options?: unknown): { result: Promise<unknown> };
}
type LocalStateMachineClass = new (definition: unknown, options?: unknown) => LocalStateMachine;

/** In-process runs with the full AWS-shaped history, beside aws-local-stepfunctions, which writes none. */
export const interpretFigures: readonly Figure[] = [
  runFigure({ name: 'pass-chain-100', definition: passChain(100), input: {}, atMost: 1 / 5 }),
  runFigure({ name: 'pass-chain-1000', definition: passChain(1000), input: {}, atMost: 1 / 2 }),
  runFigure({ name: 'choice-loop-1000', definition: choiceLoop(1000), input: { n: 0 }, atMost: 1 / 10 }),
  runFigure({
    name: 'map-1000-pass',
    definition: inlineMap({ Type: 'Pass', End: true }),
    input: { items: range(1000) },
    atMost: 1 / 10,
  }),
  runFigure({
    name: 'map-1000-task',
    definition: inlineMap({ Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:111122223333:function:echo', End: true }),
    input: { items: range(1000) },
    atMost: 1 / 10,
  }),
  runFigure({ name: 'parallel-10x10', definition: parallel(10, 10), input: {}, atMost: 1 / 5 }),
];

interface RunCase {
  readonly name: string;
  readonly definition: Json;
  readonly input: Json;
  readonly atMost: number;
}

const echo: TaskRunner = {
  name: 'echo',
  canRun: () => true,
  start: (call) => Promise.resolve({ kind: 'succeeded', output: call.input }),
};

function runFigure({ name, definition, input, atMost }: RunCase): Figure {
  return {
    name,
    what: `run of ${name}, in process, with history, over aws-local-stepfunctions without one`,
    unit: 'ms',
    limit: { kind: 'ratio', atMost },
    async measure({ quick, loadPeer }) {
      const compiled = compileMachine(buildModel(parseJson(JSON.stringify(definition))));
      const ours = async (): Promise<void> => {
        const run = runMachine(compiled, { input, runner: echo, limits: { history: false } });
        const result = await run.done;
        if (result.status !== 'SUCCEEDED') throw new Error(`${name}: ${result.error ?? ''} ${result.cause ?? ''}`);
      };
      if (quick) {
        await ours();
        return { ours: 0, peer: 1 };
      }
      const { StateMachine } = (await loadPeer('aws-local-stepfunctions')) as { StateMachine: LocalStateMachineClass };
      const machine = new StateMachine(definition, { checkPaths: false, checkArn: false });
      const overrides = { overrides: { taskResourceLocalHandlers: { Task: (given: unknown) => given } } };
      const theirs = (): Promise<unknown> => machine.run(input, overrides).result;
      const { ours: mine, theirs: peer } = await interleave({ ours, theirs }, 31);
      return { ours: mine, peer };
    },
  };
}

function passChain(length: number): Json {
  const states: Record<string, Json> = {};
  for (let i = 0; i < length; i++) {
    states[`S${String(i)}`] = { Type: 'Pass', ...(i < length - 1 ? { Next: `S${String(i + 1)}` } : { End: true }) };
  }
  return { StartAt: 'S0', States: states };
}

function choiceLoop(turns: number): Json {
  return {
    StartAt: 'Add',
    States: {
      Add: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Again' },
      Again: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: turns, Next: 'Add' }], Default: 'Done' },
      Done: { Type: 'Succeed' },
    },
  };
}

function inlineMap(state: Json): Json {
  return {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: { StartAt: 'Task', States: { Task: state } },
        End: true,
      },
    },
  };
}

function parallel(branches: number, length: number): Json {
  const branch = (index: number): Json => {
    const states: Record<string, Json> = {};
    for (let i = 0; i < length; i++) {
      const name = `B${String(index)}S${String(i)}`;
      states[name] = {
        Type: 'Pass',
        ...(i < length - 1 ? { Next: `B${String(index)}S${String(i + 1)}` } : { End: true }),
      };
    }
    return { StartAt: `B${String(index)}S0`, States: states };
  };
  return { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: range(branches).map(branch), End: true } } };
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
