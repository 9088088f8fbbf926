// npm run test:desktop: the suite of test/e2e in a desktop VS Code, which @vscode/test-electron downloads into the same
// cache as the other host. VSCODE_VERSION chooses another one than the oldest that is supported.
import { runTests } from '@vscode/test-electron';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSuite } from '../test/e2e/build-suite.mjs';

const root = join(import.meta.dirname, '..');
const out = join(root, 'test-results', 'e2e', 'desktop');
const results = join(out, 'results.json');
const workspace = mkdtempSync(join(tmpdir(), 'stepwright-desktop-'));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(join(root, 'samples', 'sample-flow'), workspace, { recursive: true });
let reason;
try {
  await runTests({
    version: process.env.VSCODE_VERSION || '1.99.3',
    cachePath: process.env.VSCODE_E2E_CACHE || join(process.env.XDG_CACHE_HOME || tmpdir(), 'stepwright-e2e'),
    extensionDevelopmentPath: root,
    extensionTestsPath: await buildSuite(),
    extensionTestsEnv: { E2E_RESULTS: results },
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (fault) {
  reason = fault instanceof Error ? fault.message : String(fault);
} finally {
  rmSync(workspace, { recursive: true, force: true });
}
const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { planned: 0, done: false, tests: [] };
for (const { name, ok, error } of report.tests) console.log(ok ? `ok - ${name}` : `NOT OK - ${name}\n${error}`);
const passed = report.tests.filter(({ ok }) => ok).length;
if (!report.done) console.error(`no desktop VS Code ran the suite to its end: ${reason ?? 'no report was written'}`);
process.exitCode = report.done && passed === report.planned ? 0 : 1;
console.log(`${passed} passed, ${Math.max(report.planned - passed, report.done ? 0 : 1)} failed`);
