import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../language/json';
import { decodeUtf8 } from '../language/text/decode-utf8';
import { readJson } from '../language/tree/read-json';
import { whyNot } from '../workspace/why-not';
import { readStdin, type Io } from './io';

export type InputReading =
  { readonly kind: 'read'; readonly input: Json } | { readonly kind: 'faulty'; readonly message: string };

/**
 * The input of an execution as the command line gives it: JSON text, `@file`, or `-` (or `@-`) for the standard input. What is no
 * JSON is told with its place; any JSON value is an input (digest A24).
 */
export async function readInput(given: string, io: Pick<Io, 'cwd' | 'stdin'>): Promise<InputReading> {
  if (given !== '-' && !given.startsWith('@')) return parseInput(given, '--input');
  const file = given === '-' ? given : given.slice(1);
  try {
    if (file === '-') return parseInput(await readStdin(io), '<stdin>');
    return parseInput(decodeUtf8(readFileSync(path.resolve(io.cwd, file))), file);
  } catch (error) {
    return { kind: 'faulty', message: `cannot read the input ${file}: ${whyNot(error)}` };
  }
}

function parseInput(given: string, name: string): InputReading {
  const reading = readJson(given);
  if (reading.kind === 'read') return { kind: 'read', input: reading.value };
  const hint = name === '--input' ? ' Write JSON, or @FILE for a file that holds it.' : '';
  const place = `${name}:${String(reading.line)}:${String(reading.column)}`;
  return { kind: 'faulty', message: `${place} The input is not JSON: ${reading.message}${hint}` };
}
