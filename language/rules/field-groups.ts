import { fieldsOf, type Field, type ObjectKind, type QueryLanguage } from '../fields/index';
import type { KnownField } from './rule';

/** Fields that exclude each other. */
export interface FieldGroup {
  readonly name: string;
  readonly required: boolean;
  readonly fields: readonly Field[];
}

const cache = new Map<ObjectKind, readonly FieldGroup[]>();

/** The groups of fields of a kind of object of which at most one, or exactly one, may be there. */
export function groupsOf(kind: ObjectKind): readonly FieldGroup[] {
  let groups = cache.get(kind);
  if (!groups) {
    groups = makeGroups(kind);
    cache.set(kind, groups);
  }
  return groups;
}

/** The names of a group's fields that a query language has. */
export function namesIn(group: FieldGroup, language: QueryLanguage): readonly string[] {
  return group.fields
    .filter((field) => field.languages === 'both' || field.languages === language)
    .map((field) => field.name);
}

/** Whether an object has a field. */
export function hasField(fields: readonly KnownField[], name: string): boolean {
  for (const { field } of fields) if (field.name === name) return true;
  return false;
}

function makeGroups(kind: ObjectKind): FieldGroup[] {
  const groups = new Map<string, { name: string; required: boolean; fields: Field[] }>();
  for (const field of fieldsOf(kind).values()) {
    if (!field.group) continue;
    const known = groups.get(field.group.name);
    if (known) known.fields.push(field);
    else groups.set(field.group.name, { ...field.group, fields: [field] });
  }
  return [...groups.values()];
}
