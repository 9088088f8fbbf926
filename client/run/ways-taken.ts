import type { TakenWays } from '../graph/messages';
import type { Visit } from './visit';

/** The ways from state to state that a run has taken, told visit by visit in the order of entering. */
export class WaysTaken {
  private readonly known = new WeakSet<Visit>();
  /** The last visit of the main line, or of each lane inside a visit. */
  private readonly outer = new Map<string, Visit>();
  private readonly inner = new WeakMap<Visit, Map<string, Visit>>();
  private readonly ways = new Map<string, Ways>();

  /** Takes a visit that is new or changed; gives the visit from which it was entered, where that is news. */
  note(visit: Visit): Visit | undefined {
    const { name, type, status } = visit;
    const own = this.wayOf(name);
    own.isLast ||= status === 'succeeded' || (type === 'Fail' && status !== 'running');
    if (this.known.has(visit)) return undefined;
    this.known.add(visit);
    const lanes = this.lanesOf(visit);
    const lane = visit.lane ?? '';
    const before = lanes.get(lane);
    lanes.set(lane, visit);
    if (!before) own.isFirst = true;
    else this.wayOf(before.name)[before.status === 'caught' ? 'caught' : 'next'].add(name);
    return before;
  }

  of(name: string): TakenWays {
    const { isFirst, isLast, next, caught } = this.wayOf(name);
    return { isFirst, isLast, next: [...next], caught: [...caught] };
  }

  private wayOf(name: string): Ways {
    let way = this.ways.get(name);
    if (!way) {
      way = { isFirst: false, isLast: false, next: new Set(), caught: new Set() };
      this.ways.set(name, way);
    }
    return way;
  }

  private lanesOf({ parent }: Visit): Map<string, Visit> {
    if (!parent) return this.outer;
    let lanes = this.inner.get(parent);
    if (!lanes) {
      lanes = new Map();
      this.inner.set(parent, lanes);
    }
    return lanes;
  }
}

interface Ways {
  isFirst: boolean;
  isLast: boolean;
  readonly next: Set<string>;
  readonly caught: Set<string>;
}
