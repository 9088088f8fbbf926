/** `"A"`, `"A" or "B"`, `"A", "B" or "C"`. */
export function anyOf(names: readonly string[]): string {
  return join(names, 'or');
}

/** `"A"`, `"A" and "B"`, `"A", "B" and "C"`. */
export function allOf(names: readonly string[]): string {
  return join(names, 'and');
}

function join(names: readonly string[], word: string): string {
  const quoted = names.map((name) => quote(name));
  const last = quoted.pop() ?? '';
  return quoted.length > 0 ? `${quoted.join(', ')} ${word} ${last}` : last;
}

/** A name in double quotes, cut where it is too long to be read. */
export function quote(name: string): string {
  return `"${name.length > 80 ? name.slice(0, 79) + '…' : name}"`;
}

/**
 * The candidate that a misspelt word most likely means, or undefined. At most a third of the word may differ; case does
 * not count. Long words and lists are not searched, so that the cost stays bounded.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 100) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  let looked = 0;
  for (const candidate of candidates) {
    if (++looked > 2000) break;
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; `limit` where there are as many. */
function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit;
}
