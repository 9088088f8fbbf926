// node scripts/test.mjs [--only NAME]: every test there is. Each lint check counts as one test; a test that was skipped or
// left undone counts as failed, unless test/known-gaps.md names it. The last line is `N passed, N failed`; the exit code
// is 1 where any failed. What each suite printed is kept in test-results/.
//
//   --only NAME   one suite: build, typecheck, eslint, prettier, dependencies, unit, package, bench, webview, or e2e for all of VS Code
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');
const { values: options } = parseArgs({ options: { only: { type: 'string' } } });
const bin = (name) => join(root, 'node_modules', '.bin', name);
const known = existsSync(join(root, 'test', 'known-gaps.md'))
  ? readFileSync(join(root, 'test', 'known-gaps.md'), 'utf8')
  : '';
const minutes = 60_000;

/** Runs a program to its end, its output into a file; ends its whole group after `limit` milliseconds. */
function run(name, program, args, limit) {
  return new Promise((resolve) => {
    const file = join(results, `${name}.log`);
    const log = createWriteStream(file);
    // The group is ended as a whole, so that no browser or server is left.
    const child = spawn(program, args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    let late = false;
    const end = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    };
    const timer = setTimeout(() => {
      late = true;
      end();
    }, limit);
    process.once('exit', end);
    child.once('error', (fault) => {
      log.write(`${String(fault)}\n`);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      if (late) log.write(`\nended after ${limit / minutes} minutes\n`);
      log.end(() => resolve({ ok: code === 0 && !late, file }));
    });
  });
}

/** The end of a log, for a failure's report. */
function tail(file, lines = 60) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/** A program whose exit code is the one result. */
const check = (name, program, args, limit = 10 * minutes) => ({
  name,
  async run() {
    const { ok, file } = await run(name, program, args, limit);
    return ok ? { passed: 1, failures: [] } : { passed: 0, failures: [{ name, text: tail(file) }] };
  },
});

