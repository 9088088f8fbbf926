import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { builtProduct } from './dist';
import type { Bench } from './figure';
import { figures, missing } from './figures/index';
import { loadPeer } from './peers';
import { lastRecorded, record, stepsBack } from './recorded';
import { measuredResult, missingResult, type Result } from './result';
import { tableRow, TABLE_HEAD, verdict } from './table';

const USAGE = `npm run bench [-- --json] [--only NAME]... [--quick] [--record]

Measures what one waits for, beside what people use today or beside the limit. NAME is a part of a figure's name.
  --json    one line on stdout: {"figures":[{name, ours, peer, ratio, unit, ...}]}
  --quick   each figure once on a small input: whether it runs, not how fast
  --record  keeps the results for later comparison (bench/recorded.json) and writes the table of docs/performance.md
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      quick: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      /** What the processes of the single figures are started with. */
      figure: { type: 'string' },
      dist: { type: 'string', default: '' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const { quick } = values;
  if (values.figure !== undefined) {
    console.log(JSON.stringify(await measured(values.figure, { quick, loadPeer, dist: () => values.dist })));
    return;
  }
  const say = (text: string): void => {
    if (!values.json) console.log(text);
  };
  const isChosen = ({ name }: { name: string }): boolean => values.only?.some((part) => name.includes(part)) !== false;
  const results: Result[] = [];
  const product = builtProduct();
  try {
    say(TABLE_HEAD);
    for (const { name } of figures.filter(isChosen)) {
      const result = await (quick
        ? measured(name, { quick, loadPeer, dist: () => product.folder })
        : measuredApart(name, product.folder));
      results.push(result);
      say(tableRow(result));
    }
  } finally {
    product.remove();
  }
  for (const figure of missing.filter(isChosen)) {
    const result = missingResult(figure);
    results.push(result);
    say(tableRow(result));
  }
  if (results.length === 0) {
    console.error(`no figure of that name\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  if (quick) {
    const broken = results.filter(
      (result) => result.missing !== undefined && !missing.some(({ name }) => name === result.name),
    );
    for (const { name, missing: why } of broken) console.error(`${name} does not run: ${String(why)}`);
    if (broken.length > 0) process.exitCode = 1;
  } else {
    say(verdict(results));
    const last = lastRecorded();
    for (const warning of last ? stepsBack(results, last) : []) console.error(warning);
    if (values.record)
      record(
        results,
        [...figures, ...missing].map(({ name }) => name),
      );
  }
  if (values.json) console.log(JSON.stringify({ figures: results }));
}

/** Each figure has a process of its own: none meets the compiled code and the heap of another. */
function measuredApart(name: string, dist: string): Promise<Result> {
  return new Promise((resolve) => {
    const script = process.argv[1] ?? '';
    const child = spawn(process.execPath, [script, '--figure', name, '--dist', dist], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.once('close', () => {
      try {
        resolve(JSON.parse(out.trim().split('\n').at(-1) ?? '') as Result);
      } catch {
        resolve(missingResult({ name, why: errors.trim().split('\n').slice(-5).join(' ') || 'the process ended' }));
      }
    });
  });
}

async function measured(name: string, bench: Bench): Promise<Result> {
  const figure = figures.find((one) => one.name === name);
  if (!figure) throw new Error(`no figure ${name}`);
  try {
    return measuredResult(figure, await figure.measure(bench));
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return missingResult({ name, why }, figure.unit);
  }
}

await main();
