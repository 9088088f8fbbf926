/** Buckets with objects, as Amazon S3 has them. Rejects with `ItemStoreError` for what a user can mend. */
export interface ObjectStore {
  /** An object that can be read; rejects where the bucket or the object is missing. */
  open(bucket: string, key: string): Promise<StoredObject>;
  /** All objects whose keys begin with `prefix`, in the order of the UTF-8 bytes of their keys. */
  list(bucket: string, prefix: string): AsyncIterable<ObjectSummary>;
  /** Begins an object, in place of one of the same key. Nothing is there before the first `write` or `close`. */
  create(bucket: string, key: string): ObjectWriter;
}

export interface StoredObject {
  /** In bytes. */
  readonly size: number;
  /** The bytes `[start, end)`, or all. */
  stream(start?: number, end?: number): AsyncIterable<Uint8Array>;
}

export interface ObjectSummary {
  readonly key: string;
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
  /** With its double quotes, as S3 gives it. */
  readonly etag: string;
}

export interface ObjectWriter {
  /** Gives a promise when it has to wait: the next `write` must wait as well. Else the text was only taken. */
  write(text: string): Promise<void> | undefined;
  /** Answers the size in bytes. */
  close(): Promise<number>;
}

/** The whole of an object. */
export async function readAll(object: StoredObject, start = 0, end = object.size): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, end - start));
  let at = 0;
  for await (const chunk of object.stream(start, end)) {
    bytes.set(chunk.subarray(0, bytes.length - at), at);
    at += chunk.length;
  }
  return bytes;
}

/** The order in which S3 lists keys. */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
