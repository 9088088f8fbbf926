import { promises as fs } from 'node:fs';
import path from 'node:path';
import { decodeUtf8 } from '../language/text/decode-utf8';
import { whyNot } from '../workspace/why-not';
import { readStdin, type Io } from './io';

export type ReadText =
  | { readonly ok: true; readonly text: string }
  /** Why the file cannot be read. */
  | { readonly ok: false; readonly message: string };

/** The text of a file that the command line names; `-` is the standard input. */
export async function readText(file: string, io: Io): Promise<ReadText> {
  try {
    const text = file === '-' ? await readStdin(io) : decodeUtf8(await fs.readFile(path.resolve(io.cwd, file)));
    return { ok: true, text };
  } catch (error) {
    return { ok: false, message: `cannot read ${file}: ${whyNot(error)}` };
  }
}

/** Writes what a command made into the named file, or to stdout where none is named; gives why it cannot be written. */
export async function writeResult(text: string, file: string | undefined, io: Io): Promise<string | undefined> {
  if (file === undefined) {
    io.stdout.write(text);
    return undefined;
  }
  try {
    await fs.writeFile(path.resolve(io.cwd, file), text);
    return undefined;
  } catch (error) {
    return `cannot write ${file}: ${whyNot(error)}`;
  }
}
