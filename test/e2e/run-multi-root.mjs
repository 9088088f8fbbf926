// Runs in a real extension host what a workspace with two folders is for: two copies of the sample. --out FOLDER
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInExtensionHost } from './extension-host.mjs';
import { outFolder } from './report.mjs';
import { freshFolders } from './workbench.mjs';

const root = join(import.meta.dirname, '..', '..');
const sample = join(root, 'samples', 'sample-flow');
const folders = freshFolders(sample);
const second = join(folders.folder, 'second');
cpSync(sample, second, { recursive: true });
const opens = join(folders.folder, 'two.code-workspace');
writeFileSync(opens, JSON.stringify({ folders: [{ path: folders.workspace }, { path: second }] }));
await runInExtensionHost({ out: outFolder(join(root, 'test-results', 'e2e', 'multi-root')), folders, opens });
