import type { Json } from '../../language/json';
import { jsonEqual } from '../../language/json-equal';
import { compactText } from '../run/data-text';
import type { RunSession } from '../run/run-session';
import type { Visit } from '../run/visit';
import type { RowStatus, Stage } from '../run/view-messages';
import { executionStatus } from '../run/view-model';
import { alignVisits, mainLine, type AlignedVisit, type VisitPair } from './align-visits';
import {
  runDifferences,
  type ComparedData,
  type ComparedDetails,
  type ComparedState,
  type RunDifference,
  type StateSide,
  type VisitSide,
} from './compare-messages';

/** Two runs beside each other. */
export interface RunComparison {
  /** The execution itself, then the states that differ, then the others; each group in the order of entering. */
  readonly states: readonly ComparedState[];
  /** How each state fared, by the id of its node in the graph. */
  readonly changes: Readonly<Record<string, RunDifference>>;
  /** What was seen at one visit of a state, where there is such a one. */
  readonly details: (key: number, visit: number) => ComparedDetails | undefined;
}

/** More visits are not listed: those that differ come first. */
const mostVisits = 1_000;
/** More states of the main line are not named. */
const longestPath = 100;

/**
 * Compares two runs state by state: how each visit ended, where the execution went from there, and its data. Times, which
 * always differ, make no difference.
 */
export function compareRuns(before: RunSession, after: RunSession): RunComparison {
  const compared = [...alignVisits(before.state, after.state)].map(([name, pairs]) => ({
    name,
    pairs: byWeight(pairs.map((pair) => ({ ...pair, difference: differenceOf(pair) }))),
  }));
  const rows = compared.map(({ name, pairs }) => stateRow(name, pairs));
  const differs = ({ difference }: { difference: RunDifference }): boolean => difference !== 'same';
  const order = [...rows.keys()].sort((a, b) => Number(isSame(rows[a])) - Number(isSame(rows[b])));
  const states = order.flatMap((at, index) => {
    const row = rows[at];
    return row ? [{ ...row, key: index + 1 }] : [];
  });
  const execution = executionRow(before, after, rows.some(differs));
  return {
    states: [execution, ...states],
    changes: Object.fromEntries(states.map(({ name, difference }) => [`state:${name}`, difference])),
    details: (key, visit) => {
      if (key === 0) return executionDetails(before, after);
      const pairs = compared[order[key - 1] ?? -1]?.pairs;
      return pairs && visitDetails(key, pairs, visit);
    },
  };
}

interface ComparedPair extends VisitPair {
  readonly difference: RunDifference;
}

function isSame(row: Pick<ComparedState, 'difference'> | undefined): boolean {
  return row?.difference === 'same';
}

function byWeight(pairs: readonly ComparedPair[]): readonly ComparedPair[] {
  return [...pairs].sort((a, b) => weight(a.difference) - weight(b.difference));
}

function weight(difference: RunDifference): number {
  return runDifferences.indexOf(difference);
}

function differenceOf({ before, after }: VisitPair): RunDifference {
  if (!before) return 'only-after';
  if (!after) return 'only-before';
  const [old, now] = [before.visit, after.visit];
  if (old.status !== now.status || old.error !== now.error) return 'other-status';
  if (before.next !== after.next) return 'other-path';
  return visitStages.every(({ of }) => sameJson(of(old), of(now))) ? 'same' : 'other-data';
}

/** Of all visits; one that only one of the runs made is another path where the others are in both. */
function stateDifference(pairs: readonly ComparedPair[]): RunDifference {
  const only = pairs.filter(({ difference }) => difference === 'only-before' || difference === 'only-after');
  const [first] = only;
  if (first && only.length === pairs.length)
    return only.every(({ difference }) => difference === first.difference) ? first.difference : 'other-path';
  const worst = pairs[0]?.difference ?? 'same';
  return only.length > 0 && weight(worst) > weight('other-path') ? 'other-path' : worst;
}

function stateRow(name: string, pairs: readonly ComparedPair[]): Omit<ComparedState, 'key'> {
  const [first] = pairs;
  const visit = first?.after?.visit ?? first?.before?.visit;
  const before = stateSide(pairs.flatMap((pair) => pair.before ?? []));
  const after = stateSide(pairs.flatMap((pair) => pair.after ?? []));
  return {
    name,
    type: visit?.type ?? '',
    within: outerNames(visit),
    difference: stateDifference(pairs),
    ...(before && { before }),
    ...(after && { after }),
  };
}

function stateSide(visits: readonly AlignedVisit[]): StateSide | undefined {
  const last = visits.at(-1);
  if (!last) return undefined;
  const failed = visits.filter(({ visit }) => visit.status === 'failed').length;
  const duration = visits.reduce((sum, { visit }) => sum + (durationOf(visit) ?? 0), 0);
  return { status: failed > 0 ? 'failed' : last.visit.status, visits: visits.length, failed, duration };
}

function durationOf({ enteredAt, endedAt }: Visit): number | undefined {
  return endedAt === undefined ? undefined : endedAt - enteredAt;
}

