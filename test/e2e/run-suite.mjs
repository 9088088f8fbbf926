// Runs the suite in a real extension host, on a copy of the sample. --out FOLDER
import { join } from 'node:path';
import { runInExtensionHost } from './extension-host.mjs';
import { outFolder } from './report.mjs';
import { freshFolders } from './workbench.mjs';

const root = join(import.meta.dirname, '..', '..');
await runInExtensionHost({
  out: outFolder(join(root, 'test-results', 'e2e', 'suite')),
  folders: freshFolders(join(root, 'samples', 'sample-flow')),
});
