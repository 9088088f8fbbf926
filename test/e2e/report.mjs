// The report of a run in VS Code: results.json is written after every step, so that a run that breaks off is not taken
// for one that passed.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' } } });

/** The tests whose name has the words of `--only`; all without it. */
export const chosenTests = (tests) => tests.filter(({ name }) => name.includes(values.only ?? ''));

/** The emptied folder that `--out` names. */
export function outFolder(fallback) {
  const out = resolve(values.out ?? fallback);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return out;
}

/**
 * Runs steps one after the other: each counts as a test. A step that fails ends the scenario it belongs to, since what
 * follows builds on it; the steps left over are missing in the report and count as failed.
 */
export function reporter(out, planned) {
  const tests = [];
  const write = (done) => {
    writeFileSync(join(out, 'results.json'), JSON.stringify({ planned, done, tests }, null, 1));
  };
  write(false);
  return {
    async step(name, body) {
      const started = performance.now();
      let error;
      try {
        await body();
      } catch (fault) {
        error = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
      }
      const ms = Math.round(performance.now() - started);
      tests.push({ name, ok: error === undefined, ms, ...(error !== undefined && { error }) });
      write(false);
      console.log(
        `${error === undefined ? 'ok' : 'NOT OK'} - ${name} (${ms} ms)${error === undefined ? '' : `\n${error}`}`,
      );
      if (error !== undefined) throw new Error(`failed: ${name}`);
    },
    finish() {
      write(true);
      return tests.every(({ ok }) => ok) && tests.length === planned;
    },
  };
}
