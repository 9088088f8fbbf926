import type { Json } from '../../language/json';
import { ItemStoreError } from '../item-store';

/** No item of a Map is so long; a file that is one line is no JSON Lines file, and must not be held as a whole. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** One item for each line of a JSON Lines file (digest S52); empty lines are none. Only one line is held. */
export async function* readJsonLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<readonly Json[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let begun: string[] = [];
  let length = 0;
  let line = 1;
  const take = (text: string): readonly Json[] => {
    const [first = '', ...others] = text.split('\n');
    begun.push(first);
    length += first.length;
    if (length > LONGEST_LINE) {
      throw new ItemStoreError(`Line ${String(line)} of the file is longer than ${String(LONGEST_LINE)} characters.`);
    }
    const items: Json[] = [];
    for (const next of others) {
      addItem(items, begun.join(''), line++);
      begun = [next];
      length = next.length;
    }
    return items;
  };
  for await (const chunk of chunks) {
    const items = take(decoded(() => decoder.decode(chunk, { stream: true }), line));
    if (items.length > 0) yield items;
  }
  const items = take(`${decoded(() => decoder.decode(), line)}\n`);
  if (items.length > 0) yield items;
}

function addItem(items: Json[], text: string, line: number): void {
  if (text.trim() === '') return;
  try {
    items.push(JSON.parse(text) as Json);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    throw new ItemStoreError(`Line ${String(line)} of the file is not valid JSON: ${why}.`);
  }
}

function decoded(decode: () => string, line: number): string {
  try {
    return decode();
  } catch {
    throw new ItemStoreError(`The file is not UTF-8 at or after line ${String(line)}: save it as UTF-8.`);
  }
}
