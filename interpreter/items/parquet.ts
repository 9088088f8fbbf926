import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer, type Compressors } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Json } from '../../language/json';
import { ItemStoreError } from '../item-store';
import { readAll, type StoredObject } from './object-store';

const ROWS_AT_ONCE = 10_000;

/** Node itself has two of them: the build leaves those of the package away (scripts/build.mjs). */
const decompressors: Compressors = {
  ...compressors,
  GZIP: (bytes, length) => gunzipSync(bytes, { maxOutputLength: Math.max(length, 1) }),
  BROTLI: (bytes, length) => brotliDecompressSync(bytes, { maxOutputLength: Math.max(length, 1) }),
};

/** One object for each row of a Parquet file. Reads groups of rows, never the whole file. */
export async function* readParquet(object: StoredObject): AsyncIterable<readonly Json[]> {
  const file: AsyncBuffer = {
    byteLength: object.size,
    async slice(start, end = object.size) {
      const bytes = await readAll(object, start, Math.min(end, object.size));
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    },
  };
  const metadata = await parquetMetadataAsync(file).catch(unreadable);
  const rows = Number(metadata.num_rows);
  for (let rowStart = 0; rowStart < rows; rowStart += ROWS_AT_ONCE) {
    const rowEnd = Math.min(rowStart + ROWS_AT_ONCE, rows);
    const read = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors: decompressors }).catch(
      unreadable,
    );
    yield read.map(toJson);
  }
}

function unreadable(problem: unknown): never {
  throw new ItemStoreError(
    `The Parquet file cannot be read: ${problem instanceof Error ? problem.message : String(problem)}.`,
  );
}

/** Parquet's types as JSON has them: dates as texts, 64-bit integers as numbers, bytes in base 64. */
function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return Number(value);
    case 'object':
      return objectToJson(value);
    default:
      return null;
  }
}

function objectToJson(value: object | null): Json {
  if (value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(toJson);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]));
}
