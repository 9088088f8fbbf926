import type { Json } from '../../language/json';

/** Variables of one scope: the machine, a branch or an iteration (digest R37). Inner scopes read outer ones. */
export interface Variables {
  /** Absent until the first is set: most iterations of a Map set none. */
  own: Map<string, Json> | undefined;
  readonly outer: Variables | undefined;
}

export function newVariables(outer: Variables | undefined, initial?: Readonly<Record<string, Json>>): Variables {
  return { own: initial && new Map(Object.entries(initial)), outer };
}

/** Sets variables of the innermost scope. */
export function assignVariables(variables: Variables, assigned: ReadonlyMap<string, Json>): void {
  const own = (variables.own ??= new Map());
  for (const [name, value] of assigned) own.set(name, value);
}

/** The value of the innermost variable of that name, or undefined. */
export function variable(variables: Variables, name: string): Json | undefined {
  for (let scope: Variables | undefined = variables; scope; scope = scope.outer) {
    const value = scope.own?.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** All variables that can be seen, inner ones before outer ones of the same name. */
export function visibleVariables({ own, outer }: Variables): ReadonlyMap<string, Json> {
  if (!outer) return own ?? NONE;
  const around = visibleVariables(outer);
  return own ? new Map([...around, ...own]) : around;
}

const NONE: ReadonlyMap<string, Json> = new Map();
