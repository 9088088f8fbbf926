import type { Json } from '../../language/json';

/** The names of files beside a machine that hold an input for it: its own, then one for the folder. */
export function inputFileNames(machineFile: string): string[] {
  const base = machineFile.replace(/(\.asl)?\.(json|ya?ml|asl)$/i, '');
  return [`${base}.input.json`, 'input.json'];
}

/** Which of a folder's files may be inputs for the machine, the likeliest first. */
export function inputFilesAmong(files: readonly string[], machineFile: string): string[] {
  const [own = '', common = ''] = inputFileNames(machineFile);
  const rank = (name: string): number => {
    if (name === own) return 0;
    if (name === common) return 1;
    return name.endsWith('.input.json') || /^input[.-].*\.json$/.test(name) ? 2 : 3;
  };
  return files.filter((name) => rank(name) < 3).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

export type ParsedInput =
  { readonly kind: 'value'; readonly value: Json } | { readonly kind: 'fault'; readonly message: string };

/** Reads an input as the service does: any JSON value; nothing at all is an empty object. */
export function parseInput(text: string): ParsedInput {
  const bare = text.replace(/^\uFEFF/, '').trim();
  if (bare === '') return { kind: 'value', value: {} };
  try {
    return { kind: 'value', value: JSON.parse(bare) as Json };
  } catch (fault) {
    return { kind: 'fault', message: `This is not JSON: ${reason(fault)}` };
  }
}

function reason(fault: unknown): string {
  const message = fault instanceof Error ? fault.message : String(fault);
  // Node repeats the text that it was given.
  return message.replace(/, ".*/s, '').replace(/ in JSON at position/, ' at position');
}

/** A first line of a text, for a list. */
export function preview(text: string, length = 80): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}
