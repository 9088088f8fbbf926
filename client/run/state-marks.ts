import type { NodeMark, TakenWays } from '../graph/messages';
import type { Visit } from './visit';
import { WaysTaken } from './ways-taken';

type Counts = Record<Visit['status'], number>;

interface Tally {
  readonly counts: Counts;
  readonly known: Map<Visit, { status: Visit['status']; retries: number; ended: number; iterations: number }>;
  retries: number;
  /** Of all visits to a Map state: the iterations that have ended, and all of them. */
  ended: number;
  iterations: number;
  last: Visit['status'];
}

/** Counts how each state fares, visit by visit; the work is in proportion to what changed. */
export class StateMarks {
  private readonly tallies = new Map<string, Tally>();
  private readonly ways = new WaysTaken();

  /** Takes visits that are new or changed; gives the marks of their states, by the id of the graph's node. */
  update(visits: Iterable<Visit>): Readonly<Record<string, NodeMark>> {
    const changed = new Set<string>();
    for (const visit of visits) {
      this.count(visit);
      changed.add(visit.name);
      const before = this.ways.note(visit);
      if (before) changed.add(before.name);
    }
    const marks: Record<string, NodeMark> = {};
    for (const name of changed) {
      const tally = this.tallies.get(name);
      if (tally) marks[`state:${name}`] = markOf(tally, this.ways.of(name));
    }
    return marks;
  }

  private count(visit: Visit): void {
    let tally = this.tallies.get(visit.name);
    if (!tally) {
      const counts: Counts = { running: 0, succeeded: 0, caught: 0, failed: 0, aborted: 0 };
      tally = { counts, known: new Map(), retries: 0, ended: 0, iterations: 0, last: visit.status };
      this.tallies.set(visit.name, tally);
    }
    const before = tally.known.get(visit);
    const retries = Math.max(0, visit.attempts.length - 1);
    if (before) tally.counts[before.status]--;
    tally.counts[visit.status]++;
    tally.retries += retries - (before?.retries ?? 0);
    const { iterationsEnded: ended, iterationCount: iterations = 0 } = visit;
    tally.ended += ended - (before?.ended ?? 0);
    tally.iterations += iterations - (before?.iterations ?? 0);
    tally.known.set(visit, { status: visit.status, retries, ended, iterations });
    tally.last = visit.status;
  }
}

/** What goes on counts most, then a failure: of many iterations one sees that one failed. */
function markOf({ counts, known, retries, last, ended, iterations }: Tally, ways: TakenWays): NodeMark {
  const status = counts.running > 0 ? 'running' : counts.failed > 0 ? 'failed' : last;
  const marks = { status, visits: known.size, failed: counts.failed, retries, ways };
  return iterations === 0 ? marks : { ...marks, iterations: { ended, all: iterations } };
}
