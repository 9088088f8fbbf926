import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import type { Json, JsonObject } from '../../language/json';
import { isJsonObject } from '../../language/json';
import { ItemStoreError } from '../item-store';
import { readCsv } from './csv';
import { readAll, type ObjectStore, type StoredObject } from './object-store';
import { readParquet } from './parquet';
import { isStreamed, readObject, textField } from './read-object';

/**
 * The entries of an S3 inventory (digest S52): `manifest.json` names the data files and, in `fileSchema`, their
 * columns. One item for each row: `{Bucket, Key, Size, …}`, its values texts.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
export async function* readInventory(
  store: ObjectStore,
  bucket: string,
  manifest: StoredObject,
): AsyncIterable<readonly Json[]> {
  const { files, destination, format, columns } = parseManifest(
    new TextDecoder().decode(await readAll(manifest)),
    bucket,
  );
  for (const key of files) {
    const file = await store.open(destination, key);
    if (format === 'Parquet') yield* readParquet(file);
    else yield* readCsv(unpacked(file), { headers: columns, delimiter: ',' });
  }
}

interface Manifest {
  readonly files: readonly string[];
  readonly destination: string;
  readonly format: 'CSV' | 'Parquet';
  readonly columns: readonly string[];
}

function parseManifest(text: string, bucket: string): Manifest {
  const manifest = parseObject(text);
  const format = textField(manifest, 'fileFormat') ?? 'CSV';
  if (format !== 'CSV' && format !== 'Parquet') {
    throw new ItemStoreError(`An inventory in the format ${format} cannot be read: only CSV and Parquet can.`);
  }
  const files = manifest['files'];
  const keys = (Array.isArray(files) ? files : []).map((file: Json) =>
    isJsonObject(file) ? textField(file, 'key') : undefined,
  );
  if (!Array.isArray(files) || keys.includes(undefined)) {
    throw new ItemStoreError('The manifest is no S3 inventory: "files" must be a list of objects with a "key".');
  }
  const destination = textField(manifest, 'destinationBucket') ?? bucket;
  return {
    files: keys.filter((key) => key !== undefined),
    destination: destination.replace(/^arn:[^:]*:s3:::/, ''),
    format,
    columns: (textField(manifest, 'fileSchema') ?? 'Bucket, Key').split(',').map((name) => name.trim()),
  };
}

function parseObject(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json;
    if (isJsonObject(value)) return value;
  } catch {
    // The same message as for other JSON.
  }
  throw new ItemStoreError('The manifest is not a JSON object.');
}

/**
 * The items of the files that a manifest of Athena's UNLOAD lists, one `s3://bucket/key` on each line; `InputType` says
 * how the files are written.
 * https://docs.aws.amazon.com/athena/latest/ug/querying-output-location.html
 */
export async function* readAthenaManifest(
  store: ObjectStore,
  manifest: StoredObject,
  config: JsonObject,
): AsyncIterable<readonly Json[]> {
  const text = new TextDecoder().decode(await readAll(manifest));
  for (const line of text.split(/\r?\n/).filter((one) => one.trim() !== '')) {
    const [, bucket, key] = /^"?s3:\/\/([^/]+)\/(.+?)"?$/.exec(line.trim()) ?? [];
    if (bucket === undefined || key === undefined) {
      throw new ItemStoreError(`The manifest's line "${line}" is not of the form s3://bucket/key.`);
    }
    const file = await store.open(bucket, key);
    yield* readObject(isStreamed(config) ? { size: file.size, stream: () => unpacked(file) } : file, config);
  }
}

/** The bytes of a file, unpacked where it is gzipped, as the data files of inventories and of Athena are. */
async function* unpacked(file: StoredObject): AsyncIterable<Uint8Array> {
  const start = await readAll(file, 0, Math.min(2, file.size));
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    yield* file.stream();
    return;
  }
  const gunzip = Readable.from(file.stream()).pipe(createGunzip());
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (problem) {
    throw new ItemStoreError(
      `The gzipped file cannot be unpacked: ${problem instanceof Error ? problem.message : String(problem)}.`,
    );
  }
}
