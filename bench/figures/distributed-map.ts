import { parse } from 'csv-parse';
import { execFileSync } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { folderStore } from '../../interpreter/items/folder-store';
import { makeItemStore } from '../../interpreter/items/make-item-store';
import { startRun } from '../../interpreter/run';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';
import type { Figure } from '../figure';
import { median } from '../interleave';
import { noTasks } from '../no-tasks';
import { mostMegabytes, withFolder } from '../processes';

const DEFINITION = {
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

/** A Distributed Map over a CSV file of a million rows, in batches of 100, each child execution one Pass. */
export const distributedMapFigures: readonly Figure[] = [
  {
    name: 'distributed-map-1000000',
    what: 'Distributed Map over 1,000,000 CSV rows, over only parsing that CSV (csv-parse)',
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 5 },
    measure: ({ quick }) =>
      withRows(quick, async (folder, rows) => {
        const runs: number[] = [];
        const parses: number[] = [];
        for (let round = 0; round < (quick ? 1 : 3); round++) {
          runs.push(await runMap(folder, rows));
          parses.push(await parseOnly(path.join(folder, 'rows.csv')));
        }
        return { ours: median(runs), peer: median(parses) };
      }),
  },
  {
    name: 'distributed-map-memory',
    what: 'most memory of the command `stepwright run` with it, over 200 MB',
    unit: 'MB',
    limit: { kind: 'ratio', atMost: 1 },
    measure: ({ quick, dist }) =>
      withRows(quick, async (folder) => {
        const file = path.join(folder, 'each.asl.json');
        writeFileSync(file, JSON.stringify(DEFINITION));
        writeFileSync(path.join(folder, 'stepwright.json'), JSON.stringify({ buckets: { data: '.' } }));
        return { ours: await mostMegabytes([path.join(dist(), 'cli.js'), 'run', file, '--json']), peer: 200 };
      }),
  },
];

function withRows<Result>(quick: boolean, work: (folder: string, rows: number) => Promise<Result>): Promise<Result> {
  return withFolder((folder) => {
    const rows = quick ? 1000 : 1_000_000;
    execFileSync(process.execPath, ['-e', WRITE_ROWS, path.join(folder, 'rows.csv'), String(rows)]);
    return work(folder, rows);
  });
}

/** In a process of its own: what it needs is no part of what is measured. */
const WRITE_ROWS = `
const { openSync, writeSync } = require('node:fs');
const [, file, rows] = process.argv;
const out = openSync(file, 'w');
let text = 'id,name,city,amount\\n';
for (let i = 0; i < rows; i++) {
  text += i + ',customer ' + (i % 977) + ',"Springfield, ' + (i % 50) + '",' + ((i * 37) % 1000) + '\\n';
  if (text.length > 1e6) { writeSync(out, text); text = ''; }
}
writeSync(out, text);
`;

async function runMap(folder: string, rows: number): Promise<number> {
  const start = performance.now();
  const run = startRun({
    model: buildModel(parseJson(JSON.stringify(DEFINITION))),
    input: {},
    runner: noTasks,
    items: makeItemStore(folderStore(new Map([['data', folder]]))),
  });
  const { status, cause } = await run.done;
  const ms = performance.now() - start;
  if (status !== 'SUCCEEDED') throw new Error(cause ?? status);
  const counted = run.mapRuns[0]?.itemCounts.succeeded;
  if (counted !== rows) throw new Error(`${String(counted)} of ${String(rows)} rows were handled`);
  return ms;
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
