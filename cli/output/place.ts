import type { LineIndex } from '../../language/text/line-index';

/** A place as terminals make a link of it: `flow.asl.json:3:14`, counted from 1. */
export function placeIn(name: string, lines: LineIndex, offset: number): string {
  const { line, character } = lines.positionAt(offset);
  return `${name}:${String(line + 1)}:${String(character + 1)}`;
}

/** The name of a file of the command line for people: `-` is the standard input. */
export function shownName(file: string): string {
  return file === '-' ? '<stdin>' : file;
}
