import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadKept } from '../../workspace/kept-bundle';
import { folderWith } from '../temporary-folder';

/** Newer versions of Node.js keep what they have compiled themselves. */
const keepsItself = 'enableCompileCache' in module;

describe.skipIf(keepsItself)('a bundle that is loaded', () => {
  let folder: string;
  let bundle: string;
  const loaded = globalThis as { loadedBundles?: string[] };

  beforeEach(() => {
    folder = folderWith();
    vi.stubEnv('XDG_CACHE_HOME', folder);
    bundle = path.join(folder, 'bundle.js');
    fs.writeFileSync(bundle, `globalThis.loadedBundles.push([__filename, typeof require('node:fs').statSync].join());`);
    loaded.loadedBundles = [];
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    delete loaded.loadedBundles;
  });

  const kept = (): string[] =>
    fs.existsSync(path.join(folder, 'stepwright')) ? fs.readdirSync(path.join(folder, 'stepwright')) : [];
  const keptFiles = (): Promise<string[]> =>
    vi.waitFor(() => {
      const files = kept().filter((name) => name.endsWith('.bin'));
      if (files.length === 0) throw new Error('nothing is kept yet');
      return files;
    }, 20_000);

  it('runs as a module of its own, and what was compiled of it is kept for the user alone', async () => {
    loadKept(bundle, 0);
    expect(loaded.loadedBundles).toEqual([`${bundle},function`]);
    const [file = ''] = await keptFiles();
    expect(file).toMatch(/^bundle-\d+-\d+-v[\d.]+\.bin$/);
    if (process.platform !== 'win32') {
      expect(fs.statSync(path.join(folder, 'stepwright', file)).mode & 0o077).toBe(0);
      expect(fs.statSync(path.join(folder, 'stepwright')).mode & 0o077).toBe(0);
    }
    loadKept(bundle, 0);
    expect(loaded.loadedBundles).toHaveLength(2);
    expect(kept()).toEqual([file]);
  });

  it('runs whatever stands in the place of what was kept, which is replaced', async () => {
    const { size, mtimeMs } = fs.statSync(bundle);
    const file = `bundle-${String(size)}-${String(Math.round(mtimeMs))}-${process.version}.bin`;
    const place = path.join(folder, 'stepwright', file);
    fs.mkdirSync(path.dirname(place));
    fs.writeFileSync(place, 'no code');
    loadKept(bundle, 0);
    expect(loaded.loadedBundles).toHaveLength(1);
    await vi.waitFor(() => {
      expect(fs.readFileSync(place, 'latin1')).not.toBe('no code');
    }, 20_000);
  });

  it('runs where nothing can be kept', () => {
    fs.writeFileSync(path.join(folder, 'stepwright'), 'a file in the way');
    loadKept(bundle, 0);
    expect(loaded.loadedBundles).toHaveLength(1);
  });
});
