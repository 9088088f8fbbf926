import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderStore } from '../../interpreter/items/folder-store';
import { readAll, type ObjectStore } from '../../interpreter/items/object-store';
import { folderWith } from '../temporary-folder';

let folder: string;
let store: ObjectStore;

beforeEach(() => {
  folder = folderWith();
  mkdirSync(join(folder, 'bucket', 'a'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'bucket', 'a', 'one.txt'), 'one');
  writeFileSync(join(folder, 'bucket', 'a.txt'), 'é');
  writeFileSync(join(folder, 'bucket', 'a-b'), '');
  store = folderStore(
    new Map([
      ['b', join(folder, 'bucket')],
      ['none', join(folder, 'none')],
    ]),
  );
});

async function text(key: string, start?: number, end?: number): Promise<string> {
  return Buffer.from(await readAll(await store.open('b', key), start, end)).toString('utf8');
}

async function keys(bucket: string, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of store.list(bucket, prefix)) found.push(key);
  return found;
}

describe('a bucket that is a folder', () => {
  it('reads objects, whole and in parts', async () => {
    expect(await text('a/one.txt')).toBe('one');
    expect(await text('a/one.txt', 1, 2)).toBe('n');
    expect(await text('a-b')).toBe('');
  });

  it('lists keys in the order of S3, below a prefix that need not end with a folder', async () => {
    expect(await keys('b', '')).toEqual(['a-b', 'a.txt', 'a/one.txt']);
    expect(await keys('b', 'a/')).toEqual(['a/one.txt']);
    expect(await keys('b', 'a/o')).toEqual(['a/one.txt']);
    expect(await keys('b', 'a.')).toEqual(['a.txt']);
    expect(await keys('b', 'z')).toEqual([]);
  });

  it("gives an object's size in bytes and its MD5", async () => {
    for await (const summary of store.list('b', 'a.txt')) {
      expect(summary).toMatchObject({ size: 2, etag: '"66ddcd97cfdeabb2f6fb8a999b4bc76f"' });
      expect(summary.lastModified).toBeGreaterThan(1_600_000_000_000);
    }
  });

  it('writes objects in new folders, in place of what was there', async () => {
    for (const content of ['first, and longer', 'second']) {
      const writer = store.create('b', 'new/folder/x.json');
      await writer.write(content);
      await writer.write('é');
      expect(await writer.close()).toBe(content.length + 2);
    }
    expect(readFileSync(join(folder, 'bucket', 'new', 'folder', 'x.json'), 'utf8')).toBe('secondé');
  });

  it('writes more than it holds, and an object of nothing', async () => {
    const big = store.create('b', 'big');
    for (let i = 0; i < 100; i++) await big.write('x'.repeat(10_000));
    expect(await big.close()).toBe(1_000_000);
    expect((await text('big')).length).toBe(1_000_000);
    expect(await store.create('b', 'empty').close()).toBe(0);
    expect(await text('empty')).toBe('');
  });

  it.each(['../secret.txt', 'a/../../secret.txt', '/etc/passwd', 'a//one.txt', './a.txt', 'a\\one.txt', 'a/\0', ''])(
    'refuses the key %j',
    async (key) => {
      await expect(store.open('b', key)).rejects.toThrow('cannot be a path below');
      expect(() => store.create('b', key)).toThrow('cannot be a path below');
    },
  );

  it('refuses to follow links out of the folder, for reading and for writing', async () => {
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'bucket', 'link'));
    symlinkSync(folder, join(folder, 'bucket', 'up'));
    await expect(store.open('b', 'link')).rejects.toThrow('leads out of the folder');
    await expect(store.open('b', 'up/secret.txt')).rejects.toThrow('leads out of the folder');
    const writer = store.create('b', 'up/new.txt');
    await expect(writer.close()).rejects.toThrow('leads out of the folder');
    expect(await keys('b', '')).not.toContain('link');
  });

  it('says what is missing and where', async () => {
    await expect(store.open('b', 'gone')).rejects.toThrow(
      `The object "gone" does not exist in the bucket "b" (${join(folder, 'bucket')}).`,
    );
    await expect(store.open('b', 'a')).rejects.toThrow('does not exist');
    await expect(store.open('other', 'x')).rejects.toThrow(
      'The bucket "other" has no folder: name one under "buckets" in stepwright.json.',
    );
    await expect(keys('none', '')).rejects.toThrow(
      `The folder ${join(folder, 'none')} of the bucket "none" does not exist.`,
    );
  });
});
