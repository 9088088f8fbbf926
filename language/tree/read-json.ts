import type { Json } from '../json';
import { LineIndex } from '../text/line-index';
import { parseJson } from './parse-json';

export type JsonReading =
  | { readonly kind: 'read'; readonly value: Json }
  /** What is wrong, and where: 1-based. */
  | { readonly kind: 'faulty'; readonly message: string; readonly line: number; readonly column: number };

/** Reads a JSON text as the service reads an input: any value (digest A24), no comments. A byte order mark is skipped. */
export function readJson(given: string): JsonReading {
  const text = given.replace(/^\uFEFF/, '');
  const faulty = (offset: number, message: string): JsonReading => {
    const { line, character } = new LineIndex(text).positionAt(offset);
    return { kind: 'faulty', message, line: line + 1, column: character + 1 };
  };
  if (text.trim() === '') return faulty(0, 'it is empty.');
  try {
    return { kind: 'read', value: JSON.parse(text, refuseInfinity) as Json };
  } catch (error) {
    const fault = parseJson(text).faults.find(({ code }) => code !== 'duplicate-key');
    if (fault) return faulty(fault.start, fault.message);
    const placeholder = text.search(/\$\{/);
    return faulty(Math.max(0, placeholder), error instanceof Error ? error.message : String(error));
  }
}

function refuseInfinity(_key: string, value: unknown): unknown {
  if (value === Infinity || value === -Infinity) throw new Error('a number is out of range.');
  return value;
}
