import type { Json } from '../../../language/json';
import type { TreePath } from '../../../language/tree/path';
import { isObject, type JsonObject, type Part } from './parts';

/** One change of a definition that makes it wrong, and what must be said of it. */
export interface Mistake {
  /** What was done, in a few words. */
  readonly kind: string;
  readonly edits: readonly Edit[];
  /** Where a finding must stand: there or below. */
  readonly place: TreePath;
  /** The rules of which one must find it. */
  readonly codes: readonly string[];
  readonly severity: 'error' | 'warning';
}

/** A member that gets a value, a new name, or is taken out. */
export type Edit =
  | { readonly path: TreePath; readonly value: Json }
  | { readonly path: TreePath; readonly renamedTo: string }
  | { readonly path: TreePath; readonly removed: true };

/** The mistakes of some kinds that can be made in a part. */
export type MistakeMaker = (part: Part) => readonly Mistake[];

/** A mistake that gives a member of the part a wrong value: found at the value. */
export function wrongValue(
  kind: string,
  part: Part,
  field: string | TreePath,
  value: Json,
  codes: readonly string[],
  severity: Mistake['severity'] = 'error',
): Mistake {
  const path = [...part.path, ...(typeof field === 'string' ? [field] : field)];
  return { kind, edits: [{ path, value }], place: path, codes, severity };
}

/** A mistake that gives the part members it must not have together: found anywhere in the part. */
export function wrongMembers(kind: string, part: Part, members: JsonObject, codes: readonly string[]): Mistake {
  const edits = Object.entries(members).map(([name, value]) => ({ path: [...part.path, name], value }));
  return { kind, edits, place: part.path, codes, severity: 'error' };
}

/** A mistake that takes members out of the part: found at the part. */
export function missingMembers(kind: string, part: Part, fields: readonly string[], codes: readonly string[]): Mistake {
  const edits = fields.map((field) => ({ path: [...part.path, field], removed: true as const }));
  return { kind, edits, place: part.path, codes, severity: 'error' };
}

/** The definition with the mistake. */
export function withEdits(root: Json, edits: readonly Edit[]): Json {
  return edits.reduce((value, edit) => changed(value, edit.path, edit), root);
}

function changed(value: Json, path: TreePath, edit: Edit): Json {
  const [step, ...rest] = path;
  if (step === undefined) throw new Error('An edit needs a place.');
  const change = (old: Json | undefined): Json | undefined => {
    if (rest.length > 0) return changed(old ?? null, rest, edit);
    return 'value' in edit ? edit.value : undefined;
  };
  if (Array.isArray(value))
    return value.flatMap((item: Json, index) => (index === step ? (change(item) ?? []) : [item]));
  if (!isObject(value)) throw new Error(`There is nothing at ${path.join('/')}.`);
  const isNew = !Object.hasOwn(value, step);
  const entries = Object.entries(value).flatMap(([name, item]): [string, Json][] => {
    if (name !== step) return [[name, item]];
    if (rest.length === 0 && 'renamedTo' in edit) return [[edit.renamedTo, item]];
    const made = change(item);
    return made === undefined ? [] : [[name, made]];
  });
  const made = isNew ? change(undefined) : undefined;
  return Object.fromEntries(made === undefined ? entries : [...entries, [step, made]]);
}
