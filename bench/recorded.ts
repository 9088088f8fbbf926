import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import type { Result } from './result';
import { markdownTable } from './table';

/** The ratios of the last recorded run, beside the sources: what a change is compared with. */
const FILE = 'bench/recorded.json';
const PAGE = 'docs/performance.md';
const STEP_BACK = 1.25;

export interface Recorded {
  readonly date: string;
  readonly machine: string;
  readonly ratios: Readonly<Record<string, number>>;
}

/** What was recorded last; undefined before the first time. */
export function lastRecorded(): Recorded | undefined {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Recorded) : undefined;
}

/** A line for each figure whose ratio is a quarter worse than the recorded one. */
export function stepsBack(results: readonly Result[], { ratios, date }: Recorded): string[] {
  return results.flatMap(({ name, ratio }) => {
    const before = ratios[name];
    if (before === undefined || ratio === null || ratio <= before * STEP_BACK) return [];
    const percent = before === 0 ? '' : `, ${String(Math.round((ratio / before - 1) * 100))}%`;
    return [`step back: ${name} is at ${String(ratio)}${percent} above ${String(before)} of ${date}`];
  });
}

/** Keeps the ratios, those of figures that were not measured too, and writes the table of docs/performance.md. */
export function record(results: readonly Result[]): void {
  const ratios: Record<string, number> = { ...lastRecorded()?.ratios };
  for (const { name, ratio } of results) if (ratio !== null) ratios[name] = ratio;
  const recorded: Recorded = { date: new Date().toISOString().slice(0, 10), machine: machine(), ratios };
  writeFileSync(FILE, `${JSON.stringify(recorded, null, 2)}\n`);
  const page = readFileSync(PAGE, 'utf8');
  const table = `${recorded.date}, ${recorded.machine}.\n\n${markdownTable(results)}`;
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
