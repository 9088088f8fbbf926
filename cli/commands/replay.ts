import type { HistoryDifference } from '../../interpreter/replay/compare-histories';
import { replayHistory } from '../../interpreter/replay/replay-history';
import type { Json } from '../../language/json';
import { defineFileCommand } from '../command';
import { readText } from '../files';
import { messageOf } from '../io';
import {
  MACHINE_OPTIONS,
  MACHINE_USAGE,
  misconfigured,
  prepareMachine,
  readMachineOptions,
  type MachineOptions,
} from '../machine-options';
import { invalidDefinition } from '../output/invalid-definition';
import { jsonLog, textLog } from '../output/run-log';

interface Options {
  readonly machine: MachineOptions;
  readonly history: string;
  readonly json: boolean;
}

/** `stepwright replay`. */
export const replayCommand = defineFileCommand({
  name: 'replay',
  usage: `Usage: stepwright replay FILE --history HISTORY [options]

Runs a recorded execution again on this computer: the input and the answers of the tasks come from the history, the rest
from the definition. Nothing is called. HISTORY is what GetExecutionHistory returned ("aws stepfunctions
get-execution-history --execution-arn ARN") or "stepwright run --history" wrote; - reads it from the standard input. Where
the replay differs from the recording, each difference is told at its event.

Options:
  --history FILE|-          the recorded history
  --json                    one JSON object on stdout: status, output, error, cause, differences
${MACHINE_USAGE}
  -h, --help                this text

Exit code: 0 the replay is the same as the recording, 1 it differs, 2 wrong usage or a file cannot be read.
`,
  options: { ...MACHINE_OPTIONS, history: { type: 'string' }, json: { type: 'boolean', default: false } },
  read: (values, file): Options | string => {
    const { history, json } = values;
    if (history === undefined) return 'name the recorded history by --history.';
    if (file === '-' && history === '-')
      return 'the definition and the history cannot both come from the standard input.';
    const machine = readMachineOptions(values);
    return typeof machine === 'string' ? machine : { machine, history, json };
  },
  execute: async ({ file, text }, { machine, history, json }, io, refuse) => {
    const recorded = await readText(history, io);
    if (!recorded.ok) return refuse(recorded.message);
    let parsed: Json;
    try {
      parsed = JSON.parse(recorded.text.replace(/^\uFEFF/, '')) as Json;
    } catch (error) {
      return refuse(`${history} is not JSON: ${messageOf(error)}`);
    }
    // Nothing is called.
    const prepared = prepareMachine({ file, text }, machine, io, { allowRemote: true });
    if (prepared.kind === 'misconfigured') return refuse(misconfigured(prepared));
    if (prepared.kind === 'invalid') {
      const errors = invalidDefinition(file, text, prepared.diagnostics);
      return refuse(`the service would refuse this definition.\n${errors.join('\n')}`, 1);
    }
    const { model, type, stateMachineName } = prepared;
    const log = json ? jsonLog(io) : textLog(io, model);
    log.begin({ stateMachineName, type, time: 'virtual' });
    const began = performance.now();
    const started = replayHistory({ model, history: parsed, type, stateMachineName, onEvent: log.event });
    if (!started.ok) return refuse(`${history}: ${started.message}`);
    const { result, differences } = await started.replay.done;
    log.end(result, performance.now() - began);
    if (json) io.stdout.write(`${JSON.stringify({ ...result, differences })}\n`);
    else io.stdout.write(told(differences, started.replay.recorded.length));
    return differences.length === 0 ? 0 : 1;
  },
});

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
