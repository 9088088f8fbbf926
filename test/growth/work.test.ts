import { describe, expect, it } from 'vitest';
import { expectProportional } from './work';
import { hover } from '../../language/features/hover';
import { buildModel } from '../../language/model/build-model';
import { usualDocuments } from './sized-documents';
import { validate } from '../../language/validate';
import { parseJson } from '../../language/tree/parse-json';

const [document] = usualDocuments;
const modelOf = (size: number): ReturnType<typeof buildModel> => buildModel(parseJson(document?.text(size) ?? ''));

/** Work on a list that is as long as the size says. */
const list = (size: number): number[] => Array.from({ length: size }, (_, index) => index);

function searchEach(items: readonly number[]): number[] {
  const text = items.join();
  return items.map((item) => text.search(`,${String(item)}`));
}

function copySets(items: readonly number[]): ReadonlySet<number> {
  return items.reduce<ReadonlySet<number>>((all, item) => new Set([...all, item]), new Set());
}

describe('the count of work', () => {
  it('takes work that is in proportion to the size', async () => {
    await expectProportional(40_000, (size) => {
      const model = modelOf(size);
      return () => {
        validate(model.document, {}, model);
      };
    });
  });

  it.each([
    ['code that is executed again for each', (items: readonly number[]) => items.map(() => modelOf(items.length * 50))],
    ['lists that are looked through', (items: readonly number[]) => items.map((item) => items.indexOf(item))],
    ['lists that are copied', (items: readonly number[]) => items.reduce<number[]>((all, item) => [...all, item], [])],
    ['texts that are searched', searchEach],
    ['texts that are made', (items: readonly number[]) => items.map((item) => JSON.stringify(items.slice(item)))],
    ['sets that are copied', copySets],
  ])('does not take %s', async (_, work) => {
    await expect(
      expectProportional(200, (size) => {
        const items = list(size);
        return () => work(items);
      }),
    ).rejects.toThrow(/expected \[/);
  });

  it('does not take work that does not meet what is of that size', async () => {
    await expect(
      expectProportional(40_000, (size) => {
        const model = modelOf(size);
        return () => hover(model, 20);
      }),
    ).rejects.toThrow('what depends on the size');
  });
});
