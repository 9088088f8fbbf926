import { isJsonObject, type Json } from '../json';
import { isJsonArray } from '../json-equal';
import { jsonText } from '../json-text';
import type { ExpressionFault } from './fault';
import type { JsonPath } from './json-path/ast';

/** The steps of a reference path: names of members and indexes of elements (digest P10). */
export type ReferencePath = readonly (string | number)[];

/**
 * What keeps a path from being a reference path, which identifies exactly one node: only `.name`, `['name']` and `[n]`
 * (digest P10). The fault is placed at the step that is not allowed. A negative index is let pass here: whether the
 * service refuses it is unconfirmed (X11).
 */
export function checkReferencePath(path: JsonPath): ExpressionFault | undefined {
  if (path.keys) return undefined;
  for (const step of path.steps) {
    const what = describeStep(step.kind);
    if (!what) continue;
    return {
      message: `A reference path names exactly one value with .name, ['name'] and [0]; ${what} is not allowed here.`,
      start: step.start,
      end: step.end,
    };
  }
  return undefined;
}

function describeStep(kind: JsonPath['steps'][number]['kind']): string | undefined {
  switch (kind) {
    case 'name':
    case 'index':
      return undefined;
    case 'names':
    case 'indexes':
      return 'a list in brackets';
    case 'slice':
      return 'a slice';
    case 'wildcard':
      return '"*"';
    case 'descendants':
      return '".."';
    case 'filter':
      return 'a filter';
    case 'function':
      return 'a function';
    case 'script':
      return 'a script';
  }
}

/** The steps of the path, or undefined where it is no reference path. */
export function referencePathOf(path: JsonPath): ReferencePath | undefined {
  return path.keys;
}

export type SetResult =
  | { readonly ok: true; readonly value: Json }
  /** `step`: the step that cannot be applied, as the service writes it; `cause`: the service's text (digest E11b). */
  | { readonly ok: false; readonly step: string; readonly cause: string };

/**
 * A copy of `root` in which the node that `steps` name is `value` (`ResultPath`, digest R6, R7). Missing objects on the
 * way are created, what is there is replaced, and all else is shared with `root`, which is not changed. It fails with the
 * text of `States.ReferencePathConflict` where a step leads into something that is not an object, or past an array's end.
 */
export function setAtReferencePath(root: Json, steps: ReferencePath, value: Json): SetResult {
  const containers: Json[] = [];
  let current: Json | undefined = root;
  for (const step of steps) {
    const container: Json = current === undefined ? {} : current;
    const conflict: boolean = typeof step === 'string' ? !isJsonObject(container) : !hasElement(container, step);
    if (conflict) return conflictAt(step, container);
    containers.push(container);
    current = memberOf(container, step);
  }
  let result: Json = value;
  for (let i = steps.length - 1; i >= 0; i--) result = withMember(containers[i] ?? {}, steps[i] ?? '', result);
  return { ok: true, value: result };
}

function memberOf(container: Json, step: string | number): Json | undefined {
  if (typeof step === 'number') return isJsonArray(container) ? container[step] : undefined;
  return isJsonObject(container) && Object.hasOwn(container, step) ? container[step] : undefined;
}

function hasElement(container: Json, index: number): boolean {
  return isJsonArray(container) && index >= 0 && index < container.length;
}

function withMember(container: Json, step: string | number, value: Json): Json {
  if (isJsonArray(container)) return typeof step === 'number' ? container.with(step, value) : container;
  const copy = { ...(isJsonObject(container) ? container : {}) };
  if (step === '__proto__') {
    Object.defineProperty(copy, step, { value, enumerable: true, writable: true, configurable: true });
    return copy;
  }
  copy[step] = value;
  return copy;
}

function conflictAt(step: string | number, container: Json): SetResult {
  return { ok: false, step: writtenStep(step), cause: conflictCause(step, container) };
}

function writtenStep(step: string | number): string {
  return typeof step === 'number' ? `[${String(step)}]` : step;
}

function conflictCause(step: string | number, container: Json): string {
  return `Unable to apply step "${writtenStep(step)}" to input ${jsonText(container)}`;
}

/** Why a reference path finds nothing, in the words of the service (digest E11b): at the first step that leads nowhere. */
export function missingStepCause(root: Json, steps: ReferencePath): string | undefined {
  let current = root;
  for (const step of steps) {
    const next = memberOf(current, step);
    if (next === undefined) return conflictCause(step, current);
    current = next;
  }
  return undefined;
}
