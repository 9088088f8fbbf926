import type { Json } from '../../language/json';
import type { ObjectStore } from './object-store';

const ITEMS_AT_ONCE = 1000;

/** One item for each object of a bucket, with the members and the order that the service gives (digest S52 [R]). */
export async function* listObjects(store: ObjectStore, bucket: string, prefix: string): AsyncIterable<readonly Json[]> {
  let items: Json[] = [];
  for await (const { key, size, lastModified, etag } of store.list(bucket, prefix)) {
    items.push({
      Etag: etag,
      LastModified: Math.floor(lastModified / 1000),
      Key: key,
      Size: size,
      StorageClass: 'STANDARD',
    });
    if (items.length < ITEMS_AT_ONCE) continue;
    yield items;
    items = [];
  }
  if (items.length > 0) yield items;
}
