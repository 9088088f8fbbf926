import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../language/json';
import { machineStemOf } from './machine-name';

/** Larger examples are no help for completion, and take time. */
const MAX_BYTES = 1024 * 1024;

/** The example of a machine's input beside its file: `order.input.json`, else `input.json`; undefined where there is none. */
export function readExampleInput(file: string, machine: string | undefined): Json | undefined {
  const folder = path.dirname(file);
  for (const name of [`${machine ?? machineStemOf(file)}.input.json`, 'input.json']) {
    const example = read(path.join(folder, name));
    if (example !== undefined) return example;
  }
  return undefined;
}

function read(file: string): Json | undefined {
  try {
    const { size } = statSync(file);
    if (size > MAX_BYTES) return undefined;
    return JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch {
    return undefined;
  }
}