function outerNames(visit: Visit | undefined): string[] {
  return visit?.parent ? [...outerNames(visit.parent), visit.parent.name] : [];
}

function executionRow(before: RunSession, after: RunSession, statesDiffer: boolean): ComparedState {
  const side = (session: RunSession): StateSide => {
    const status = executionStatus(session.status);
    return { status, visits: 1, failed: status === 'failed' ? 1 : 0, duration: session.header().runDuration };
  };
  return {
    key: 0,
    name: after.machine,
    type: 'Execution',
    within: [],
    difference: executionDifference(before, after, statesDiffer),
    before: side(before),
    after: side(after),
  };
}

function executionDifference(before: RunSession, after: RunSession, statesDiffer: boolean): RunDifference {
  if (before.status !== after.status || before.ending.error !== after.ending.error) return 'other-status';
  const [old, now] = [mainLine(before.state), mainLine(after.state)];
  if (old.length !== now.length || old.some(({ name }, index) => now[index]?.name !== name)) return 'other-path';
  const areSame = executionStages.every(({ of }) => sameJson(of(before), of(after)));
  return areSame && !statesDiffer ? 'same' : 'other-data';
}

function executionDetails(before: RunSession, after: RunSession): ComparedDetails {
  const side = (session: RunSession): VisitSide => ({
    status: executionStatus(session.status),
    duration: session.header().runDuration,
    attempts: 0,
    path: pathText(mainLine(session.state)),
    ...faults(session.ending),
  });
  const data = executionStages.flatMap(({ stage, title, of }) => comparedData(stage, title, of(before), of(after)));
  return { key: 0, visits: [], moreVisits: 0, visit: 0, before: side(before), after: side(after), data };
}

function pathText(visits: readonly Visit[]): string[] {
  const names = visits.slice(0, longestPath).map(({ name }) => name);
  return visits.length > longestPath ? [...names, `… ${String(visits.length - longestPath)} more`] : names;
}

function visitDetails(key: number, pairs: readonly ComparedPair[], index: number): ComparedDetails | undefined {
  const pair = pairs[index];
  if (!pair) return undefined;
  const before = pair.before && visitSide(pair.before);
  const after = pair.after && visitSide(pair.after);
  return {
    key,
    visits: pairs.slice(0, mostVisits).map(({ place, difference, ...sides }) => ({
      place,
      difference,
      ...(sides.before && { before: sides.before.visit.status }),
      ...(sides.after && { after: sides.after.visit.status }),
    })),
    moreVisits: Math.max(0, pairs.length - mostVisits),
    visit: index,
    ...(before && { before }),
    ...(after && { after }),
    data: visitStages.flatMap(({ stage, title, of }) =>
      comparedData(stage, title, pair.before && of(pair.before.visit), pair.after && of(pair.after.visit)),
    ),
  };
}

function visitSide({ visit, next }: AlignedVisit): VisitSide {
  const duration = durationOf(visit);
  const iterations = iterationText(visit);
  return {
    status: visit.status,
    attempts: visit.attempts.length,
    path: next === undefined ? [] : [next],
    ...(duration !== undefined && { duration }),
    ...(iterations !== undefined && { iterations }),
    ...faults(visit),
  };
}

function faults({ error, cause }: { readonly error?: string | undefined; readonly cause?: string | undefined }): {
  readonly error?: string;
  readonly cause?: string;
} {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

/** `3 succeeded, 1 failed`. */
function iterationText({ iterations }: Visit): string | undefined {
  const counts = new Map<RowStatus, number>();
  for (const { status } of iterations.values()) counts.set(status, (counts.get(status) ?? 0) + 1);
  if (counts.size === 0) return undefined;
  return [...counts].map(([status, count]) => `${String(count)} ${status}`).join(', ');
}

interface ComparedStage<Of> {
  readonly stage: Stage;
  readonly title: string;
  readonly of: (one: Of) => Json | undefined;
}

const visitStages: readonly ComparedStage<Visit>[] = [
  { stage: 'input', title: 'Input', of: ({ input }) => input },
  { stage: 'parameters', title: 'Parameters', of: ({ parameters }) => parameters },
  { stage: 'result', title: 'Result', of: ({ result }) => result },
  { stage: 'assigned', title: 'Assigned variables', of: ({ assigned }) => assigned },
  { stage: 'output', title: 'Output', of: ({ output }) => output },
];

const executionStages: readonly ComparedStage<RunSession>[] = [
  { stage: 'input', title: 'Input', of: ({ request }) => request.input },
  { stage: 'output', title: 'Output', of: ({ ending }) => ending.output },
];

function comparedData(
  stage: Stage,
  title: string,
  before: Json | undefined,
  after: Json | undefined,
): readonly ComparedData[] {
  if (before === undefined && after === undefined) return [];
  return [
    {
      stage,
      title,
      isSame: sameJson(before, after),
      ...(before !== undefined && { before: compactText(before) }),
      ...(after !== undefined && { after: compactText(after) }),
    },
  ];
}

function sameJson(before: Json | undefined, after: Json | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return jsonEqual(before, after);
}
