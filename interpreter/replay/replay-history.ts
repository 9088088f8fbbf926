import type { Json } from '../../language/json';
import type { MachineModel } from '../../language/model/model';
import { parseAwsHistory } from '../core/aws-history';
import type { ExecutionResult, HistoryEvent } from '../core/events';
import type { Gate } from '../core/runtime';
import type { ItemStore } from '../item-store';
import { startRun } from '../run';
import type { Run } from '../run-options';
import { compareHistories, type HistoryDifference } from './compare-histories';
import { recordedAttempts } from './recorded-attempts';
import { recordedRunner } from './recorded-runner';

export interface ReplayOptions extends ReplaySettings {
  /** What GetExecutionHistory returned. */
  readonly history: Json;
}

export interface ReplaySettings {
  readonly model: MachineModel;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly stateMachineName?: string;
  readonly seed?: number;
  readonly items?: ItemStore;
  readonly gate?: Gate;
  readonly onEvent?: (event: HistoryEvent) => void;
}

export interface Replay {
  readonly run: Run;
  readonly recorded: readonly HistoryEvent[];
  /** How the replay ended and where it left the recording. A recording that was cut off ends as ABORTED. */
  readonly done: Promise<{ readonly result: ExecutionResult; readonly differences: readonly HistoryDifference[] }>;
}

export type ReplayStart =
  { readonly ok: true; readonly replay: Replay } | { readonly ok: false; readonly message: string };

/**
 * Runs a recorded execution again: its input and the answers of its tasks come from the history, the rest from the
 * definition, so that a failure in production can be gone through at home.
 */
export function replayHistory(options: ReplayOptions): ReplayStart {
  const parsed = parseAwsHistory(options.history);
  return parsed.ok ? replayEvents(parsed.events, options) : { ok: false, message: parsed.message };
}

/** The same with events that have been read already. */
export function replayEvents(recorded: readonly HistoryEvent[], settings: ReplaySettings): ReplayStart {
  const [first] = recorded;
  if (first?.type !== 'ExecutionStarted') {
    return {
      ok: false,
      message: 'The history does not begin with ExecutionStarted: it is needed from its first event on.',
    };
  }
  const { model, type, stateMachineName, seed, items, gate, onEvent } = settings;
  const roleArn = first.details?.['roleArn'];
  const run: Run = startRun({
    model,
    input: first.details?.['input'] ?? {},
    runner: recordedRunner(recordedAttempts(recorded)),
    startTime: first.timestamp,
    limits: { payload: true, history: true },
    ...(typeof roleArn === 'string' ? { roleArn } : {}),
    ...(type ? { type } : {}),
    ...(stateMachineName === undefined ? {} : { stateMachineName }),
    ...(seed === undefined ? {} : { seed }),
    ...(items ? { items } : {}),
    ...(gate ? { gate } : {}),
    ...(onEvent ? { onEvent } : {}),
    stopAt: { time: lastTime(recorded), ...stopReason(recorded) },
    onStandstill() {
      const { error, cause } = stopReason(recorded);
      run.abort(error, cause);
    },
  });
  const done = run.done.then((result) => ({
    result,
    differences: compareHistories(recorded, comparable(run, recorded)),
  }));
  return { ok: true, replay: { run, recorded, done } };
}

/** The end that only stands for a cut recording is not compared. */
function comparable(run: Run, recorded: readonly HistoryEvent[]): readonly HistoryEvent[] {
  const isCut = recorded.at(-1)?.type.startsWith('Execution') !== true || recorded.length === 1;
  return isCut && run.events.at(-1)?.type === 'ExecutionAborted' ? run.events.slice(0, -1) : run.events;
}

/** A moment later than everything recorded; an aborted execution is aborted when it was. */
function lastTime(recorded: readonly HistoryEvent[]): number {
  const last = recorded.at(-1);
  if (!last) return 0;
  return last.type === 'ExecutionAborted' || !last.type.startsWith('Execution') ? last.timestamp : Infinity;
}

function stopReason(recorded: readonly HistoryEvent[]): { error?: string; cause?: string } {
  const last = recorded.at(-1);
  const error = last?.type === 'ExecutionAborted' ? textOf(last.details?.['error']) : undefined;
  const cause = last?.type === 'ExecutionAborted' ? textOf(last.details?.['cause']) : undefined;
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
