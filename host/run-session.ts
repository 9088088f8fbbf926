import type { Run } from '../interpreter/run';
import { prepareRun, type PreparedRun, type RunRequest } from '../workspace/prepare-run';
import { batch } from './batch';
import type { AbortMessage, FromHost, HistoryEvent, LogLine, RefusedMessage, StartMessage } from './messages';

/** How often the other side hears of events: as often as a screen is drawn. */
const BATCH_MS = 16;

/** One run, told to `send` as messages. */
export interface RunSession {
  abort(message: AbortMessage): void;
  /** Settled after the last message, and when nothing of the run is left. */
  readonly done: Promise<void>;
}

/** Prepares and starts a run. `surroundings` is the environment that handlers inherit, cleared of what could reach AWS. */
export function startSession(
  message: StartMessage,
  surroundings: RunRequest['surroundings'],
  send: (message: FromHost) => void,
): RunSession {
  const prepared = prepareRun(requestOf(message, surroundings));
  if (prepared.kind !== 'ready') {
    send(refusal(prepared));
    return { abort: () => undefined, done: Promise.resolve() };
  }
  const events = batch<HistoryEvent>(BATCH_MS, (list) => {
    send({ kind: 'events', events: list });
  });
  const log = batch<LogLine>(BATCH_MS, (lines) => {
    send({ kind: 'log', lines });
  });
  const began = performance.now();
  const { time, executionName } = message.options ?? {};
  const { type, stateMachineName } = prepared;
  const run = prepared.start({
    input: message.input,
    ...(time === undefined ? {} : { time }),
    ...(executionName === undefined ? {} : { executionName }),
    onEvent: (event) => {
      // Prints of a handler belong before the event that ends its call.
      log.flush();
      events.add(event);
    },
    onLog: (line) => {
      events.flush();
      log.add(line);
    },
  });
  send({
    kind: 'started',
    executionArn: run.executionArn,
    stateMachineName,
    type,
    notes: prepared.notes,
    missingHandlers: prepared.missingFunctions,
  });
  return {
    abort: ({ error, cause }) => {
      run.abort(error, cause);
    },
    done: finish(
      run,
      began,
      () => {
        events.flush();
        log.flush();
      },
      send,
    ),
  };
}

async function finish(run: Run, began: number, flush: () => void, send: (message: FromHost) => void): Promise<void> {
  const result = await run.done;
  flush();
  const first = run.events[0]?.timestamp ?? 0;
  const last = run.events.at(-1)?.timestamp ?? first;
  send({
    kind: 'ended',
    result,
    eventCount: run.events.length,
    realDuration: Math.round(performance.now() - began),
    runDuration: last - first,
  });
}

function requestOf(message: StartMessage, surroundings: RunRequest['surroundings']): RunRequest {
  const { text, file, format, workspaceFolder, options } = message;
  return {
    ...options,
    text,
    file,
    surroundings,
    ...(format === undefined ? {} : { format }),
    ...(workspaceFolder === undefined ? {} : { workspaceFolder }),
  };
}

function refusal(prepared: Exclude<PreparedRun, { kind: 'ready' }>): RefusedMessage {
  if (prepared.kind === 'misconfigured') {
    return { kind: 'refused', message: prepared.message, diagnostics: [], problems: prepared.problems };
  }
  const { diagnostics } = prepared;
  const count = diagnostics.length === 1 ? 'an error' : `${String(diagnostics.length)} errors`;
  return {
    kind: 'refused',
    message: `The state machine has ${count}; the service would refuse it: ${diagnostics[0]?.message ?? ''}`,
    diagnostics: diagnostics.map(({ code, message, range }) => ({ code, message, start: range.start, end: range.end })),
    problems: [],
  };
}
