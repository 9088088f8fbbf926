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
    const distance = changes(name, candidate, bestDistance);
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

/** Rows of the table of changes: names are compared so often that none is made for each of them. */
const rows = [0, 1, 2].map(() => new Float64Array(MAX_LENGTH + 1)) as [Float64Array, Float64Array, Float64Array];

/** How much has to be changed, or infinity where that is not less than `bound`. */
function changes(from: string, to: string, bound: number): number {
  if (from.length > MAX_LENGTH || to.length > MAX_LENGTH) return Infinity;
  let [beforePrevious, previous, current] = rows;
  for (let j = 0; j <= to.length; j++) previous[j] = j;
  for (let i = 1; i <= from.length; i++) {
    current[0] = i;
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const replaced = at(previous, j - 1) + cost(from, i - 1, to, j - 1);
      let changed = Math.min(replaced, at(previous, j) + 1, at(current, j - 1) + 1);
      const isSwap =
        i > 1 &&
        j > 1 &&
        from.charCodeAt(i - 1) === to.charCodeAt(j - 2) &&
        from.charCodeAt(i - 2) === to.charCodeAt(j - 1);
      if (isSwap) changed = Math.min(changed, at(beforePrevious, j - 2) + HALF);
      current[j] = changed;
      least = Math.min(least, changed);
    }
    // A swap goes on from the row before the last: it saves one half of what two rows add.
    if (least - HALF >= bound) return Infinity;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  const all = at(previous, to.length);
  return all < bound ? all : Infinity;
}

function at(row: Float64Array, index: number): number {
  return row[index] ?? Infinity;
}

function cost(from: string, i: number, to: string, j: number): number {
  const [a, b] = [from.charCodeAt(i), to.charCodeAt(j)];
  if (a === b) return 0;
  if (a < 128 && b < 128) return lower(a) === lower(b) ? HALF : 1;
  return from.charAt(i).toLowerCase() === to.charAt(j).toLowerCase() ? HALF : 1;
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}
