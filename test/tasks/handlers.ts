import { spawn } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { HandlerSpec } from '../../interpreter/tasks/handler-spec';
import { lambdaRunner } from '../../interpreter/tasks/lambda-runner';
import type { LogLine, TaskAnswer, TaskCall, TaskReporter, TaskRunner } from '../../interpreter/tasks/task-runner';
import type { Json, JsonObject } from '../../language/json';
import { bundleProgram } from '../bundle';
import { folderWith } from '../temporary-folder';

export function specOf(folder: string, file: string, change: Partial<HandlerSpec> = {}): HandlerSpec {
  const python = file.endsWith('.py');
  return {
    functionName: 'Fn',
    runtime: python ? 'python' : 'node',
    root: folder,
    module: file.replace(/\.\w+$/, ''),
    file: path.join(folder, file),
    handlers: python ? ['lambda_handler', 'handler'] : ['handler', 'lambdaHandler'],
    cwd: folder,
    env: {},
    timeoutSeconds: 20,
    memoryMb: 128,
    allowAws: false,
    environmentFolders: [folder],
    ...change,
  };
}

export interface Bench {
  readonly folder: string;
  readonly runner: TaskRunner;
  readonly log: LogLine[];
  readonly submitted: Json[];
  /** Calls the function by its plain ARN. */
  call(input?: Json, change?: Partial<TaskCall>): Promise<TaskAnswer>;
  /** Calls it by `lambda:invoke`. */
  invoke(parameters?: JsonObject, change?: Partial<TaskCall>): Promise<TaskAnswer>;
  readonly stop: AbortController;
}

/** A runner for one handler file. */
export function bench(
  file: string,
  text: string,
  change: Partial<HandlerSpec> = {},
  surroundings: Record<string, string | undefined> = process.env,
): Bench {
  const folder = folderWith({ [file]: text });
  const log: LogLine[] = [];
  const submitted: Json[] = [];
  const runner = lambdaRunner({
    find: () => ({ kind: 'handler', spec: specOf(folder, file, change) }),
    surroundings,
    seed: '1',
  });
  onTestFinished(() => runner.dispose?.());
  const stop = new AbortController();
  const report: TaskReporter = {
    submitted: (output) => submitted.push(output),
    started: () => undefined,
    heartbeat: () => undefined,
    waiting: () => undefined,
    log: (line) => log.push(line),
  };
  const start = (call: TaskCall): Promise<TaskAnswer> => runner.start(call, report, stop.signal);
  return {
    folder,
    runner,
    log,
    submitted,
    stop,
    call: (input = {}, changed = {}) =>
      start({
        state: 'S',
        resource: 'arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:Fn',
        integration: { kind: 'lambda-function', functionName: 'Fn' },
        input,
        retryCount: 0,
        context: { State: { Name: 'S', EnteredTime: '2026-01-02T03:04:05.000Z' } },
        ...changed,
      }),
    invoke: (parameters = {}, changed = {}) =>
      start({
        state: 'S',
        resource: 'arn:aws:states:::lambda:invoke',
        integration: { kind: 'service', service: 'lambda', action: 'invoke', pattern: 'request-response' },
        input: { FunctionName: 'Fn', ...parameters },
        retryCount: 0,
        context: { State: { Name: 'S', EnteredTime: '2026-01-02T03:04:05.000Z' } },
        ...changed,
      }),
  };
}

/** The error object of a failed answer. */
export function causeOf(answer: TaskAnswer): JsonObject {
  if (answer.kind !== 'failed') throw new Error(`did not fail: ${JSON.stringify(answer)}`);
  return JSON.parse(answer.cause ?? 'null') as JsonObject;
}

export function outputOf(answer: TaskAnswer): Json {
  if (answer.kind !== 'succeeded') throw new Error(`did not succeed: ${JSON.stringify(answer)}`);
  return answer.output;
}

/** Whether a process of that id lives. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export async function until(condition: () => boolean, ms = 60_000): Promise<void> {
  const end = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > end) throw new Error('it did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Runs the handler in a process that is then killed with SIGKILL: the ids that the handler printed. The handler prints the
 * ids of itself and what it has started in one line.
 */
export async function pidsOfKilledParent(folder: string, file: string): Promise<number[]> {
  const bundle = await bundleProgram('test/tasks/parent.ts');
  const parent = spawn(process.execPath, [bundle, JSON.stringify(specOf(folder, file))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve) => {
    parent.stdout.once('data', (data: Buffer) => {
      resolve(data.toString());
    });
  });
  const pids = line.trim().split(' ').map(Number);
  if (pids.length < 2 || !pids.every(lives)) throw new Error(`the handler did not start: ${line}`);
  parent.kill('SIGKILL');
  return pids;
}
