import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { ItemStoreError } from '../item-store';
import { CSV_DELIMITERS, readCsv, type CsvFormat } from './csv';
import { readJson } from './json';
import { readJsonLines } from './json-lines';
import type { StoredObject } from './object-store';
import { readParquet } from './parquet';

/** The items of one object, as `ReaderConfig` says that it is written (digest S52). */
export function readObject(object: StoredObject, config: JsonObject): AsyncIterable<readonly Json[]> {
  const type = textField(config, 'InputType');
  switch (type) {
    case 'JSON':
      return readJson(object, textField(config, 'ItemsPointer'));
    case 'JSONL':
      return readJsonLines(object.stream());
    case 'CSV':
      return readCsv(object.stream(), csvFormat(config));
    case 'PARQUET':
      return readParquet(object);
    case undefined:
      throw new ItemStoreError(
        'ReaderConfig.InputType is missing: it says how the object is written, for example CSV.',
      );
    default:
      throw new ItemStoreError(
        `ReaderConfig.InputType "${type}" is not one of CSV, JSON, JSONL, PARQUET and MANIFEST.`,
      );
  }
}

/** Whether objects of this format can be read while they are unpacked, from front to back. */
export function isStreamed(config: JsonObject): boolean {
  const type = textField(config, 'InputType');
  return type === 'CSV' || type === 'JSONL';
}

export function csvFormat(config: JsonObject): CsvFormat {
  const name = textField(config, 'CSVDelimiter') ?? 'COMMA';
  const delimiter = CSV_DELIMITERS[name];
  if (delimiter === undefined) {
    throw new ItemStoreError(
      `ReaderConfig.CSVDelimiter "${name}" is not one of ${Object.keys(CSV_DELIMITERS).join(', ')}.`,
    );
  }
  const location = textField(config, 'CSVHeaderLocation');
  if (location === 'FIRST_ROW') return { headers: undefined, delimiter };
  if (location !== 'GIVEN') throw new ItemStoreError('ReaderConfig.CSVHeaderLocation must be FIRST_ROW or GIVEN.');
  const headers = config['CSVHeaders'];
  if (!Array.isArray(headers) || !headers.every((header) => typeof header === 'string')) {
    throw new ItemStoreError('ReaderConfig.CSVHeaders must be a list of texts.');
  }
  return { headers, delimiter };
}

export function textField(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}

export function objectField(object: JsonObject, name: string): JsonObject | undefined {
  const value = object[name];
  return isJsonObject(value) ? value : undefined;
}
