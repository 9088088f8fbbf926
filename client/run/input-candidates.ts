import type { Json } from '../../language/json';
import { readJson } from '../../language/tree/read-json';

const stem = (file: string): string => file.replace(/(\.asl)?\.(json|ya?ml|asl)$/i, '');

/** The file beside a machine that keeps an example of its input: `order.big.input.json`; without a name `order.input.json`. */
export function exampleFileName(machineFile: string, example: string): string {
  const name = example
    .trim()
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${stem(machineFile)}${name === '' ? '' : `.${name}`}.input.json`;
}

/** Which of a folder's files may be inputs for the machine, the likeliest first: its own, then those of no other machine. */
export function inputFilesAmong(files: readonly string[], machineFile: string): string[] {
  const own = stem(machineFile);
  const others = files.filter((name) => /\.asl(\.(json|ya?ml))?$/i.test(name) && stem(name) !== own).map(stem);
  const rank = (name: string): number => {
    if (name === `${own}.input.json`) return 0;
    if (name.startsWith(`${own}.`) && name.endsWith('.input.json')) return 1;
    if (name === 'input.json') return 2;
    if (others.some((other) => name.startsWith(`${other}.`))) return 4;
    return name.endsWith('.input.json') || /^input[.-].*\.json$/.test(name) ? 3 : 4;
  };
  return files.filter((name) => rank(name) < 4).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

export type ParsedInput =
  { readonly kind: 'value'; readonly value: Json } | { readonly kind: 'fault'; readonly message: string };

/** Reads an input as the service does: any JSON value; nothing at all is an empty object. */
export function parseInput(text: string): ParsedInput {
  const bare = text.replace(/^\uFEFF/, '').trimEnd();
  if (bare === '') return { kind: 'value', value: {} };
  const reading = readJson(bare);
  if (reading.kind === 'read') return { kind: 'value', value: reading.value };
  const place = bare.includes('\n')
    ? `line ${String(reading.line)}, column ${String(reading.column)}`
    : `character ${String(reading.column)}`;
  return { kind: 'fault', message: `This is not JSON (${place}): ${reading.message}` };
}

/** A first line of a text, for a list. */
export function preview(text: string, length = 80): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}
