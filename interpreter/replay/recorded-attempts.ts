import type { Json } from '../../language/json';
import type { HistoryEvent } from '../core/events';
import type { TaskAnswer } from '../core/task-call';

/** One attempt of a task as a history shows it. */
export interface RecordedAttempt {
  readonly scheduledEventId: number;
  readonly state: string;
  readonly input: Json;
  /** Absent where the history ends before the attempt does. */
  readonly answer: TaskAnswer | undefined;
  readonly submitted: Json | undefined;
  /** The worker that took an activity task, where one did. */
  readonly worker: { readonly name?: string } | undefined;
}

const SCHEDULED = /^(Task|LambdaFunction|Activity)Scheduled$/;
const ENDED = /^(Task|LambdaFunction|Activity)(Succeeded|Failed|TimedOut|StartFailed|SubmitFailed|ScheduleFailed)$/;

/** All attempts in order of their scheduling. Linear in the history. */
export function recordedAttempts(events: readonly HistoryEvent[]): readonly RecordedAttempt[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const following = new Map<number, HistoryEvent[]>();
  for (const event of events) {
    const siblings = following.get(event.previousEventId);
    if (siblings) siblings.push(event);
    else following.set(event.previousEventId, [event]);
  }
  return events
    .filter(({ type }) => SCHEDULED.test(type))
    .map((scheduled) => {
      const outcome = outcomeOf(scheduled, following);
      const details = scheduled.details ?? {};
      return {
        scheduledEventId: scheduled.id,
        state: stateOf(scheduled, byId),
        input: details['parameters'] ?? details['input'] ?? null,
        ...outcome,
      };
    });
}

/** The state whose task was scheduled: the one that was entered last on the same line. */
function stateOf(scheduled: HistoryEvent, byId: ReadonlyMap<number, HistoryEvent>): string {
  let event: HistoryEvent | undefined = scheduled;
  while (event && event.type !== 'TaskStateEntered') event = byId.get(event.previousEventId);
  const name = event?.details?.['name'];
  return typeof name === 'string' ? name : '';
}

function outcomeOf(
  scheduled: HistoryEvent,
  following: ReadonlyMap<number, readonly HistoryEvent[]>,
): Pick<RecordedAttempt, 'answer' | 'submitted' | 'worker'> {
  let submitted: Json | undefined;
  let worker: RecordedAttempt['worker'];
  let current: HistoryEvent | undefined = scheduled;
  while (current) {
    current = following.get(current.id)?.find(({ type }) => /(Started|Submitted)$/.test(type) || ENDED.test(type));
    if (!current || SCHEDULED.test(current.type)) break;
    if (current.type === 'ActivityStarted') worker = workerOf(current);
    if (current.type === 'TaskSubmitted') submitted = current.details?.['output'] ?? null;
    if (ENDED.test(current.type)) {
      const delaySeconds = (current.timestamp - scheduled.timestamp) / 1000;
      return { answer: answerOf(current, submitted, delaySeconds), submitted, worker };
    }
  }
  return { answer: undefined, submitted, worker };
}

function workerOf({ details }: HistoryEvent): { readonly name?: string } {
  const name = details?.['workerName'];
  return typeof name === 'string' ? { name } : {};
}

/** The call takes as long as it took. */
function answerOf({ type, details = {} }: HistoryEvent, submitted: Json | undefined, delaySeconds: number): TaskAnswer {
  const told = submitted === undefined ? {} : { submitted };
  if (type.endsWith('Succeeded'))
    return { kind: 'succeeded', output: details['output'] ?? null, delaySeconds, ...told };
  if (type.endsWith('TimedOut')) return { kind: 'timed-out', ...told };
  const { error, cause } = details;
  return {
    kind: 'failed',
    delaySeconds,
    ...(typeof error === 'string' ? { error } : {}),
    ...(typeof cause === 'string' ? { cause } : {}),
    ...told,
    phase: phaseOf(type),
  };
}

function phaseOf(type: string): 'run' | 'start' | 'submit' | 'schedule' {
  if (type.endsWith('StartFailed')) return 'start';
  if (type.endsWith('SubmitFailed')) return 'submit';
  return type.endsWith('ScheduleFailed') ? 'schedule' : 'run';
}
