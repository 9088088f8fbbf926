import { RunSession } from '../../client/run/run-session';
import { machineOf } from '../../client/run/run-machine';
import { recordedStep } from '../../client/run/recorded-step';
import { StateMarks } from '../../client/run/state-marks';
import { eventRow, executionDetails, executionStatus, toRow, visitDetails } from '../../client/run/view-model';
import type { Details, ToView } from '../../client/run/view-messages';
import type { ComparedRun, ToComparison } from '../../client/runs/compare-messages';
import { compareRuns, type RunComparison } from '../../client/runs/compare-runs';
import type { StartMessage } from '../../host/messages';
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
  readonly inspect: (name: string) => Promise<Details>;
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
  const { state, log } = session;
  return {
    session,
    async inspect(name) {
      const visit = state.visits.find((one) => one.name === name);
      const step = visit && recordedStep(visit, state, input);
      const machine = definitionOfPart(model, { state: name, extent: 'only' });
      if (!visit || !step || !machine) throw new Error(`the run did not come to ${name}`);
      return visitDetails(visit, { state, log, jsonata: new Set() }, await inspectStep(machine, step));
    },
  };
}

/** What the extension tells the view of a run that has ended. */
export function viewMessages({ session }: RecordedRun): readonly ToView[] {
  const { state, request, ending, log, machine } = session;
  const startedAt = state.startedAt ?? 0;
  const { graph } = machineOf(request);
  const header = session.header();
  const whole = { key: 0, parent: 0, name: machine, type: 'Execution', time: { start: 0, end: header.runDuration } };
  return [
    { kind: 'reset' },
    { kind: 'header', header },
    ...(graph ? [{ kind: 'graph', graph, title: machine } as const] : []),
    { kind: 'rows', rows: [{ ...whole, status: executionStatus(session.status) }] },
    { kind: 'rows', rows: state.visits.map((visit) => toRow(visit, startedAt)) },
    { kind: 'marks', marks: new StateMarks().update(state.visits) },
    { kind: 'log', lines: log.slice(0, 2_000), hidden: 0 },
    { kind: 'details', details: executionDetails({ state, log, jsonata: new Set() }, request.input, ending) },
    { kind: 'events', events: session.events.map((event) => eventRow(event, state, startedAt)) },
  ];
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
