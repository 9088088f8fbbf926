/**
 * The candidate that `name` was probably meant to be: the same in another case, or else the one with the fewest changed
 * characters, two swapped neighbours and another case counting as one half, if at most a third of the name is changed.
 * Undefined where none is near.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const folded = name.toLowerCase();
  // Of a name of one or two characters nothing but case or order may be wrong.
  const limit = name.length < 3 ? HALF : Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 0.25;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    if (bestDistance > CASE_ONLY && candidate.length === name.length && candidate.toLowerCase() === folded) {
      best = candidate;
      bestDistance = CASE_ONLY;
      continue;
    }
    const distance = changes(name, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

const MAX_LENGTH = 200;
const HALF = 0.5;
/** However many letters are of another case: nearer than any other name. */
const CASE_ONLY = HALF / 2;

function changes(from: string, to: string): number {
  if (from.length > MAX_LENGTH || to.length > MAX_LENGTH) return Infinity;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + cost(from.charAt(i - 1), to.charAt(j - 1));
      const changed = Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      current.push(isSwap ? Math.min(changed, (beforePrevious[j - 2] ?? 0) + HALF) : changed);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length] ?? Infinity;
}

function cost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? HALF : 1;
}
