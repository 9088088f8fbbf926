import { inspectStep } from '../interpreter/inspect/inspect-step';
import type { StepInspection } from '../interpreter/inspect/inspection';
import { replayEvents } from '../interpreter/replay/replay-history';
import { refusalOfRedrive } from '../interpreter/replay/redrive';
import type { LogEntry } from '../interpreter/replay/log-entry';
import type { Run } from '../interpreter/run-options';
import type { Asker } from '../interpreter/tasks/by-hand';
import { prepareRun, type PreparedRun, type RunRequest } from '../workspace/prepare-run';
import { definitionOfPart, missingPart } from '../workspace/part-of-machine';
import { batch } from './batch';
import type {
  AbortMessage,
  DescribeMessage,
  FromHost,
  HistoryEvent,
  InspectMessage,
  LogLine,
  ReplayMessage,
  RefusedMessage,
  ReplyMessage,
  StartMessage,
} from './messages';

/** How often the other side hears of events: as often as a screen is drawn. */
const BATCH_MS = 16;

/** One run, told to `send` as messages. */
export interface RunSession {
  abort(message: AbortMessage): void;
  reply(message: ReplyMessage): void;
  /** Settled after the last message, and when nothing of the run is left. */
  readonly done: Promise<void>;
}

/** Tells what would answer the tasks of a machine. Nothing is run. */
export function describeMachine(
  message: DescribeMessage,
  surroundings: RunRequest['surroundings'],
  send: (message: FromHost) => void,
): void {
  const prepared = prepareUncalled(message, surroundings, send);
  if (!prepared) return;
  const { stateMachineName, notes } = prepared;
  send({ kind: 'resources', stateMachineName, notes, resources: prepared.resources() });
}

/** Goes through recorded events by a definition; the answers of tasks are those that were recorded. */
export async function replayRecording(
  message: ReplayMessage,
  surroundings: RunRequest['surroundings'],
  send: (message: FromHost) => void,
): Promise<void> {
  const prepared = prepareUncalled(message, surroundings, send);
  if (!prepared) return;
  const { model, type, stateMachineName } = prepared;
  const started = replayEvents(message.events, { model, type, stateMachineName });
  if (started.ok) send({ kind: 'replayed', ...(await started.replay.done) });
  else send({ kind: 'refused', message: started.message, diagnostics: [], problems: [] });
}

