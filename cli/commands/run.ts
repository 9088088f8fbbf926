import { promises as fs } from 'node:fs';
import path from 'node:path';
import { toAwsHistory } from '../../interpreter/core/aws-history';
import type { ExecutionResult } from '../../interpreter/core/events';
import type { Run } from '../../interpreter/run-options';
import type { Json, JsonObject } from '../../language/json';
import type { Diagnostic } from '../../language/rules/rule';
import { missingPart, type MachinePart } from '../../workspace/part-of-machine';
import type { PreparedRun, StartedRun } from '../../workspace/prepare-run';
import { whyNot } from '../../workspace/why-not';
import { askOnTerminal } from '../ask-by-hand';
import { defineFileCommand, type NamedText } from '../command';
import type { Io } from '../io';
import {
  MACHINE_OPTIONS,
  MACHINE_USAGE,
  misconfigured,
  MOCK_OPTIONS,
  MOCK_USAGE,
  prepareMachine,
  readMachineOptions,
  type MachineOptions,
} from '../machine-options';
import { invalidDefinition } from '../output/invalid-definition';
import { jsonLog, textLog } from '../output/run-log';
import { readInput } from '../read-input';

interface Options {
  readonly machine: MachineOptions;
  readonly input: string;
  readonly json: boolean;
  readonly history: string | undefined;
  readonly time: 'virtual' | 'real';
  readonly seed: number;
  readonly allowRemote: boolean;
  readonly part: MachinePart | undefined;
}

