/** Longer lists are cut to what fits best with what is typed: nobody reads more, and each proposal costs time. */
export const MOST_PROPOSALS = 100;

/**
 * The first names that fit best with what is typed, as editors match: those that begin with it, those that hold it, those
 * that hold its letters in their order. The given order decides among equals.
 */
export function bestMatches<Item>(items: Iterable<Item>, nameOf: (item: Item) => string, typed: string): Item[] {
  const wanted = typed.toLowerCase();
  const byFit: [Item[], Item[], Item[]] = [[], [], []];
  for (const item of items) {
    const fit = fitOf(nameOf(item).toLowerCase(), wanted);
    if (fit !== undefined) byFit[fit].push(item);
    if (byFit[0].length >= MOST_PROPOSALS) break;
  }
  return byFit.flat().slice(0, MOST_PROPOSALS);
}

function fitOf(name: string, wanted: string): 0 | 1 | 2 | undefined {
  const at = name.indexOf(wanted);
  if (at >= 0) return at === 0 ? 0 : 1;
  let from = 0;
  for (const letter of wanted) {
    from = name.indexOf(letter, from) + 1;
    if (from === 0) return undefined;
  }
  return 2;
}
