// Runs the suite in a real extension host. Its report decides, never the exit code alone: see report.mjs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSuite } from './build-suite.mjs';
import { addressOf, keepEvidence, openPage, startServer } from './workbench.mjs';

const root = join(import.meta.dirname, '..', '..');
const limit = 8 * 60_000;

/** Opens the folder, or the file of a workspace with several, runs the tests that are for it, and ends the process: with 0 where all passed. */
export async function runInExtensionHost({ out, folders, opens = folders.workspace }) {
  const results = join(out, 'results.json');
  const suite = await buildSuite();
  let server, opened, reason;
  try {
    server = await startServer(folders, { log: join(out, 'server.log'), driver: true, env: { E2E_RESULTS: results } });
    reason = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(`no end within ${limit / 60_000} minutes`), limit);
      timer.unref();
      void server.exited.then((how) => resolve(`the server ended early (${how})`));
      openPage(addressOf(server, opens, { development: root, suite }), {
        log: join(out, 'workbench.log'),
        onHostLog: (line) => {
          if (/^(ok|NOT OK) - /.test(line)) console.log(line);
        },
        onExit: (code) => resolve(code === 0 ? undefined : `the suite ended with ${code}`),
      }).then((page) => {
        opened = page;
        page.page.on('crash', () => resolve('the page crashed'));
      }, reject);
    });
  } catch (fault) {
    reason = fault.stack ?? String(fault);
  }
  const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined;
  for (const { name, ok, error } of report?.tests ?? []) if (!ok) console.error(`\n${name}\n${error}`);
  const passed =
    reason === undefined &&
    report?.done === true &&
    report.tests.length === report.planned &&
    report.tests.every(({ ok }) => ok);
  if (!passed) {
    console.error(reason ?? 'the report is not whole');
    await keepEvidence(folders, opened?.page, out);
  }
  await opened?.browser.close().catch(() => undefined);
  await server?.stop();
  folders.remove();
  process.exit(passed ? 0 : 1);
}
