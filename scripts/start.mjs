// node scripts/start.mjs [--time real]: builds Stepwright, runs the sample flow with its input and compares the output with
// what AWS returned. Exit 0 where they are equal. This is what `npm start` does.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

const root = join(import.meta.dirname, '..');
const sample = join('samples', 'sample-flow');
const file = (name) => join(sample, name);
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

const built = node(join('scripts', 'build.mjs'));
if (built !== 0) process.exit(built);

if (!hasPython()) {
  console.error(
    '\nThe handlers of the sample flow are written in Python, and there is no Python 3 on this machine.\n' +
      'Install Python 3.8 or newer (https://www.python.org/downloads/, or "apt-get install python3", "brew install python"),\n' +
      'then run "npm start" again.',
  );
  process.exit(1);
}

console.log(`\nstepwright run ${file('sample-flow.asl.json')} --input @${file('input.json')}\n`);
const folder = mkdtempSync(join(tmpdir(), 'stepwright-start-'));
const history = join(folder, 'history.json');
const run = [
  join('dist', 'cli.js'),
  'run',
  file('sample-flow.asl.json'),
  '--input',
  `@${file('input.json')}`,
  '--history',
  history,
  ...process.argv.slice(2),
];
const ended = node(...run);
if (ended !== 0) process.exit(ended);

const { events } = JSON.parse(readFileSync(history, 'utf8'));
rmSync(folder, { recursive: true, force: true });
const output = JSON.parse(events.at(-1).executionSucceededEventDetails.output);
const expected = JSON.parse(readFileSync(join(root, file('expected-output.json')), 'utf8'));
if (!isDeepStrictEqual(output, expected)) {
  console.error(`\nThe output is NOT that of ${file('expected-output.json')}.`);
  process.exit(1);
}
console.log(`\nThe output equals ${file('expected-output.json')}, which is what AWS returned.`);
console.log('Next: "npm run editor" opens VS Code on the samples; "npx stepwright --help" shows the command line.');

/** Whether some Python 3 answers: the active virtual environment's or one of PATH, as for any handler. */
function hasPython() {
  return ['python3', 'python'].some((program) => {
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    return status === 0 && stdout.startsWith('Python 3');
  });
}
