import { parseArgs } from 'node:util';
import type { Bench, Figure, Measurement } from './figure';
import { figures, missing } from './figures/index';
import { loadPeer } from './peers';

interface Result {
  readonly name: string;
  readonly ours: number | null;
  readonly peer: number | null;
  readonly ratio: number | null;
  readonly unit: string;
  readonly reach: number | null;
  readonly reached: boolean | null;
  readonly notes?: Measurement['notes'];
  readonly missing?: string;
}

/** `npm run bench [-- --json] [--only NAME] [--quick]`: measures every figure; a figure that cannot be measured says why. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, only: { type: 'string', multiple: true }, quick: { type: 'boolean' } },
  });
  const bench: Bench = { quick: values.quick === true, loadPeer };
  const chosen = (name: string): boolean => !values.only || values.only.some((part) => name.includes(part));
  const results: Result[] = [];
  for (const figure of figures.filter(({ name }) => chosen(name))) {
    const result = await measured(figure, bench);
    results.push(result);
    if (!values.json) console.log(line(result));
  }
  for (const { name, why } of missing.filter((figure) => chosen(figure.name))) {
    const result: Result = {
      name,
      ours: null,
      peer: null,
      ratio: null,
      unit: '',
      reach: null,
      reached: null,
      missing: why,
    };
    results.push(result);
    if (!values.json) console.log(line(result));
  }
  if (values.json) console.log(JSON.stringify({ figures: results }));
  if (results.length === 0) {
    console.error('no figure of that name');
    process.exitCode = 2;
  }
}

async function measured(figure: Figure, bench: Bench): Promise<Result> {
  const { name, unit, reach } = figure;
  try {
    const { ours, peer, notes } = await figure.measure(bench);
    const ratio = peer === 0 ? null : ours / peer;
    const reached = ratio === null ? null : unit === 'calls/s' ? ratio >= reach : ratio <= reach;
    return {
      name,
      ours: round(ours),
      peer: round(peer),
      ratio: ratio === null ? null : round(ratio),
      unit,
      reach,
      reached,
      ...(notes && { notes }),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { name, ours: null, peer: null, ratio: null, unit, reach, reached: null, missing: why };
  }
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

function line(result: Result): string {
  const name = result.name.padEnd(34);
  if (result.missing !== undefined) return `${name} missing: ${result.missing}`;
  const mark = result.reached === null ? ' ' : result.reached ? '+' : '-';
  const notes = Object.entries(result.notes ?? {}).map(([key, value]) => `${key} ${String(value)}`);
  return `${mark} ${name} ours ${String(result.ours).padStart(9)} ${result.unit}  peer ${String(result.peer).padStart(9)}  ratio ${String(result.ratio).padStart(7)} (reach ${String(result.reach)})  ${notes.join(', ')}`;
}

void main();