/** Tests of functions and protocols, counted from the report and never from the exit code alone. */
const unit = {
  name: 'unit',
  async run() {
    const report = join(results, 'unit.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { ok, file } = await run('unit', bin('vitest'), ['run', ...reporters], 25 * minutes);
    if (!existsSync(report)) return { passed: 0, failures: [{ name: 'unit', text: tail(file) }] };
    const files = JSON.parse(readFileSync(report, 'utf8')).testResults;
    const tests = files.flatMap(({ assertionResults }) => assertionResults);
    const passed = tests.filter(({ status }) => status === 'passed').length;
    const failures = tests
      .filter(({ status, fullName }) => status !== 'passed' && !(status !== 'failed' && known.includes(fullName)))
      .map(({ fullName, status, failureMessages }) => ({
        name: fullName,
        text: failureMessages?.join('\n') || status,
      }));
    // A file that cannot be loaded has no tests.
    const broken = files
      .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
      .map(({ name, message }) => ({ name: relative(root, name), text: message }));
    const all = [...failures, ...broken];
    if (!ok && all.length === 0) all.push({ name: 'unit', text: tail(file) });
    return { passed, failures: all };
  },
};

/** Tests in a real VS Code; `script` writes results.json into test-results/e2e/<name>. */
const workbench = (name, script, limit) => reported(`e2e-${name}`, join(results, 'e2e', name), script, limit);

/** A script that writes results.json into the folder `out`. */
const reported = (name, out, script, limit = 10 * minutes) => ({
  name,
  async run() {
    const { ok, file } = await run(name, process.execPath, [script, '--out', out], limit);
    const report = join(out, 'results.json');
    if (!existsSync(report)) return { passed: 0, failures: [{ name, text: tail(file) }] };
    const { tests, planned, done } = JSON.parse(readFileSync(report, 'utf8'));
    const failures = tests
      .filter((test) => !test.ok)
      .map((test) => ({ name: `${name}: ${test.name}`, text: test.error }));
    const undone = planned - tests.length;
    for (let i = 0; i < undone; i++)
      failures.push({ name: `${name}: test ${tests.length + i + 1} of ${planned} was not run`, text: '' });
    if ((!ok || !done) && failures.length === 0) failures.push({ name, text: tail(file) });
    return { passed: tests.filter((test) => test.ok).length, failures };
  },
});

const suites = [
  check('build', process.execPath, ['scripts/build.mjs']),
  check('typecheck', 'npm', ['run', '--silent', 'typecheck']),
  check('eslint', bin('eslint'), ['.', '--max-warnings', '0']),
  check('prettier', bin('prettier'), ['--check', '.', '--log-level', 'warn']),
  check('dependencies', 'npm', ['run', '--silent', 'depcruise']),
  unit,
  check('package', process.execPath, ['scripts/package.mjs', '--out', join(results, 'stepwright.vsix')]),
  // Every figure runs; what it measures is not looked at.
  check('bench', 'npm', ['run', '--silent', 'bench', '--', '--quick', '--json']),
  // Pages of webviews in Chromium, from what was built.
  reported('webview', join(results, 'webview'), 'test/webview/run.mjs'),
  workbench('suite', 'test/e2e/run-suite.mjs'),
  workbench('multi-root', 'test/e2e/run-multi-root.mjs'),
  workbench('user', 'test/e2e/run-user.mjs'),
  workbench('untrusted', 'test/e2e/run-untrusted.mjs'),
  workbench('templates', 'test/e2e/run-templates.mjs'),
  workbench('convert', 'test/e2e/run-convert.mjs'),
  workbench('web', 'test/e2e/run-web.mjs'),
  workbench('toolkit', 'test/e2e/run-toolkit.mjs'),
  workbench('views', 'test/e2e/run-views.mjs'),
];

/** Everything that the tests in VS Code need, fetched before they start so that their time limits are their own. */
async function prepareWorkbench() {
  const { ensureChromium } = await import('../test/e2e/chromium.mjs');
  const { ensureHost } = await import('../test/e2e/fetch-host.mjs');
  ensureChromium();
  ensureHost();
}

const isChosen = ({ name }) =>
  !options.only || name === options.only || (options.only === 'e2e' && /^(e2e|package)/.test(name));
const chosen = suites.filter(isChosen);
if (chosen.length === 0) {
  console.error(`--only knows ${suites.map(({ name }) => name).join(', ')} and e2e`);
  process.exit(2);
}
mkdirSync(results, { recursive: true });
for (const { name } of chosen) {
  rmSync(join(results, `${name}.log`), { force: true });
  const report = { unit: 'unit.json', webview: 'webview' }[name] ?? join('e2e', name.replace('e2e-', ''));
  rmSync(join(results, report), { recursive: true, force: true });
}

let passed = 0;
let failed = 0;
let notPrepared;
for (const suite of chosen) {
  const started = performance.now();
  let outcome;
  try {
    if (suite.name.startsWith('e2e-') && notPrepared === undefined) await prepareWorkbench();
    if (suite.name.startsWith('e2e-') && notPrepared !== undefined) throw notPrepared;
    outcome = await suite.run();
  } catch (fault) {
    if (suite.name.startsWith('e2e-')) notPrepared = fault;
    outcome = {
      passed: 0,
      failures: [{ name: suite.name, text: fault instanceof Error ? fault.message : String(fault) }],
    };
  }
  passed += outcome.passed;
  failed += outcome.failures.length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${outcome.failures.length === 0 ? 'ok    ' : 'FAILED'} ${suite.name.padEnd(14)} ${outcome.passed} passed, ${outcome.failures.length} failed, ${seconds} s`,
  );
  for (const { name, text } of outcome.failures.slice(0, 20))
    console.log(`\n  ${name}\n${String(text).replaceAll(/^/gm, '    ')}\n`);
}
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
