import type { Json } from '../../language/json';

/** Variables of one scope: the machine, a branch or an iteration (digest R37). Inner scopes read outer ones. */
export interface Variables {
  readonly own: Map<string, Json>;
  readonly outer: Variables | undefined;
}

export function newVariables(outer: Variables | undefined, initial?: Readonly<Record<string, Json>>): Variables {
  return { own: new Map(initial ? Object.entries(initial) : []), outer };
}

/** The value of the innermost variable of that name, or undefined. */
export function variable(variables: Variables, name: string): Json | undefined {
  for (let scope: Variables | undefined = variables; scope; scope = scope.outer) {
    const value = scope.own.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** All variables that can be seen, inner ones before outer ones of the same name. */
export function visibleVariables(variables: Variables): Map<string, Json> {
  if (!variables.outer) return variables.own;
  const all = new Map(visibleVariables(variables.outer));
  for (const [name, value] of variables.own) all.set(name, value);
  return all;
}
