import type { ExecutionResult, HistoryEvent } from '../../interpreter/core/events';
import type { LogLine } from '../../interpreter/tasks/task-runner';
import type { Json } from '../../language/json';
import type { MachineModel, Scope } from '../../language/model/model';
import type { Io } from '../io';
import { shortJson } from './short-json';

/** What is shown of a run while it goes on. */
export interface RunLog {
  note(text: string): void;
  begin(run: { readonly stateMachineName: string; readonly type: string; readonly time: 'virtual' | 'real' }): void;
  event(event: HistoryEvent): void;
  line(line: LogLine): void;
  end(result: ExecutionResult, realMilliseconds: number): void;
}

const MARKS = { stdout: '│', stderr: '┃', runner: '•' } as const;
const LONGEST_DATA = 160;

type Colour = 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'bold';
const CODES: Readonly<Record<Colour, string>> = {
  dim: '2',
  red: '31',
  green: '32',
  yellow: '33',
  cyan: '36',
  bold: '1',
};

/** With `--json`: what handlers print and what is worth knowing goes to stderr, the rest is left out. */
export function jsonLog({ stderr }: Pick<Io, 'stderr'>): RunLog {
  return {
    note: (text) => stderr.write(`note: ${text}\n`),
    begin: () => undefined,
    event: () => undefined,
    line: ({ state, stream, text }) => stderr.write(`${state} ${MARKS[stream]} ${text}\n`),
    end: () => undefined,
  };
}

/** Every state as it is entered and left, with what came in and out, and what handlers print; all on stdout. */
export function textLog({ stdout, env }: Pick<Io, 'stdout' | 'env'>, model: MachineModel): RunLog {
  const colours = stdout.isTTY === true && !env['NO_COLOR'];
  const paint = (colour: Colour, text: string): string => (colours ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text);
  const depths = new Map(model.states.map(({ name, scope }) => [name, depthOf(scope)]));
  const places = new Map<number, { readonly state: string; readonly failed: boolean }>();
  let startedAt: number | undefined;
  let endedAt = 0;
  let count = 0;

  const write = (text: string): void => {
    stdout.write(`${text}\n`);
  };
  /** A line that belongs to a state: the run's clock, then the text at the depth of the state. */
  const tell = (at: number, state: string, text: string): void => {
    const seconds = ((at - (startedAt ?? at)) / 1000).toFixed(1);
    write(`${paint('dim', `${seconds.padStart(7)} s`)}  ${indentOf(state)}${text}`);
  };
  const indentOf = (state: string): string => '  '.repeat(depths.get(state) ?? 0);
  const data = (value: Json | undefined): string =>
    value === undefined
      ? ''
      : paint('dim', shortJson(value, Math.max(40, Math.min(LONGEST_DATA, (stdout.columns ?? 200) - 40))));

  return {
    note: (text) => {
      write(`${paint('yellow', 'note:')} ${text}`);
    },
    begin: ({ stateMachineName, type, time }) => {
      const waits = time === 'virtual' ? 'waits take no time' : 'waits take as long as they say';
      write(`${paint('bold', stateMachineName)} (${type}), ${waits}`);
    },
    event(event) {
      const { id, previousEventId, timestamp, type, details = {} } = event;
      startedAt ??= timestamp;
      endedAt = timestamp;
      count++;
      const before = places.get(previousEventId);
      const name = textOf(details['name']) ?? before?.state ?? '';
      const failed = /^(Task|Lambda|Activity|Evaluation|Map|Parallel)\w*(Failed|TimedOut)$/.test(type);
      places.set(id, { state: name, failed });
      const entered = /^(\w+)StateEntered$/.exec(type)?.[1];
      if (entered !== undefined) {
        tell(
          timestamp,
          name,
          `${paint('cyan', '→')} ${paint('bold', name)} ${paint('dim', entered)}  ${data(details['input'])}`,
        );
      } else if (type.endsWith('StateExited')) {
        tell(
          timestamp,
          name,
          `${paint(before?.failed === true ? 'yellow' : 'green', '←')} ${name}  ${data(details['output'])}`,
        );
      } else if (type === 'MapIterationStarted') {
        tell(timestamp, name, `  ${paint('dim', `item ${String(details['index'])}`)}`);
      } else if (failed && !type.startsWith('MapIteration')) {
        const error = textOf(details['error']) ?? 'it failed';
        const cause = textOf(details['cause']);
        tell(
          timestamp,
          name,
          `${paint('red', '✗')} ${name}  ${paint('red', error)}${cause === undefined ? '' : ` ${data(cause)}`}`,
        );
      } else if (type.endsWith('Scheduled') && before?.failed === true) {
        tell(timestamp, name, `${paint('yellow', '↻')} ${name}  is called again`);
      }
    },
    line({ state, stream, text }) {
      const colour = stream === 'stdout' ? 'dim' : 'yellow';
      write(`${' '.repeat(11)}${indentOf(state)}  ${paint(colour, MARKS[stream])} ${text}`);
    },
    end({ status, output, error, cause }, realMilliseconds) {
      const here = `${(realMilliseconds / 1000).toFixed(1)} s here`;
      const own = `${((endedAt - (startedAt ?? endedAt)) / 1000).toFixed(1)} s of the machine's time`;
      write(
        `\n${paint(status === 'SUCCEEDED' ? 'green' : 'red', status)} after ${own} (${here}), ${String(count)} events`,
      );
      if (error !== undefined) write(`Error: ${error}`);
      if (cause !== undefined) write(`Cause: ${readable(cause)}`);
      if (output !== undefined) write(`Output: ${JSON.stringify(output, undefined, 2)}`);
    },
  };
}

function depthOf(scope: Scope): number {
  let depth = 0;
  for (let owner = scope.owner; owner; owner = owner.scope.owner) depth++;
  return depth;
}

/** A cause that is JSON text (a function's error) is easier to read over several lines. */
function readable(cause: string): string {
  if (!/^[{[]/.test(cause)) return cause;
  try {
    return JSON.stringify(JSON.parse(cause), undefined, 2);
  } catch {
    return cause;
  }
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