/** `stepwright run`. */
export const runCommand = defineFileCommand({
  name: 'run',
  usage: `Usage: stepwright run FILE [options]

Runs a state machine on this computer, with your own Lambda handlers. FILE is a definition (JSON or YAML), or - for the
standard input; or a template (SAM, CloudFormation, serverless.yml) that holds one. A function "Process1" is answered by
what stepwright.json or a template says, or by process1.py or process1.mjs beside the definition. Waits and retries take no time.

Options:
  --input JSON|@FILE|-      the input of the execution (default: {})
  --json                    one JSON object with the result on stdout and nothing else there; the log goes to stderr
  --history FILE            writes the execution's history, as GetExecutionHistory returns it
${MACHINE_USAGE}
${MOCK_USAGE}
  --time virtual|real       whether waits take as long as they say (default: virtual)
  --from STATE              runs from this state to the end of its branch; the input is that of the state
  --only STATE              runs this state alone
  --allow-remote            lets the run call other computers, where "endpoints" in stepwright.json names some
  --seed N                  the seed of everything random: the same seed gives the same run (default: 1)
  -h, --help                this text

On a terminal, and without --json, it asks for what nothing answers: task tokens, activities, functions without a handler.

Exit code: 0 SUCCEEDED, 1 any other end, 2 wrong usage, or a file or the input cannot be read.
`,
  options: {
    ...MACHINE_OPTIONS,
    ...MOCK_OPTIONS,
    input: { type: 'string', short: 'i', default: '{}' },
    json: { type: 'boolean', default: false },
    history: { type: 'string' },
    time: { type: 'string', default: 'virtual' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string' },
    only: { type: 'string' },
    'allow-remote': { type: 'boolean', default: false },
  },
  read: (values, file): Options | string => {
    const { input, json, history, time, seed, from, only, 'allow-remote': allowRemote } = values;
    if (from !== undefined && only !== undefined) return '--from and --only exclude each other.';
    if (time !== 'virtual' && time !== 'real') return `--time takes virtual or real, not "${time}".`;
    if (!/^\d{1,15}$/.test(seed)) return `--seed takes a whole number, not "${seed}".`;
    if (file === '-' && input === '-') return 'the definition and the input cannot both come from the standard input.';
    const machine = readMachineOptions(values);
    if (typeof machine === 'string') return machine;
    return { machine, input, json, history, time, seed: Number(seed), allowRemote, part: partOf(from, only) };
  },
  execute: async (source, options, io, refuse) => {
    const { machine, seed, allowRemote, part } = options;
    const input = await readInput(options.input, io);
    if (input.kind === 'faulty') return refuse(input.message);
    const prepared = prepareMachine(source, machine, io, { seed, allowRemote });
    if (prepared.kind === 'misconfigured') return refuse(misconfigured(prepared));
    if (prepared.kind === 'invalid') return reportInvalid(options, source, prepared.diagnostics, io);
    const missing = part && missingPart(prepared.model, part);
    if (missing !== undefined) {
      return refuse(missing);
    }
    return execute(options, prepared, input.input, io);
  },
});

async function execute(
  options: Options,
  prepared: Extract<PreparedRun, { kind: 'ready' }>,
  input: Json,
  io: Io,
): Promise<number> {
  const log = options.json ? jsonLog(io) : textLog(io, prepared.model);
  const { type, stateMachineName } = prepared;
  for (const note of prepared.notes) log.note(note);
  for (const { message } of prepared.missingFunctions) log.note(message);
  log.begin({ stateMachineName, type, time: options.time });
  const began = performance.now();
  const { part } = options;
  const asker = io.ask && !options.json ? askOnTerminal(io, io.ask, (id, reply) => run.reply(id, reply)) : undefined;
  const run: StartedRun = prepared.start({
    input,
    time: options.time,
    onEvent: log.event,
    onLog: log.line,
    ...(asker && { asker }),
    ...(part && { part }),
  });
  const forget = io.onInterrupt(() => {
    run.abort('Interrupted', 'The run was interrupted from the keyboard.');
  });
  const result = await run.done;
  forget();
  log.end(result, performance.now() - began);
  if (options.json) io.stdout.write(`${JSON.stringify(resultObject(result, run, stateMachineName))}\n`);
  const failure = await writeHistory(options, run, io);
  if (failure !== undefined) {
    io.stderr.write(`stepwright run: ${failure}\n`);
    return 2;
  }
  return result.status === 'SUCCEEDED' ? 0 : 1;
}

/** What `--json` prints: the members of DescribeExecution that say how it ended. */
function resultObject(result: ExecutionResult, run: Run, stateMachineName: string): JsonObject {
  const { status, output, error, cause } = result;
  return {
    status,
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    executionArn: run.executionArn,
    stateMachine: stateMachineName,
    startDate: dateOf(run.events[0]?.timestamp),
    stopDate: dateOf(run.events.at(-1)?.timestamp),
    eventCount: run.events.length,
  };
}

function dateOf(timestamp: number | undefined): string {
  return new Date(timestamp ?? 0).toISOString();
}

async function writeHistory(options: Options, run: Run, io: Io): Promise<string | undefined> {
  if (options.history === undefined) return undefined;
  try {
    const text = JSON.stringify(toAwsHistory(run.events), undefined, 2);
    await fs.writeFile(path.resolve(io.cwd, options.history), `${text}\n`);
    return undefined;
  } catch (error) {
    return `cannot write the history to ${options.history}: ${whyNot(error)}`;
  }
}

/** The service would refuse the definition: nothing has been run. */
function reportInvalid(
  options: Options,
  { file, text }: NamedText,
  diagnostics: readonly Diagnostic[],
  io: Io,
): number {
  const messages = invalidDefinition(file, text, diagnostics);
  io.stderr.write(`${messages.join('\n')}\nThe state machine was not run: the service would refuse it.\n`);
  if (options.json) {
    const refused = { status: 'REFUSED', error: 'InvalidDefinition', cause: messages.join('\n') };
    io.stdout.write(`${JSON.stringify(refused)}\n`);
  }
  return 1;
}

function partOf(from: string | undefined, only: string | undefined): MachinePart | undefined {
  if (from !== undefined) return { state: from, extent: 'from' };
  return only === undefined ? undefined : { state: only, extent: 'only' };
}
