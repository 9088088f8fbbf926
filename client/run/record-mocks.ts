import { applyEdits, modify } from 'jsonc-parser';
import type { HistoryEvent, Json } from '../../host/messages';

/** What one invocation of a state's task gave. */
export type RecordedAnswer =
  | { readonly kind: 'return'; readonly output: Json }
  | { readonly kind: 'throw'; readonly error: string; readonly cause: string };

const SUCCEEDED = /^(Task|LambdaFunction|Activity)Succeeded$/;
const FAILED = /^(Task|LambdaFunction|Activity)(Failed|TimedOut|StartFailed|SubmitFailed|ScheduleFailed)$/;

/**
 * What the tasks of a run gave, by state, in the order in which they were invoked: mocks with these answers give the same
 * run again (digest M4).
 */
export function recordedAnswers(events: readonly HistoryEvent[]): Map<string, RecordedAnswer[]> {
  const byId = new Map(events.map((event) => [event.id, event]));
  const before = (event: HistoryEvent, type: RegExp): HistoryEvent | undefined => {
    let at: HistoryEvent | undefined = event;
    while (at && !type.test(at.type)) at = byId.get(at.previousEventId);
    return at;
  };
  const found: { readonly state: string; readonly scheduled: number; readonly answer: RecordedAnswer }[] = [];
  for (const event of events) {
    const answer = answerOf(event);
    const state = answer && before(event, /StateEntered$/)?.details?.['name'];
    if (!answer || typeof state !== 'string') continue;
    found.push({ state, scheduled: before(event, /Scheduled$/)?.id ?? event.id, answer });
  }
  const byState = new Map<string, RecordedAnswer[]>();
  for (const { state, answer } of found.sort((a, b) => a.scheduled - b.scheduled)) {
    byState.set(state, [...(byState.get(state) ?? []), answer]);
  }
  return byState;
}

function answerOf({ type, details }: HistoryEvent): RecordedAnswer | undefined {
  if (SUCCEEDED.test(type)) return { kind: 'return', output: details?.['output'] ?? null };
  if (!FAILED.test(type)) return undefined;
  const text = (name: string): string => {
    const value = details?.[name];
    return typeof value === 'string' ? value : '';
  };
  return { kind: 'throw', error: text('error') || 'States.TaskFailed', cause: text('cause') };
}

/** How a file spells an answer. */
interface Spelling {
  readonly write: (answer: RecordedAnswer) => object;
}

const settingsSpelling: Spelling = {
  write: (answer) =>
    answer.kind === 'return' ? { return: answer.output } : { throw: { error: answer.error, cause: answer.cause } },
};
const mockFileSpelling: Spelling = {
  write: (answer) =>
    answer.kind === 'return' ? { Return: answer.output } : { Throw: { Error: answer.error, Cause: answer.cause } },
};

/** Answers by invocation; equal ones that follow each other share a range. */
function stepsOf(answers: readonly RecordedAnswer[], { write }: Spelling): Record<string, object> {
  const steps: Record<string, object> = {};
  for (let first = 0; first < answers.length;) {
    const answer = answers[first];
    if (!answer) break;
    const text = JSON.stringify(answer);
    let last = first;
    while (last + 1 < answers.length && JSON.stringify(answers[last + 1]) === text) last++;
    steps[first === last ? String(first) : `${String(first)}-${String(last)}`] = write(answer);
    first = last + 1;
  }
  return steps;
}

/** The mocks of stepwright.json: a state that always gave the same has one answer, others have steps. */
function settingsMocks(recorded: ReadonlyMap<string, readonly RecordedAnswer[]>): Record<string, object> {
  const entries = [...recorded].map(([state, answers]): [string, object] => {
    const steps = stepsOf(answers, settingsSpelling);
    const [only, second] = Object.values(steps);
    return [state, only && !second ? only : { steps }];
  });
  return Object.fromEntries(entries);
}

/** Puts what was recorded into the text of a stepwright.json: among its mocks, or as a test case. */
export function recordInSettings(
  text: string,
  recorded: ReadonlyMap<string, readonly RecordedAnswer[]>,
  testCase: string | undefined,
): string {
  const mocks = settingsMocks(recorded);
  if (testCase !== undefined) return setIn(text, ['testCases', testCase], mocks);
  return Object.entries(mocks).reduce((changed, [state, mock]) => setIn(changed, ['mocks', state], mock), text);
}

/** Puts what was recorded as a test case into the text of a mock file of Step Functions Local (digest M1-M4). */
export function recordInMockFile(
  text: string,
  recorded: ReadonlyMap<string, readonly RecordedAnswer[]>,
  { machine, testCase }: { readonly machine: string; readonly testCase: string },
): string {
  const start = text.trim() === '' ? '{\n  "StateMachines": {},\n  "MockedResponses": {}\n}\n' : text;
  const responseOf = (state: string): string => `${machine} ${testCase} ${state}`.replaceAll(/[^\w-]+/g, '_');
  const states = Object.fromEntries([...recorded.keys()].map((state) => [state, responseOf(state)]));
  const withCase = setIn(start, ['StateMachines', machine, 'TestCases', testCase], states);
  return [...recorded].reduce(
    (changed, [state, answers]) =>
      setIn(changed, ['MockedResponses', responseOf(state)], stepsOf(answers, mockFileSpelling)),
    withCase,
  );
}

/** Sets a member of a JSON text, which keeps its comments and form; an empty text is an empty object. */
export function setIn(text: string, path: readonly string[], value: object): string {
  const start = text.trim() === '' ? '{}\n' : text;
  const edits = modify(start, [...path], value, {
    formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' },
  });
  return applyEdits(start, edits);
}
