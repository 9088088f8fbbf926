import { describe, expect, it } from 'vitest';
import { definitionOfSize } from '../../bench/documents';
import type { Steps } from '../../language/steps';
import { Documents } from '../../server/documents';
import { DEFAULT_SETTINGS } from '../../server/settings';
import { inSlices } from '../../server/slices';

const URI = 'file:///a.asl.json';

/** Steps that take so long that each is a slice, and tell how many were done. */
function* slowSteps(count: number, done: { steps: number }, tell: () => void = () => undefined): Steps<string> {
  for (let i = 0; i < count; i++) {
    const until = performance.now() + 25;
    while (performance.now() < until);
    done.steps++;
    tell();
    yield;
  }
  return 'done';
}

describe('work in slices', () => {
  it('lets others have their turn between two slices', async () => {
    const done = { steps: 0 };
    let turns = 0;
    const other = (): void => {
      turns++;
      if (done.steps < 4) setImmediate(other);
    };
    setImmediate(other);
    expect(await inSlices(slowSteps(4, done), () => true)).toBe('done');
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('lets others have their turn between the slices of two works', async () => {
    const seen: string[] = [];
    let working = 2;
    const other = (): void => {
      seen.push('other');
      if (working > 0) setImmediate(other);
    };
    setImmediate(other);
    const work = async (): Promise<void> => {
      await inSlices(
        slowSteps(4, { steps: 0 }, () => seen.push('slice')),
        () => true,
      );
      working--;
    };
    await Promise.all([work(), work()]);
    // Both begin at once, where they are asked for.
    const later = seen.slice(2);
    expect(later.filter((what) => what === 'slice')).toHaveLength(6);
    expect(later.some((what, i) => what === 'slice' && later[i + 1] === 'slice')).toBe(false);
  });

  it('stops when nobody wants it any more', async () => {
    const done = { steps: 0 };
    expect(await inSlices(slowSteps(1000, done), () => done.steps < 3)).toBeUndefined();
    expect(done.steps).toBe(3);
  });
});

describe('a check in slices', () => {
  it('finds what a check at once finds, and is done once for all who ask', async () => {
    const text = definitionOfSize(30_000, 'JSONata').replaceAll('"Next": "Wait', '"Next": "Weit');
    const documents = new Documents({ log: () => undefined, sdk: () => undefined });
    documents.opened(URI, 'asl', 1, text);
    const document = documents.get(URI);
    const [first, second] = await Promise.all([
      document?.diagnosticsInSlices(DEFAULT_SETTINGS, () => true),
      document?.diagnosticsInSlices(DEFAULT_SETTINGS, () => true),
    ]);
    expect(first?.length).toBeGreaterThan(10);
    expect(second).toEqual(first);
    documents.opened(URI, 'asl', 2, text);
    const messages = (found: typeof first): (string | undefined)[] | undefined =>
      found?.map(({ diagnostic }) => diagnostic.message);
    expect(messages(documents.get(URI)?.diagnostics(DEFAULT_SETTINGS))).toEqual(messages(first));
  });

  it('ends without an answer when the document changes', async () => {
    const documents = new Documents({ log: () => undefined, sdk: () => undefined });
    documents.opened(URI, 'asl', 1, definitionOfSize(1_000_000, 'JSONPath'));
    const document = documents.get(URI);
    const found = document?.diagnosticsInSlices(DEFAULT_SETTINGS, () => documents.get(URI) === document);
    documents.changed(URI, 2, [{ text: '{}' }]);
    expect(await found).toBeUndefined();
  });
});
