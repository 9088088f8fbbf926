import type { RunState } from '../run/run-state';
import type { Visit } from '../run/visit';

/** The visits of one state in two runs that stand at the same place: one of them may be missing. */
export interface VisitPair {
  /** `item 3, visit 2`; nothing in the main line. */
  readonly place: string;
  before: AlignedVisit | undefined;
  after: AlignedVisit | undefined;
}

/** A visit, and where the execution went from there in the same branch or item. */
export interface AlignedVisit {
  readonly visit: Visit;
  next: string | undefined;
}

/**
 * The visits of two runs in pairs, state by state in the order in which they were entered. A visit has its place by the
 * branches and items around it and by how often the state was entered there before: what runs at the same time may end
 * in any order.
 */
export function alignVisits(before: RunState, after: RunState): ReadonlyMap<string, readonly VisitPair[]> {
  const pairs = new Map<string, VisitPair>();
  const byState = new Map<string, VisitPair[]>();
  for (const side of ['before', 'after'] as const) {
    for (const [id, place, aligned] of placed(side === 'before' ? before : after)) {
      const known = pairs.get(id);
      const pair = known ?? { place, before: undefined, after: undefined };
      pair[side] = aligned;
      if (known) continue;
      pairs.set(id, pair);
      const { name } = aligned.visit;
      const list = byState.get(name);
      if (list) list.push(pair);
      else byState.set(name, [pair]);
    }
  }
  return byState;
}

/** The visits of the main line, in order. */
export function mainLine({ visits }: RunState): readonly Visit[] {
  return inOrder(visits).filter(({ parent }) => parent === undefined);
}

interface Place {
  readonly id: string;
  readonly label: string;
}

/** Stands in no name of a state and in no lane. */
const SEPARATOR = '\u0000';

function* placed({ visits }: RunState): Generator<readonly [id: string, label: string, AlignedVisit]> {
  const places = new Map<Visit, Place>();
  const rounds = new Map<string, number>();
  const last = new Map<string, AlignedVisit>();
  for (const visit of inOrder(visits)) {
    const around = visit.parent && places.get(visit.parent);
    const lane = [around?.id ?? '', visit.lane ?? ''].join(SEPARATOR);
    const name = [lane, visit.name].join(SEPARATOR);
    const round = (rounds.get(name) ?? 0) + 1;
    rounds.set(name, round);
    const labels = [around?.label, visit.lane, round > 1 ? `visit ${String(round)}` : undefined];
    const place = { id: [name, String(round)].join(SEPARATOR), label: labels.filter(Boolean).join(', ') };
    places.set(visit, place);
    const aligned: AlignedVisit = { visit, next: undefined };
    const previous = last.get(lane);
    if (previous) previous.next = visit.name;
    last.set(lane, aligned);
    yield [place.id, place.label, aligned];
  }
}

function inOrder(visits: readonly Visit[]): readonly Visit[] {
  return [...visits].sort((a, b) => a.key - b.key);
}
