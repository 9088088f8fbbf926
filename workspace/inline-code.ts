import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HandlerSpec } from '../interpreter/tasks/handler-spec';

const folders = new Map<string, string>();

/**
 * A handler whose code stands in a template, as Lambda unpacks it: a folder with `index.py` or `index.js`, made when it is
 * first called and removed when the process ends. Others stay as they are.
 */
export function unpackInlineCode(spec: HandlerSpec): HandlerSpec {
  if (spec.inlineCode === undefined) return spec;
  const root = folderFor(spec.inlineCode, spec.runtime);
  return { ...spec, root, cwd: root, file: path.join(root, fileName(spec.runtime)) };
}

function folderFor(code: string, runtime: HandlerSpec['runtime']): string {
  const known = folders.get(code);
  if (known !== undefined) return known;
  const folder = mkdtempSync(path.join(tmpdir(), 'stepwright-inline-'));
  if (folders.size === 0) process.once('exit', removeFolders);
  folders.set(code, folder);
  writeFileSync(path.join(folder, fileName(runtime)), code);
  return folder;
}

function fileName(runtime: HandlerSpec['runtime']): string {
  return runtime === 'python' ? 'index.py' : 'index.js';
}

function removeFolders(): void {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
}
