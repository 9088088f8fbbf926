import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import type { Result } from './result';
import { markdownTable } from './table';

/** Beside the sources: what a change is compared with. */
const FILE = 'bench/recorded.json';
const PAGE = 'docs/performance.md';
const STEP_BACK = 1.25;

/** The last results of all figures, however few were measured at a time. */
export interface Recorded {
  readonly date: string;
  readonly machine: string;
  readonly figures: readonly Result[];
}

/** What was recorded last; undefined before the first time. */
export function lastRecorded(): Recorded | undefined {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Recorded) : undefined;
}

/** A line for each figure whose ratio is a quarter worse than the recorded one. */
export function stepsBack(results: readonly Result[], { figures, date }: Recorded): string[] {
  return results.flatMap(({ name, ratio }) => {
    const before = figures.find((figure) => figure.name === name)?.ratio ?? null;
    if (before === null || ratio === null || ratio <= before * STEP_BACK) return [];
    const percent = before === 0 ? '' : `, ${String(Math.round((ratio / before - 1) * 100))}%`;
    return [`step back: ${name} is at ${String(ratio)}${percent} above ${String(before)} of ${date}`];
  });
}

/**
 * Keeps the results, and the earlier ones of the other `names`, and writes the table of docs/performance.md. Figures that
 * are no more are forgotten.
 */
export function record(results: readonly Result[], names: readonly string[]): void {
  const known = new Map([...(lastRecorded()?.figures ?? []), ...results].map((result) => [result.name, result]));
  const figures = names.flatMap((name) => known.get(name) ?? []);
  const recorded: Recorded = { date: new Date().toISOString().slice(0, 10), machine: machine(), figures };
  writeFileSync(FILE, `${JSON.stringify(recorded, null, 2)}\n`);
  const page = readFileSync(PAGE, 'utf8');
  const table = `${recorded.date}, ${recorded.machine}.\n\n${markdownTable(figures)}`;
  writeFileSync(
    PAGE,
    page.replace(/(<!-- results -->)[^]*(<!-- end of results -->)/, (_, start: string, end: string) =>
      [start, table, end].join('\n\n'),
    ),
  );
}

function machine(): string {
  const [cpu] = os.cpus();
  const memory = `${String(Math.round(os.totalmem() / 2 ** 30))} GB`;
  return `${String(os.availableParallelism())} x ${cpu?.model.trim() ?? 'unknown processor'}, ${memory}, ${os.type()}, Node.js ${process.version}`;
}
