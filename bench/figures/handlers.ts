import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { lambdaRunner } from '../../interpreter/tasks/lambda-runner';
import { lineSplitter } from '../../interpreter/tasks/line-splitter';
import type { HandlerSpec } from '../../interpreter/tasks/handler-spec';
import type { TaskCall, TaskReporter } from '../../interpreter/tasks/task-runner';
import type { Figure } from '../figure';
import { interleave } from '../interleave';
import { withFolder } from '../processes';

const SILENT: TaskReporter = {
  submitted: () => undefined,
  started: () => undefined,
  heartbeat: () => undefined,
  waiting: () => undefined,
  log: () => undefined,
};
const EVENT = { order: { id: 'o-1', lines: [1, 2, 3] } };

/** A call of a warm handler, over a line that a process of the same program gives back. */
export const handlerFigures: readonly Figure[] = [
  handlerCall({
    runtime: 'python',
    file: 'echo.py',
    handler: 'def lambda_handler(event, context):\n    return event\n',
    program: 'python3',
    pipe: [
      '-u',
      '-c',
      'import sys\nfor line in iter(sys.stdin.readline, ""):\n    sys.stdout.write(line)\n    sys.stdout.flush()',
    ],
  }),
  handlerCall({
    runtime: 'node',
    file: 'echo.js',
    handler: 'exports.handler = async (event) => event;\n',
    program: process.execPath,
    pipe: ['-e', 'process.stdin.on("data", (chunk) => process.stdout.write(chunk))'],
  }),
];

interface HandlerCase {
  readonly runtime: 'python' | 'node';
  readonly file: string;
  readonly handler: string;
  readonly program: string;
  readonly pipe: readonly string[];
}

function handlerCall({ runtime, file, handler, program, pipe }: HandlerCase): Figure {
  return {
    name: `handler-call-${runtime}`,
    what: `round trip of a call of a warm ${runtime} handler, over the round trip of a line through a bare pipe`,
    unit: 'ms',
    limit: { kind: 'over', atMost: 1 },
    measure: ({ quick }) =>
      withFolder(async (folder) => {
        writeFileSync(path.join(folder, file), handler);
        const spec: HandlerSpec = {
          functionName: 'Echo',
          runtime,
          root: folder,
          module: 'echo',
          file: path.join(folder, file),
          handlers: runtime === 'python' ? ['lambda_handler'] : ['handler'],
          cwd: folder,
          env: {},
          timeoutSeconds: 20,
          memoryMb: 128,
          allowAws: false,
          environmentFolders: [],
        };
        const runner = lambdaRunner({
          find: () => ({ kind: 'handler', spec }),
          surroundings: { PATH: process.env['PATH'] },
          seed: 'bench',
        });
        const call: TaskCall = {
          resource: 'arn:aws:lambda:us-east-1:123456789012:function:Echo',
          integration: { kind: 'lambda-function', functionName: 'Echo' },
          state: 'Echo',
          input: EVENT,
          retryCount: 0,
          context: {},
        };
        const ours = async (): Promise<void> => {
          const answer = await runner.start(call, SILENT, new AbortController().signal);
          if (answer.kind !== 'succeeded') throw new Error(JSON.stringify(answer));
        };
        const bare = barePipe(program, pipe);
        const line = JSON.stringify(EVENT);
        try {
          await ours();
          return await interleave({ ours, peer: () => bare.roundTrip(line) }, quick ? 1 : 21);
        } finally {
          bare.end();
          await runner.dispose?.();
        }
      }),
  };
}

/** A process that gives back each line. */
function barePipe(
  program: string,
  args: readonly string[],
): { readonly roundTrip: (line: string) => Promise<void>; readonly end: () => void } {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  let answered: (() => void) | undefined;
  const splitter = lineSplitter(() => answered?.());
  child.stdout.on('data', splitter.push);
  return {
    roundTrip: (line) =>
      new Promise((resolve) => {
        answered = resolve;
        child.stdin.write(`${line}\n`);
      }),
    end: () => child.kill(),
  };
}
