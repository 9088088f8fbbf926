/**
 * What a parameter or a result of a service call may be. Bounds and values are kept for results, and for parameters
 * that share a structure with one.
 */
export type ParameterShape =
  | { readonly kind: 'boolean' | 'timestamp' | 'any' }
  | { readonly kind: 'integer' | 'number'; readonly value?: Bounds }
  | { readonly kind: 'blob'; readonly length?: Bounds }
  | { readonly kind: 'string'; readonly length?: Bounds; readonly values?: readonly string[] }
  | { readonly kind: 'list'; readonly item: ParameterShape }
  | { readonly kind: 'map'; readonly value: ParameterShape }
  | StructureShape;

export interface Bounds {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

export interface StructureShape {
  readonly kind: 'structure';
  /** The members by name; read when somebody asks for the first time, since shapes may contain themselves. */
  members(): ReadonlyMap<string, Parameter>;
}

export interface Parameter {
  readonly name: string;
  /** The name in requests and answers of the service itself: `cluster` for `Cluster`. */
  readonly wireName: string;
  readonly required: boolean;
  readonly shape: ParameterShape;
}

const SCALARS: Readonly<Record<string, ParameterShape>> = {
  '': { kind: 'string' },
  i: { kind: 'integer' },
  n: { kind: 'number' },
  b: { kind: 'boolean' },
  t: { kind: 'timestamp' },
  x: { kind: 'blob' },
  '*': { kind: 'any' },
};
const ANY: ParameterShape = { kind: 'any' };

/**
 * Reads the short notation of a structure that the table of the SDK and the services of this folder are written in:
 * members separated by commas, each `Name`, with `!` where it is required and `:type` where it is not a text.
 * Types: `i` integer, `n` number, `b` boolean, `t` timestamp, `x` bytes, `*` anything, `[type` list, `<type` map from
 * text, `{members}` structure, a number: the structure of that number, which `resolve` finds. Behind the type of a
 * number, of bytes or of a text `#min..max` bounds its value or its length; `(A B)` are all values of a text.
 * `nameOf` gives the name that definitions use, where it is another than the one written.
 */
export function readStructure(
  notation: string,
  resolve: (index: number) => StructureShape | undefined = () => undefined,
  nameOf: (wireName: string) => string = (wireName) => wireName,
): StructureShape {
  let read: ReadonlyMap<string, Parameter> | undefined;
  return {
    kind: 'structure',
    members() {
      read ??= readMembers(notation, resolve, nameOf);
      return read;
    },
  };
}

function readMembers(
  notation: string,
  resolve: (index: number) => StructureShape | undefined,
  nameOf: (wireName: string) => string,
): ReadonlyMap<string, Parameter> {
  const members = new Map<string, Parameter>();
  for (const part of splitMembers(notation)) {
    const [head = '', type = ''] = splitOnce(part, ':');
    const wireName = head.replace(/!$/, '');
    const name = nameOf(wireName);
    members.set(name, { name, wireName, required: head.endsWith('!'), shape: readType(type, resolve) });
  }
  return members;
}

function readType(type: string, resolve: (index: number) => StructureShape | undefined): ParameterShape {
  const first = type.charAt(0);
  if (first === '[') return { kind: 'list', item: readType(type.slice(1), resolve) };
  if (first === '<') return { kind: 'map', value: readType(type.slice(1), resolve) };
  if (first === '{') return readStructure(type.slice(1, -1), resolve);
  if (first === '(') return { kind: 'string', values: type.slice(1, -1).split(' ') };
  const [scalar = '', limits] = splitOnce(type, '#');
  const shape = SCALARS[scalar] ?? resolve(Number(scalar)) ?? ANY;
  return limits === undefined ? shape : bounded(shape, limits);
}

function bounded(shape: ParameterShape, limits: string): ParameterShape {
  const [min = '', max = ''] = limits.split('..');
  const bounds: Bounds = { min: min === '' ? undefined : Number(min), max: max === '' ? undefined : Number(max) };
  if (shape.kind === 'integer' || shape.kind === 'number') return { kind: shape.kind, value: bounds };
  if (shape.kind === 'string' || shape.kind === 'blob') return { kind: shape.kind, length: bounds };
  return shape;
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** The members of a structure, separated by the commas that stand in no inner braces. */
function splitMembers(notation: string): string[] {
  if (notation === '') return [];
  if (!notation.includes('{')) return notation.split(',');
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < notation.length; i++) {
    const character = notation.charAt(i);
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === ',' && depth === 0) {
      parts.push(notation.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, notation.slice(from)];
}
