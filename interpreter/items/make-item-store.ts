import type { Json, JsonObject } from '../../language/json';
import type { ItemReading } from '../core/item-store';
import { ItemStoreError, type ItemStore } from '../item-store';
import { listObjects } from './list-objects';
import { readAthenaManifest, readInventory } from './manifest';
import type { ObjectStore } from './object-store';
import { readObject, textField } from './read-object';
import { resultFiles } from './result-files';

/** ItemReaders and ResultWriters of Distributed Maps over buckets (digest S52-S57). */
export function makeItemStore(store: ObjectStore): ItemStore {
  return {
    read: (reading) => limited(readItems(store, reading), reading.maxItems),
    write: (writing) => resultFiles(store, writing),
  };
}

async function* readItems(
  store: ObjectStore,
  { resource, arguments: given, config }: ItemReading,
): AsyncIterable<readonly Json[]> {
  const bucket = required(given, 'Bucket');
  if (resource.endsWith(':s3:listObjectsV2')) {
    const prefix = textField(given, 'Prefix') ?? '';
    const flatten = textField(config, 'Transformation') === 'LOAD_AND_FLATTEN';
    yield* flatten ? loadAndFlatten(store, bucket, prefix, config) : listObjects(store, bucket, prefix);
    return;
  }
  if (!resource.endsWith(':s3:getObject')) {
    throw new ItemStoreError(`An ItemReader cannot read from ${resource}: use s3:getObject or s3:listObjectsV2.`);
  }
  yield* readOne(store, bucket, required(given, 'Key'), config);
}

async function* readOne(
  store: ObjectStore,
  bucket: string,
  key: string,
  config: JsonObject,
): AsyncIterable<readonly Json[]> {
  const object = await store.open(bucket, key);
  const manifestType = textField(config, 'ManifestType');
  if (manifestType === 'ATHENA_DATA') yield* readAthenaManifest(store, object, config);
  else if (manifestType === 'S3_INVENTORY' || textField(config, 'InputType') === 'MANIFEST')
    yield* readInventory(store, bucket, object);
  else yield* readObject(object, config);
}

/** The items of every object below a prefix, one object after the other. */
async function* loadAndFlatten(
  store: ObjectStore,
  bucket: string,
  prefix: string,
  config: JsonObject,
): AsyncIterable<readonly Json[]> {
  for await (const { key } of store.list(bucket, prefix)) yield* readObject(await store.open(bucket, key), config);
}

function required(given: JsonObject, name: string): string {
  const value = given[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ItemStoreError(`The ItemReader needs ${name} as a text.`);
}

/** At most so many items (digest S53); what comes after is not read. */
async function* limited(
  chunks: AsyncIterable<readonly Json[]>,
  maxItems: number | undefined,
): AsyncIterable<readonly Json[]> {
  let left = maxItems === undefined || maxItems === 0 ? Infinity : maxItems;
  for await (const items of chunks) {
    if (items.length >= left) {
      yield items.slice(0, left);
      return;
    }
    left -= items.length;
    yield items;
  }
}
