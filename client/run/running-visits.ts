import type { Visit } from './visit';

/** The visits of a run that have not ended. There may be one for each of many iterations: none is looked for among all. */
export class RunningVisits {
  private readonly running = new Set<Visit>();
  /** Of each visit to a Parallel or Map state those in its branches or iterations, however deep. */
  private readonly within = new Map<Visit, Set<Visit>>();
  /** By the name of their state, in the order of entering; those at the end may have ended. */
  private readonly named = new Map<string, Visit[]>();

  add(visit: Visit): void {
    this.running.add(visit);
    for (let around = visit.parent; around; around = around.parent) {
      const inside = this.within.get(around);
      if (inside) inside.add(visit);
      else this.within.set(around, new Set([visit]));
    }
    const named = this.named.get(visit.name);
    if (named) named.push(visit);
    else this.named.set(visit.name, [visit]);
  }

  remove(visit: Visit): void {
    this.running.delete(visit);
    for (let around = visit.parent; around; around = around.parent) {
      const inside = this.within.get(around);
      inside?.delete(visit);
      if (inside?.size === 0) this.within.delete(around);
    }
  }

  /** All of them, in the order of entering. */
  all(): Visit[] {
    return [...this.running];
  }

  /** Those in the branches or iterations of a visit, however deep, in the order of entering. */
  inside(visit: Visit): Visit[] {
    return [...(this.within.get(visit) ?? [])];
  }

  /** The one of a state that was entered last. */
  last(name: string): Visit | undefined {
    const named = this.named.get(name) ?? [];
    let visit = named.at(-1);
    for (; visit && !this.running.has(visit); visit = named.at(-1)) named.pop();
    return visit;
  }
}
