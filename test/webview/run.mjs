// Tests the pages of our webviews in Chromium, as they are built in dist/. --out FOLDER, --only WORDS of a test's name
// A page's tests are a file `<name>.tests.mjs` that exports `tests`: `{ name, run(context) }`, each on pages of its own.
import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chosenTests, outFolder, reporter } from '../e2e/report.mjs';
import { tests as compareTests } from './compare-runs.tests.mjs';
import { tests as graphTests } from './graph.tests.mjs';
import { startPages } from './page-host.mjs';
import { tests as resourcesTests } from './resources.tests.mjs';
import { tests as runTests } from './run-view.tests.mjs';
import { tests as smoothTests } from './smooth.tests.mjs';

const root = join(import.meta.dirname, '..', '..');
const out = outFolder(join(root, 'test-results', 'webview'));
const outfile = join(root, 'out', 'webview', 'facts.mjs');
await build({
  entryPoints: [join(import.meta.dirname, 'facts.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
  mainFields: ['module', 'main'],
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
const facts = await import(pathToFileURL(outfile).href);
const tests = chosenTests([...compareTests, ...graphTests, ...resourcesTests, ...runTests, ...smoothTests]);
const report = reporter(out, tests.length);
const host = await startPages({
  ...facts,
  pages: {
    'compare-runs': facts.compareRunsPage,
    graph: facts.graphPage,
    resources: facts.resourcesPage,
    run: facts.runPage,
  },
});
let passed = false;
try {
  for (const { name, run } of tests) {
    // Tests do not build on each other: one that fails leaves the others their turn.
    await report.step(name, () => run({ ...facts, host, out })).catch(() => undefined);
  }
} finally {
  passed = report.finish();
  await host.stop();
}
process.exit(passed ? 0 : 1);
