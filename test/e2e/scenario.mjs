// Runs the steps of a user's story, keeps what is needed to understand a failure, and ends the process with the outcome.
import { keepEvidence } from './workbench.mjs';
import { reporter } from './report.mjs';

/**
 * `steps` are `{ name, body }` in order; the first that fails ends the story, and the steps left over count as failed.
 * `current` gives the server and the page, as far as there are some.
 */
export async function runScenario({ out, folders, steps, current }) {
  const report = reporter(out, steps.length);
  let passed = false;
  try {
    for (const { name, body } of steps) await report.step(name, body);
  } catch (fault) {
    console.error(fault.message);
  } finally {
    passed = report.finish();
    const { opened, server } = current();
    if (!passed) await keepEvidence(folders, opened?.page, out);
    await opened?.browser.close().catch(() => undefined);
    await server?.stop();
    folders.remove();
  }
  process.exit(passed ? 0 : 1);
}
