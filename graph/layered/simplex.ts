/** Something that gets a value, and what is known of it on the way there. */
export class Knot {
  value = 0;
  readonly leaving: Bound[] = [];
  readonly entering: Bound[] = [];
  /** Bounds of the tree that end here. */
  readonly branches = new Set<Bound>();
  parent: Knot | undefined;
  /** The bound to the parent. */
  tie: Bound | undefined;
  /** What pulls at it and all below it: the weights of the bounds that leave, less those that enter. */
  pull = 0;
}

/** `to` has at least the value of `from` and `length`; each unit more costs `weight`. */
export interface Bound {
  readonly from: Knot;
  readonly to: Knot;
  readonly length: number;
  readonly weight: number;
}

const NEARLY = 1e-6;

/**
 * Gives the knots the values that keep all bounds and cost least, by the network simplex method (Gansner et al., "A
 * technique for drawing directed graphs", 1993). The bounds must not go round in a circle.
 */
export function settle(knots: readonly Knot[], bounds: readonly Bound[]): void {
  const root = new Knot();
  for (const bound of bounds) {
    bound.from.leaving.push(bound);
    bound.to.entering.push(bound);
  }
  const ties = knots
    .filter(({ entering }) => entering.length === 0)
    .map((to): Bound => ({ from: root, to, length: 0, weight: 0 }));
  for (const tie of ties) {
    root.leaving.push(tie);
    tie.to.entering.push(tie);
  }
  const all = [...bounds, ...ties];
  placeFirst(root);
  growTree(root, all, knots.length + 1);
  hangTree(root);
  // Each exchange makes the whole cheaper or leaves it so; that one goes round in circles has not been seen, and must not be.
  for (let exchanges = 0; exchanges < 20 * knots.length + 200; exchanges++) {
    const worst = worstOf(knots);
    if (!worst || !exchange(worst)) break;
  }
}

/** As near to the root as the bounds allow. */
function placeFirst(root: Knot): void {
  const waiting = new Map<Knot, number>();
  const ready = [root];
  for (let knot = ready.pop(); knot; knot = ready.pop())
    for (const { to, length } of knot.leaving) {
      to.value = Math.max(to.value, knot.value + length);
      const left = (waiting.get(to) ?? to.entering.length) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
}

function slackOf({ from, to, length }: Bound): number {
  return to.value - from.value - length;
}

/** Joins all knots by bounds that have no room left. */
function growTree(root: Knot, bounds: readonly Bound[], count: number): void {
  const inTree = new Set([root]);
  const fresh = [root];
  for (;;) {
    for (let knot = fresh.pop(); knot; knot = fresh.pop())
      for (const list of [knot.leaving, knot.entering])
        for (const bound of list) {
          const other = bound.from === knot ? bound.to : bound.from;
          if (inTree.has(other) || slackOf(bound) > NEARLY) continue;
          join(bound);
          inTree.add(other);
          fresh.push(other);
        }
    if (inTree.size === count) return;
    let nearest: Bound | undefined;
    for (const bound of bounds)
      if (inTree.has(bound.from) !== inTree.has(bound.to) && (!nearest || slackOf(bound) < slackOf(nearest)))
        nearest = bound;
    if (!nearest) return;
    const isAhead = inTree.has(nearest.from);
    const shift = slackOf(nearest) * (isAhead ? 1 : -1);
    for (const knot of inTree) knot.value += shift;
    const other = isAhead ? nearest.to : nearest.from;
    join(nearest);
    inTree.add(other);
    fresh.push(other);
  }
}

function join(bound: Bound): void {
  bound.from.branches.add(bound);
  bound.to.branches.add(bound);
}

/** Gives each knot its parent, and what pulls at it. */
function hangTree(root: Knot): void {
  const walked = partBelow(root);
  for (const knot of walked) {
    for (const { weight } of knot.leaving) knot.pull += weight;
    for (const { weight } of knot.entering) knot.pull -= weight;
  }
  for (const knot of walked.reverse()) if (knot.parent) knot.parent.pull += knot.pull;
}

/** The knot and all that hangs on it, from above to below; tells each of them its parent. */
function partBelow(top: Knot): Knot[] {
  const part = [top];
  for (const knot of part)
    for (const branch of knot.branches) {
      if (branch === knot.tie) continue;
      const child = branch.from === knot ? branch.to : branch.from;
      child.parent = knot;
      child.tie = branch;
      part.push(child);
    }
  return part;
}

/** The knot whose bound to its parent is best given up; undefined where nothing can be gained. */
function worstOf(knots: readonly Knot[]): Knot | undefined {
  let worst: Knot | undefined;
  let least = -NEARLY;
  for (const knot of knots) {
    const cost = knot.tie?.from === knot ? knot.pull : -knot.pull;
    if (!knot.tie || cost >= least) continue;
    least = cost;
    worst = knot;
  }
  return worst;
}

/** Gives up the bound above the knot for the one that first stops what hangs on it; false where nothing stops it. */
function exchange(top: Knot): boolean {
  const { tie, parent } = top;
  if (!tie || !parent) return false;
  const movesBack = tie.from === top;
  const part = partBelow(top);
  const below = new Set(part);
  let stop: Bound | undefined;
  for (const knot of part)
    for (const bound of movesBack ? knot.entering : knot.leaving)
      if (!below.has(movesBack ? bound.from : bound.to) && (!stop || slackOf(bound) < slackOf(stop))) stop = bound;
  if (!stop) return false;
  const shift = slackOf(stop) * (movesBack ? -1 : 1);
  for (const knot of part) knot.value += shift;
  tie.from.branches.delete(tie);
  tie.to.branches.delete(tie);
  join(stop);
  rehang(top, stop, below);
  return true;
}

/** Hangs a part of the tree on another knot: the way from there to its old top is turned. */
function rehang(top: Knot, bound: Bound, part: ReadonlySet<Knot>): void {
  const { pull } = top;
  for (let knot = top.parent; knot; knot = knot.parent) knot.pull -= pull;
  const [inside, outside] = part.has(bound.from) ? [bound.from, bound.to] : [bound.to, bound.from];
  for (let knot: Knot | undefined = outside; knot; knot = knot.parent) knot.pull += pull;
  let parent: Knot = outside;
  let tie = bound;
  let gone = 0;
  for (let knot: Knot | undefined = inside; knot;) {
    const { parent: next, tie: old, pull: own }: Knot = knot;
    const isTop = knot === top;
    knot.parent = parent;
    knot.tie = tie;
    knot.pull = pull - gone;
    gone = own;
    if (isTop || !old) return;
    parent = knot;
    tie = old;
    knot = next;
  }
}
