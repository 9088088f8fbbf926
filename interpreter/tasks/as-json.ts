import type { Json } from '../../language/json';

export type AsJson = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problem: string };

/**
 * The answer of a runner as JSON. What is JSON already is handed on as it is; else it becomes what its JSON text says, as in
 * Lambda's runtimes: `undefined` and NaN become null, members without a value disappear. What has no text, such as a cycle
 * or a BigInt, is a problem. Without recursion for values that are JSON.
 */
export function asJson(value: unknown): AsJson {
  const checked = check(value);
  if (checked === 'json') return { ok: true, value: value as Json };
  if (checked === 'cycle') return { ok: false, problem: 'The answer is not JSON: an object in it contains itself.' };
  try {
    const text: string | undefined = JSON.stringify(value);
    return { ok: true, value: text === undefined ? null : (JSON.parse(text) as Json) };
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    return { ok: false, problem: `The answer is not JSON: ${why}` };
  }
}

interface Open {
  readonly container: object;
  readonly members: readonly unknown[];
  next: number;
}

/** Each object is gone through once, however often it is referred to. */
function check(root: unknown): 'json' | 'other' | 'cycle' {
  if (!isContainer(root)) return isScalar(root) ? 'json' : 'other';
  const states = new Map<object, 'open' | 'closed'>();
  const stack: Open[] = [];
  const enter = (container: object): boolean => {
    if (!isPlain(container)) return false;
    states.set(container, 'open');
    stack.push({ container, members: Array.isArray(container) ? container : Object.values(container), next: 0 });
    return true;
  };
  if (!enter(root)) return 'other';
  let found: 'json' | 'other' = 'json';
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    if (top.next >= top.members.length) {
      states.set(top.container, 'closed');
      stack.pop();
      continue;
    }
    const member = top.members[top.next++];
    if (!isContainer(member)) {
      if (!isScalar(member)) found = 'other';
      continue;
    }
    const state = states.get(member);
    if (state === 'open') return 'cycle';
    if (state === undefined && !enter(member)) found = 'other';
  }
  return found;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

/** Dates, maps and other objects with a class have a text of their own, or none. */
function isPlain(container: object): boolean {
  if (Array.isArray(container)) return true;
  const prototype: unknown = Object.getPrototypeOf(container);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
