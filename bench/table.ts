import type { Limit } from './figure';
import type { Result } from './result';

const COLUMNS = ['figure', 'ours', 'peer', 'unit', 'ratio', 'limit', 'reached', 'beside'] as const;
const WIDTHS = [34, 9, 9, 6, 8, 12, 7, 0];

export const TABLE_HEAD = COLUMNS.map((name, i) => name.padEnd(WIDTHS[i] ?? 0)).join(' ');

/** A line of the text table. */
export function tableRow(result: Result): string {
  if (result.missing !== undefined) return `${result.name.padEnd(34)} missing: ${result.missing}`;
  return cells(result)
    .map((cell, i) => cell.padEnd(WIDTHS[i] ?? 0))
    .join(' ')
    .trimEnd();
}

/** How many figures are reached. */
export function verdict(results: readonly Result[]): string {
  const measured = results.filter(({ missing }) => missing === undefined);
  const reached = measured.filter((result) => result.reached).length;
  const short = measured.filter((result) => !result.reached).map(({ name }) => name);
  const all = `${String(reached)} of ${String(measured.length)} figures reached`;
  return short.length === 0 ? all : `${all}; short: ${short.join(', ')}`;
}

export function markdownTable(results: readonly Result[]): string {
  const rows = results.map((result) =>
    result.missing === undefined ? cells(result) : [result.name, '', '', '', '', '', 'missing', result.missing],
  );
  const lines = [[...COLUMNS], COLUMNS.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return [...lines, '', verdict(results) + '.'].join('\n');
}

function cells({ name, ours, peer, unit, ratio, limit, reached, notes }: Result): string[] {
  const beside = Object.entries(notes ?? {}).map(([key, value]) => `${key} ${value}`);
  return [
    name,
    String(ours),
    String(peer),
    unit,
    ratio === null ? '-' : String(ratio),
    limit ? limitText(limit, unit) : '',
    reached ? 'yes' : 'no',
    beside.join(', '),
  ];
}

function limitText(limit: Limit, unit: string): string {
  return limit.kind === 'ratio' ? `${String(limit.atMost)}x` : `+${String(limit.atMost)} ${unit}`;
}
