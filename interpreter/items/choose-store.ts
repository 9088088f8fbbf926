import type { ObjectStore } from './object-store';

/** Asks `local` for the buckets that it has, and `other` for all others. */
export function chooseStore(local: ObjectStore, has: (bucket: string) => boolean, other: ObjectStore): ObjectStore {
  const storeOf = (bucket: string): ObjectStore => (has(bucket) ? local : other);
  return {
    open: (bucket, key) => storeOf(bucket).open(bucket, key),
    list: (bucket, prefix) => storeOf(bucket).list(bucket, prefix),
    create: (bucket, key) => storeOf(bucket).create(bucket, key),
  };
}
