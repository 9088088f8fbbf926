import type { Json } from '../../language/json';
import { ItemStoreError } from '../item-store';
import { readText } from './object-store';

/** One item for each line of a JSON Lines file (digest S52); empty lines are none. */
export async function* readJsonLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<readonly Json[]> {
  let rest = '';
  let line = 0;
  for await (const text of readText(chunks)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    const items: Json[] = [];
    for (const one of lines) {
      line++;
      if (one.trim() !== '') items.push(parseLine(one, line));
    }
    if (items.length > 0) yield items;
  }
  if (rest.trim() !== '') yield [parseLine(rest, line + 1)];
}

function parseLine(text: string, line: number): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    throw new ItemStoreError(`Line ${String(line)} of the file is not valid JSON: ${why}.`);
  }
}
