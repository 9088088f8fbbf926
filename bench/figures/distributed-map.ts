import { parse } from 'csv-parse';
import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { folderStore } from '../../interpreter/items/folder-store';
import { makeItemStore } from '../../interpreter/items/make-item-store';
import { startRun } from '../../interpreter/run';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';
import type { Bench, Figure, Measurement } from '../figure';
import { median } from '../interleave';
import { noTasks } from '../no-tasks';
import { withFolder } from '../processes';

/** A Distributed Map over a CSV file of a million rows, in batches of 100, each child execution one Pass. */
export const distributedMapFigures: readonly Figure[] = [
  {
    name: 'distributed-map-1000000',
    what: 'Distributed Map over 1,000,000 CSV rows, over only parsing that CSV (csv-parse)',
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 5 },
    async measure(bench) {
      const { runs, parses } = await measured(bench, bench.quick ? 1 : 3);
      return { ours: median(runs.map(({ ms }) => ms)), peer: median(parses) };
    },
  },
  {
    name: 'distributed-map-memory',
    what: 'most memory of a process that runs it, over 200 MB',
    unit: 'MB',
    limit: { kind: 'ratio', atMost: 1 },
    async measure(bench): Promise<Measurement> {
      const { runs } = await measured(bench, 1);
      return { ours: runs[0]?.megabytes ?? Number.NaN, peer: 200 };
    },
  },
];

interface Run {
  readonly ms: number;
  /** The most that the process has held until its end. */
  readonly megabytes: number;
}

function measured({ quick }: Bench, rounds: number): Promise<{ readonly runs: Run[]; readonly parses: number[] }> {
  return withFolder(async (folder) => {
    const rows = quick ? 1000 : 1_000_000;
    await writeRows(path.join(folder, 'rows.csv'), rows);
    const runs: Run[] = [];
    const parses: number[] = [];
    for (let round = 0; round < rounds; round++) {
      runs.push(await runMap(folder, rows));
      parses.push(await parseOnly(path.join(folder, 'rows.csv')));
    }
    return { runs, parses };
  });
}

async function writeRows(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('id,name,city,amount\n');
  for (let i = 0; i < rows; i++) {
    const row = `${String(i)},customer ${String(i % 977)},"Springfield, ${String(i % 50)}",${String((i * 37) % 1000)}\n`;
    if (!out.write(row)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function runMap(folder: string, rows: number): Promise<Run> {
  const definition = {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
          Parameters: { Bucket: 'data', Key: 'rows.csv' },
        },
        ItemBatcher: { MaxItemsPerBatch: 100 },
        MaxConcurrency: 100,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Take',
          States: { Take: { Type: 'Pass', Result: 0, End: true } },
        },
        ResultPath: null,
        End: true,
      },
    },
  };
  const start = performance.now();
  const run = startRun({
    model: buildModel(parseJson(JSON.stringify(definition))),
    input: {},
    runner: noTasks,
    items: makeItemStore(folderStore(new Map([['data', folder]]))),
  });
  const { status, cause } = await run.done;
  const ms = performance.now() - start;
  if (status !== 'SUCCEEDED') throw new Error(cause ?? status);
  const counted = run.mapRuns[0]?.itemCounts.succeeded;
  if (counted !== rows) throw new Error(`${String(counted)} of ${String(rows)} rows were handled`);
  return { ms, megabytes: process.resourceUsage().maxRSS / 1024 };
}

async function parseOnly(file: string): Promise<number> {
  const start = performance.now();
  const parser = createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(parse({ columns: true }));
  let rows = 0;
  parser.on('data', () => rows++);
  await once(parser, 'end');
  if (rows === 0) throw new Error('no rows were parsed');
  return performance.now() - start;
}
