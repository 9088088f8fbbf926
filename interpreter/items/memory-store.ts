import { createHash } from 'node:crypto';
import { ItemStoreError } from '../item-store';
import { compareKeys, type ObjectStore } from './object-store';

export interface MemoryStore extends ObjectStore {
  put(bucket: string, key: string, body: string | Uint8Array): void;
  /** The text of an object; undefined where there is none. */
  text(bucket: string, key: string): string | undefined;
}

/** Buckets in memory; writing makes the bucket. `lastModified` is the time that all objects have, in milliseconds. */
export function memoryStore(lastModified = 0): MemoryStore {
  const buckets = new Map<string, Map<string, Uint8Array>>();
  const find = (bucket: string): Map<string, Uint8Array> => {
    const found = buckets.get(bucket);
    if (!found) throw new ItemStoreError(`The bucket "${bucket}" does not exist.`);
    return found;
  };
  const put = (bucket: string, key: string, body: string | Uint8Array): void => {
    const objects = buckets.get(bucket) ?? new Map<string, Uint8Array>();
    buckets.set(bucket, objects);
    objects.set(key, typeof body === 'string' ? Buffer.from(body) : body);
  };
  return {
    put,
    text(bucket, key) {
      const body = buckets.get(bucket)?.get(key);
      return body && Buffer.from(body).toString('utf8');
    },
    async open(bucket, key) {
      const body = find(bucket).get(key);
      if (!body) throw new ItemStoreError(`The object "${key}" does not exist in the bucket "${bucket}".`);
      return {
        size: body.length,
        async *stream(start = 0, end = body.length) {
          yield await Promise.resolve(body.subarray(start, end));
        },
      };
    },
    async *list(bucket, prefix) {
      const keys = [...find(bucket).keys()].filter((key) => key.startsWith(prefix)).sort(compareKeys);
      for (const key of keys) {
        const body = buckets.get(bucket)?.get(key) ?? new Uint8Array();
        const etag = `"${createHash('md5').update(body).digest('hex')}"`;
        yield await Promise.resolve({ key, size: body.length, lastModified, etag });
      }
    },
    create(bucket, key) {
      const parts: string[] = [];
      return {
        write(text) {
          parts.push(text);
          return undefined;
        },
        close() {
          const body = Buffer.from(parts.join(''));
          put(bucket, key, body);
          return Promise.resolve(body.length);
        },
      };
    },
  };
}
