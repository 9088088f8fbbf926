import path from 'node:path';
import { parseArgs } from 'node:util';
import type { HistoryDifference } from '../../interpreter/replay/compare-histories';
import { replayHistory } from '../../interpreter/replay/replay-history';
import type { Json } from '../../language/json';
import { prepareRun } from '../../workspace/prepare-run';
import { formatProblem } from '../../workspace/load-settings';
import { readText } from '../files';
import { messageOf, type Io } from '../io';
import { invalidDefinition } from '../output/invalid-definition';
import { jsonLog, textLog } from '../output/run-log';
import { readSubstitutions } from '../read-substitutions';

export const REPLAY_USAGE = `Usage: stepwright replay FILE --history HISTORY [options]

Runs a recorded execution again on this computer: the input and the answers of the tasks come from the history, the rest
from the definition. Nothing is called. HISTORY is what GetExecutionHistory returned ("aws stepfunctions
get-execution-history --execution-arn ARN") or "stepwright run --history" wrote; - reads it from the standard input. Where
the replay differs from the recording, each difference is told at its event.

Options:
  --history FILE|-          the recorded history
  --json                    one JSON object on stdout: status, output, error, cause, differences
  --config FILE             this configuration instead of the stepwright.json beside the definition or in the working directory
  --substitution K=V        a value for \${K} in the definition; may be given several times
  --type STANDARD|EXPRESS   the type of the state machine (default: STANDARD, or what the configuration says)
  --name NAME               the name of the state machine (default: that of the file)
  --state-machine NAME      which state machine, where FILE is a template that holds several
  -h, --help                this text

Exit code: 0 the replay is the same as the recording, 1 it differs, 2 wrong usage or a file cannot be read.
`;

interface Options {
  readonly file: string;
  readonly history: string;
  readonly json: boolean;
  readonly config: string | undefined;
  readonly substitutions: Readonly<Record<string, string>>;
  readonly type: 'STANDARD' | 'EXPRESS' | undefined;
  readonly name: string | undefined;
  readonly stateMachine: string | undefined;
}

/** `stepwright replay`: answers the exit code. */
export async function replayCommand(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    io.stdout.write(REPLAY_USAGE);
    return 0;
  }
  const refuse = (message: string, code = 2): number => {
    io.stderr.write(`stepwright replay: ${message}\n`);
    return code;
  };
  if (typeof options === 'string') return refuse(`${options}\n\n${REPLAY_USAGE.trimEnd()}`);
  const read = await readText(options.file, io);
  if (!read.ok) return refuse(read.message);
  const recorded = await readText(options.history, io);
  if (!recorded.ok) return refuse(recorded.message);
  const { text } = read;
  let history: Json;
  try {
    history = JSON.parse(recorded.text) as Json;
  } catch (error) {
    return refuse(`${options.history} is not JSON: ${messageOf(error)}`);
  }
  const prepared = prepare(options, text, io);
  if (prepared.kind === 'misconfigured') {
    return refuse([prepared.message, ...prepared.problems.map(formatProblem)].join('\n'));
  }
  if (prepared.kind === 'invalid') {
    const errors = invalidDefinition(options.file, text, prepared.diagnostics);
    return refuse(`the service would refuse this definition.\n${errors.join('\n')}`, 1);
  }
  const { model, type, stateMachineName } = prepared;
  const log = options.json ? jsonLog(io) : textLog(io, model);
  log.begin({ stateMachineName, type, time: 'virtual' });
  const began = performance.now();
  const started = replayHistory({ model, history, type, stateMachineName, onEvent: log.event });
  if (!started.ok) return refuse(`${options.history}: ${started.message}`);
  const { result, differences } = await started.replay.done;
  log.end(result, performance.now() - began);
  if (options.json) io.stdout.write(`${JSON.stringify({ ...result, differences })}\n`);
  else io.stdout.write(told(differences, started.replay.recorded.length));
  return differences.length === 0 ? 0 : 1;
}

function told(differences: readonly HistoryDifference[], recorded: number): string {
  if (differences.length === 0) return `The same as the recording: ${String(recorded)} events.\n`;
  const lines = differences.map(({ eventId, type, message, expected, actual }) => {
    const values =
      expected === undefined && actual === undefined
        ? ''
        : `\n    recorded: ${JSON.stringify(expected) ?? 'nothing'}\n    replayed: ${JSON.stringify(actual) ?? 'nothing'}`;
    return `  event ${String(eventId)} (${type}): ${message}${values}`;
  });
  return `The replay differs from the recording:\n${lines.join('\n')}\n`;
}

function prepare(options: Options, text: string, io: Io): ReturnType<typeof prepareRun> {
  const absolute = (file: string): string => path.resolve(io.cwd, file);
  const { config, type, name, stateMachine } = options;
  return prepareRun({
    // Nothing is called.
    allowRemote: true,
    text,
    file: absolute(options.file === '-' ? 'stdin' : options.file),
    workspaceFolder: io.cwd,
    surroundings: io.env,
    substitutions: options.substitutions,
    ...(config === undefined ? {} : { configFile: absolute(config) }),
    ...(type === undefined ? {} : { type }),
    ...(name === undefined ? {} : { stateMachineName: name }),
    ...(stateMachine === undefined ? {} : { stateMachine }),
  });
}

/** The options, or `help`, or what is wrong with the command line. */
function readOptions(args: readonly string[]): Options | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        history: { type: 'string' },
        json: { type: 'boolean', default: false },
        config: { type: 'string' },
        substitution: { type: 'string', multiple: true, default: [] },
        type: { type: 'string' },
        name: { type: 'string' },
        'state-machine': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return messageOf(error);
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) return 'name one state machine.';
  const { history, type } = values;
  if (history === undefined) return 'name the recorded history by --history.';
  if (file === '-' && history === '-')
    return 'the definition and the history cannot both come from the standard input.';
  if (type !== undefined && type !== 'STANDARD' && type !== 'EXPRESS')
    return `--type takes STANDARD or EXPRESS, not "${type}".`;
  const substitutions = readSubstitutions(values.substitution);
  if (typeof substitutions === 'string') return substitutions;
  return {
    file,
    history,
    json: values.json,
    config: values.config,
    substitutions: Object.fromEntries(substitutions),
    type,
    name: values.name,
    stateMachine: values['state-machine'],
  };
}
