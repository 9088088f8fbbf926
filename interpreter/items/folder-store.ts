import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { ItemStoreError } from '../item-store';
import {
  compareKeys,
  type ObjectStore,
  type ObjectSummary,
  type ObjectWriter,
  type StoredObject,
} from './object-store';

const READ_CHUNK = 256 * 1024;
const WRITE_CHUNK = 256 * 1024;
/** Greater objects get an ETag of their size and time, since S3 gives no MD5 of the whole for those either. */
const LARGEST_HASHED = 16 * 1024 * 1024;

/**
 * Buckets as folders of this computer: `buckets` says which (`stepwright.json`, absolute paths). The parts of a key
 * between slashes are folders. A key never leads out of its bucket's folder, neither by `..` nor by a link.
 */
export function folderStore(buckets: ReadonlyMap<string, string>): ObjectStore {
  const folderOf = (bucket: string): string => {
    const folder = buckets.get(bucket);
    if (folder === undefined) {
      throw new ItemStoreError(`The bucket "${bucket}" has no folder: name one under "buckets" in stepwright.json.`);
    }
    return resolve(folder);
  };

  return {
    async open(bucket, key) {
      const folder = folderOf(bucket);
      const file = fileOf(folder, bucket, key);
      const info = await stat(file).catch(() => undefined);
      if (!info?.isFile())
        throw new ItemStoreError(`The object "${key}" does not exist in the bucket "${bucket}" (${folder}).`);
      await refuseLinkOutwards(folder, file, bucket, key);
      return storedFile(file, info.size);
    },
    async *list(bucket, prefix) {
      const folder = folderOf(bucket);
      const info = await stat(folder).catch(() => undefined);
      if (!info?.isDirectory())
        throw new ItemStoreError(`The folder ${folder} of the bucket "${bucket}" does not exist.`);
      yield* listFolder(folder, '', prefix);
    },
    create(bucket, key) {
      const folder = folderOf(bucket);
      return fileWriter(folder, fileOf(folder, bucket, key), bucket, key);
    },
  };
}

function fileOf(folder: string, bucket: string, key: string): string {
  const parts = key.split('/');
  const odd = parts.some((part) => part === '' || part === '.' || part === '..' || /[\0\\]/.test(part));
  if (odd)
    throw new ItemStoreError(`The key "${key}" of the bucket "${bucket}" cannot be a path below the bucket's folder.`);
  return join(folder, ...parts);
}

/** A link inside of the folder must not lead to what is outside of it. */
async function refuseLinkOutwards(folder: string, file: string, bucket: string, key: string): Promise<void> {
  const [root, target] = await Promise.all([realpath(folder), realpath(file)]);
  if (target !== root && !target.startsWith(root + sep)) {
    throw new ItemStoreError(`The object "${key}" is a link that leads out of the folder of the bucket "${bucket}".`);
  }
}

function storedFile(file: string, size: number): StoredObject {
  return {
    size,
    stream(start = 0, end = size) {
      if (end <= start) return emptyStream();
      return createReadStream(file, { start, end: end - 1, highWaterMark: READ_CHUNK });
    },
  };
}

async function* emptyStream(): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(new Uint8Array());
}

/** One folder after the other, so that nothing holds the names of all of them. */
async function* listFolder(folder: string, keyOfFolder: string, prefix: string): AsyncIterable<ObjectSummary> {
  const entries = (await readdir(folder, { withFileTypes: true }))
    .map((entry) => ({
      name: entry.name,
      key: keyOfFolder + entry.name + (entry.isDirectory() ? '/' : ''),
      isFile: entry.isFile(),
    }))
    .filter(({ key }) => key.startsWith(prefix) || (key.endsWith('/') && prefix.startsWith(key)))
    .sort((a, b) => compareKeys(a.key, b.key));
  for (const { name, key, isFile } of entries) {
    const path = join(folder, name);
    if (key.endsWith('/')) yield* listFolder(path, key, prefix);
    else if (isFile) yield await summaryOf(path, key);
  }
}

async function summaryOf(file: string, key: string): Promise<ObjectSummary> {
  const { size, mtimeMs } = await stat(file);
  const hash = createHash('md5');
  hash.update(size <= LARGEST_HASHED ? await readFile(file) : `${String(size)} ${String(mtimeMs)}`);
  const etag = hash.digest('hex') + (size <= LARGEST_HASHED ? '' : '-1');
  return { key, size, lastModified: mtimeMs, etag: `"${etag}"` };
}

function fileWriter(folder: string, file: string, bucket: string, key: string): ObjectWriter {
  let waiting: string[] = [];
  let waitingLength = 0;
  let size = 0;
  let begun = false;

  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    waitingLength = 0;
    size += bytes.length;
    if (begun) return appendFile(file, bytes);
    begun = true;
    await mkdir(dirname(file), { recursive: true });
    await refuseLinkOutwards(folder, dirname(file), bucket, key);
    await writeFile(file, bytes);
  };

  return {
    write(text) {
      waiting.push(text);
      waitingLength += text.length;
      return waitingLength >= WRITE_CHUNK ? flush() : undefined;
    },
    async close() {
      if (waitingLength > 0 || !begun) await flush();
      return size;
    },
  };
}
