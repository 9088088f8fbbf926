import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../language/json';
import { LineIndex } from '../language/text/line-index';
import { parseJson } from '../language/tree/parse-json';
import { messageOf, readStdin, type Io } from './io';

export type InputReading =
  { readonly kind: 'read'; readonly input: Json } | { readonly kind: 'faulty'; readonly message: string };

/**
 * The input of an execution as the command line gives it: JSON text, `@file`, or `-` for the standard input. What is no
 * JSON is told with its place; any JSON value is an input (digest A24).
 */
export async function readInput(given: string, io: Pick<Io, 'cwd' | 'stdin'>): Promise<InputReading> {
  if (given === '-') return parseInput(await readStdin(io), '<stdin>');
  if (!given.startsWith('@')) return parseInput(given, '--input');
  const file = given.slice(1);
  try {
    return parseInput(readFileSync(path.resolve(io.cwd, file), 'utf8'), file);
  } catch (error) {
    return { kind: 'faulty', message: `cannot read the input ${file}: ${messageOf(error)}` };
  }
}

function parseInput(given: string, name: string): InputReading {
  const text = given.replace(/^\uFEFF/, '');
  const faulty = (offset: number, what: string): InputReading => {
    const { line, character } = new LineIndex(text).positionAt(offset);
    const hint = name === '--input' ? ' Write JSON, or @FILE for a file that holds it.' : '';
    return {
      kind: 'faulty',
      message: `${name}:${String(line + 1)}:${String(character + 1)} The input is not JSON: ${what}${hint}`,
    };
  };
  const { faults } = parseJson(text);
  const fault = faults.find(({ code }) => code !== 'duplicate-key');
  if (fault) return faulty(fault.start, fault.message);
  try {
    const input = JSON.parse(text, refuseInfinity) as Json;
    return { kind: 'read', input };
  } catch (error) {
    const placeholder = text.search(/\$\{/);
    return faulty(Math.max(0, placeholder), messageOf(error));
  }
}

function refuseInfinity(_key: string, value: unknown): unknown {
  if (value === Infinity || value === -Infinity) throw new Error('a number is out of range.');
  return value;
}
