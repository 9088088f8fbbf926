import { RunSession } from '../../client/run/run-session';
import { machineOf } from '../../client/run/run-machine';
import { recordedStep } from '../../client/run/recorded-step';
import { RunFeed } from '../../client/run/run-feed';
import { executionStatus } from '../../client/run/view-model';
import type { FromView, ToView } from '../../client/run/view-messages';
import type { Visit } from '../../client/run/visit';
import type { ComparedRun, ToComparison } from '../../client/runs/compare-messages';
import { compareRuns, type RunComparison } from '../../client/runs/compare-runs';
import type { StartMessage, StepInspection } from '../../host/messages';
import { inspectStep } from '../../interpreter/inspect/inspect-step';
import { startRun } from '../../interpreter/run';
import type { TaskRunner } from '../../interpreter/tasks/task-runner';
import type { Json, JsonObject } from '../../language/json';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';
import { definitionOfPart } from '../../workspace/part-of-machine';

/** Answers each call with its input, and fails where the input asks for it. */
const echo: TaskRunner = {
  name: 'echo',
  canRun: () => true,
  start({ state, input }, report) {
    report.log({ state, stream: 'stdout', text: `working on ${JSON.stringify(input)}` });
    const fails = typeof input === 'object' && input !== null && 'fail' in input;
    return Promise.resolve(
      fails
        ? { kind: 'failed', error: 'Refused', cause: 'the input asks for it' }
        : { kind: 'succeeded', output: input },
    );
  },
};

export interface RecordedRun {
  readonly session: RunSession;
  readonly inspect: (visit: Visit) => Promise<StepInspection>;
}

/** Runs a machine as the run host does, without its process. */
export async function recordRun(definition: JsonObject, input: Json): Promise<RecordedRun> {
  const text = JSON.stringify(definition);
  const model = buildModel(parseJson(text));
  const request: StartMessage = { kind: 'start', text, file: '/orders.asl.json', input, format: 'json' };
  const session = new RunSession('file:///orders.asl.json', 'orders', request);
  const run = startRun({
    model,
    input,
    runner: echo,
    limits: { payload: false, history: false },
    onLog: (line) => {
      session.receive({ kind: 'log', lines: [line] });
    },
  });
  const result = await run.done;
  session.receive({ kind: 'events', events: run.events, times: run.events.map((_, index) => index) });
  session.receive({ kind: 'ended', result, eventCount: run.events.length, realDuration: 5, runDuration: 5 });
  return {
    session,
    inspect(visit) {
      const step = recordedStep(visit, session.state, input);
      const machine = definitionOfPart(model, { state: visit.name, extent: 'only' });
      if (!step || !machine) throw new Error(`nothing is recorded of ${visit.name}`);
      return inspectStep(machine, step);
    },
  };
}

/** What the extension does for a view, in this process: the messages are those that it really sends. */
export interface RunViewHost {
  /** Takes what the view says. */
  readonly receive: (message: FromView) => void;
  /** Waits until what is known of the chosen step has been told. */
  readonly settled: () => Promise<void>;
  readonly dispose: () => void;
}

export function hostView({ session, inspect }: RecordedRun, send: (message: ToView) => void): RunViewHost {
  let feed: RunFeed | undefined;
  const known = new Map<Visit, StepInspection>();
  let working = Promise.resolve();
  const inspectVisit = (_: RunSession, visit: Visit): StepInspection | undefined => {
    const found = known.get(visit);
    if (found || visit.status === 'running') return found;
    working = inspect(visit).then((inspection) => {
      known.set(visit, inspection);
      feed?.inspected(visit);
    });
    return undefined;
  };
  return {
    receive(message) {
      if (message.kind === 'ready') {
        feed?.dispose();
        feed = new RunFeed(session, send, inspectVisit);
        feed.start();
      } else if (
        message.kind === 'select' ||
        message.kind === 'iterations' ||
        message.kind === 'events' ||
        message.kind === 'event'
      )
        feed?.ask(message);
    },
    settled: () => working,
    dispose: () => feed?.dispose(),
  };
}

/** What the extension tells of two runs that are compared, and what it answers. */
export function comparisonOf(
  before: RecordedRun,
  after: RecordedRun,
): { readonly messages: readonly ToComparison[]; readonly details: RunComparison['details'] } {
  const { states, changes, details } = compareRuns(before.session, after.session);
  const head = ({ session }: RecordedRun): ComparedRun => ({
    title: session.machine,
    status: executionStatus(session.status),
    summary: session.header().summary,
    startedAt: session.startedAt,
  });
  const { graph } = machineOf(after.session.request);
  return {
    messages: [
      { kind: 'runs', before: head(before), after: head(after), states },
      { kind: 'graph', graph, title: after.session.machine, changes },
    ],
    details,
  };
}
