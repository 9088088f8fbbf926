import { parse, type Parser } from 'csv-parse';
import type { Json, JsonObject } from '../../language/json';
import { ItemStoreError } from '../item-store';

/** How a CSV file is written (digest S52). */
export interface CsvFormat {
  /** The names of the columns; undefined: they are in the first row. */
  readonly headers: readonly string[] | undefined;
  readonly delimiter: string;
}

/** `CSVDelimiter` by name. */
export const CSV_DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  SPACE: ' ',
  TAB: '\t',
};

/** No item of a Map is so long: without a bound, a quote that is not closed would hold the rest of the file. */
const LONGEST_ROW = 16 * 1024 * 1024;

/**
 * One object for each row, its values always texts (digest S52): cells beyond the headers are dropped, missing ones are
 * empty texts, empty lines are no rows, bytes that are not UTF-8 become U+FFFD. Reads piece by piece: only one piece is held.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>, format: CsvFormat): AsyncIterable<readonly Json[]> {
  let toItem = format.headers && itemMaker(format.headers);
  const parser = parse({
    delimiter: format.delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    record_delimiter: ['\r\n', '\n'],
  });
  let failure: unknown;
  parser.on('error', (problem) => (failure ??= problem));

  const take = (): Json[] => {
    if (failure !== undefined) throw unreadable(failure);
    const items: Json[] = [];
    for (let row = nextRow(parser); row; row = nextRow(parser)) {
      if (toItem) items.push(toItem(row));
      else toItem = itemMaker(row);
    }
    return items;
  };

  try {
    for await (const chunk of chunks) {
      parser.write(chunk);
      const items = take();
      if (items.length > 0) yield items;
    }
    parser.end();
    // What is left is there when the parser has worked off its end, which it does not do at once.
    await new Promise((resolve) => setImmediate(resolve));
    const items = take();
    if (items.length > 0) yield items;
  } finally {
    parser.destroy();
  }
}

function nextRow(parser: Parser): readonly string[] | null {
  return parser.read() as readonly string[] | null;
}

function unreadable(problem: unknown): ItemStoreError {
  const why = problem instanceof Error ? problem.message : String(problem);
  return new ItemStoreError(`The CSV file cannot be read: ${why}.`);
}

function itemMaker(headers: readonly string[]): (row: readonly string[]) => JsonObject {
  // The service's words [R].
  if (new Set(headers).size < headers.length) throw new ItemStoreError('CSV headers cannot contain duplicates.');
  // Assigning a key of this name would set the object's prototype.
  if (headers.includes('__proto__'))
    return (row) => Object.fromEntries(headers.map((header, i) => [header, row[i] ?? '']));
  return (row) => {
    const item: Record<string, Json> = {};
    for (let i = 0; i < headers.length; i++) item[headers[i] ?? ''] = row[i] ?? '';
    return item;
  };
}