/** Goes once more through steps of a run, each with what the history says of it. */
export async function inspectSteps(
  message: InspectMessage,
  surroundings: RunRequest['surroundings'],
  send: (message: FromHost) => void,
): Promise<void> {
  const prepared = prepareUncalled(message, surroundings, send);
  if (!prepared) return;
  const inspections: StepInspection[] = [];
  for (const step of message.steps) {
    const machine = definitionOfPart(prepared.model, { state: step.state, extent: 'only' });
    inspections.push(machine ? await inspectStep(machine, step) : { stages: [] });
  }
  send({ kind: 'inspected', inspections });
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
    return OVER;
  }
  const { time, executionName, askByHand, part, variables, redriveOf } = message.options ?? {};
  const refused =
    (part && missingPart(prepared.model, part)) ?? (redriveOf && refusalOfRedrive(redriveOf, prepared.type));
  if (refused !== undefined) {
    send({ kind: 'refused', message: refused, diagnostics: [], problems: [] });
    return OVER;
  }
  const began = performance.now();
  const events = batch<{ readonly event: HistoryEvent; readonly time: number }>(BATCH_MS, (list) => {
    send({ kind: 'events', events: list.map(({ event }) => event), times: list.map(({ time }) => time) });
  });
  const addEvent = (event: HistoryEvent): void => {
    events.add({ event, time: Math.round((performance.now() - began) * 100) / 100 });
  };
  const log = batch<LogLine>(BATCH_MS, (lines) => {
    send({ kind: 'log', lines });
  });
  const flush = (): void => {
    events.flush();
    log.flush();
  };
  const entries = entryKeeper(redriveOf ?? []);
  const { type, stateMachineName } = prepared;
  const run = prepared.start({
    input: message.input,
    ...(time === undefined ? {} : { time }),
    ...(executionName === undefined ? {} : { executionName }),
    ...(part && { part }),
    ...(variables && { variables }),
    ...(redriveOf && { resume: { log: redriveOf, redrive: true } }),
    onEntry: entries.add,
    ...(askByHand === true && { asker: askerBy(flush, send) }),
    onEvent: (event) => {
      // Prints of a handler belong before the event that ends its call.
      log.flush();
      addEvent(event);
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
  // What the run goes on from is told again: whoever shows it begins with an empty page.
  for (const { execution, event } of redriveOf ?? []) if (execution === 0) addEvent(event);
  return {
    abort: ({ error, cause }) => {
      run.abort(error, cause);
    },
    reply: ({ id, reply }) => {
      run.reply(id, reply);
    },
    done: finish(run, { began, entries, flush, send }),
  };
}

interface Finishing {
  readonly began: number;
  readonly entries: ReturnType<typeof entryKeeper>;
  readonly flush: () => void;
  readonly send: (message: FromHost) => void;
}

/** A redrive of a run with child executions can be begun while there are at most so many events. */
const MOST_ENTRIES = 20_000;

/** Keeps the events of a run and of its child executions as long as they are few. */
function entryKeeper(before: readonly LogEntry[]): {
  readonly add: (entry: LogEntry) => void;
  readonly withChildren: () => { readonly log?: readonly LogEntry[] };
} {
  const entries = [...before];
  return {
    add: (entry) => {
      if (entries.length <= MOST_ENTRIES) entries.push(entry);
    },
    withChildren: () => {
      const isUseful = entries.length <= MOST_ENTRIES && entries.some(({ execution }) => execution !== 0);
      return isUseful ? { log: entries } : {};
    },
  };
}

const OVER: RunSession = { abort: () => undefined, reply: () => undefined, done: Promise.resolve() };

/** Questions come after what has led to them. */
function askerBy(flush: () => void, send: (message: FromHost) => void): Asker {
  return {
    asked(question) {
      flush();
      send({ kind: 'question', question });
    },
    settled(id) {
      send({ kind: 'settled', id });
    },
  };
}

async function finish(run: Run, { began, entries, flush, send }: Finishing): Promise<void> {
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
    ...(result.status !== 'SUCCEEDED' && entries.withChildren()),
  });
}

/** Prepares a machine of which nothing is called; where that is impossible, tells why. */
function prepareUncalled(
  message: DescribeMessage | ReplayMessage | InspectMessage,
  surroundings: RunRequest['surroundings'],
  send: (message: FromHost) => void,
): Extract<PreparedRun, { kind: 'ready' }> | undefined {
  const prepared = prepareRun({ ...requestOf(message, surroundings), allowRemote: true });
  if (prepared.kind === 'ready') return prepared;
  send(refusal(prepared));
  return undefined;
}

function requestOf(
  message: StartMessage | DescribeMessage | ReplayMessage | InspectMessage,
  surroundings: RunRequest['surroundings'],
): RunRequest {
  const { text, file, format, stateMachine, workspaceFolder, options } = message;
  return {
    ...options,
    text,
    file,
    surroundings,
    ...(format === undefined ? {} : { format }),
    ...(stateMachine === undefined ? {} : { stateMachine }),
    ...(workspaceFolder === undefined ? {} : { workspaceFolder }),
  };
}

function refusal(prepared: Exclude<PreparedRun, { kind: 'ready' }>): RefusedMessage {
  if (prepared.kind === 'misconfigured') {
    const { message, problems, endpoints } = prepared;
    return { kind: 'refused', message, diagnostics: [], problems, ...(endpoints && { endpoints }) };
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
