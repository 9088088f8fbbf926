import type { PathStep } from './json-path-text';

const most = 1_000;

/** The places whose name or plain value has the words, in the order of the text; at most a thousand. */
export function findInJson(value: unknown, words: string): (readonly PathStep[])[] {
  const wanted = words.trim().toLowerCase();
  const found: (readonly PathStep[])[] = [];
  if (wanted === '') return found;
  const visit = (path: readonly PathStep[], name: string, inner: unknown): void => {
    if (found.length >= most) return;
    const isNested = typeof inner === 'object' && inner !== null;
    if (name.toLowerCase().includes(wanted) || (!isNested && String(inner).toLowerCase().includes(wanted)))
      found.push(path);
    if (!isNested) return;
    if (Array.isArray(inner)) {
      inner.forEach((item: unknown, index) => {
        visit([...path, index], '', item);
      });
      return;
    }
    for (const [key, item] of Object.entries(inner)) visit([...path, key], key, item);
  };
  visit([], '', value);
  return found;
}
