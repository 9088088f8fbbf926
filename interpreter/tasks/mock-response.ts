import type { Json } from '../../language/json';
import type { Node } from '../../language/tree/node';
import { child, toJson } from '../../language/tree/node';

/** One prepared answer. */
export type MockAnswer =
  | { readonly kind: 'return'; readonly output: Json }
  | { readonly kind: 'throw'; readonly error: string; readonly cause: string }
  /** The call does not end within its time. */
  | { readonly kind: 'timeout' };

/** Prepared answers by invocation, counted from 0; the ranges are consecutive (digest M4). `last` is Infinity for one that never ends. */
export interface MockResponse {
  readonly name: string;
  readonly steps: readonly { readonly first: number; readonly last: number; readonly answer: MockAnswer }[];
}

/** A fault in a configuration file, at a place of its text. */
export interface ConfigProblem {
  readonly message: string;
  readonly severity: 'error' | 'warning';
  readonly at: { readonly start: number; readonly end: number };
}

export type Complain = (at: ConfigProblem['at'], message: string, severity?: ConfigProblem['severity']) => void;

/** How a file spells the members of an answer: `Return`, `Throw.Error` in a MockConfigFile, in lower case in stepwright.json. */
export interface Spelling {
  readonly returns: string;
  readonly throws: string;
  readonly error: string;
  readonly cause: string;
  readonly timeout?: string;
}

export const MOCK_FILE_SPELLING: Spelling = { returns: 'Return', throws: 'Throw', error: 'Error', cause: 'Cause' };
export const SETTINGS_SPELLING: Spelling = {
  returns: 'return',
  throws: 'throw',
  error: 'error',
  cause: 'cause',
  timeout: 'timeout',
};

/** The steps of a response: keys are one invocation (`"0"`) or an inclusive range (`"1-2"`), from 0 without gaps (digest M4). */
export function readSteps(name: string, node: Node | undefined, spelling: Spelling, complain: Complain): MockResponse {
  const steps: { first: number; last: number; answer: MockAnswer; at: ConfigProblem['at'] }[] = [];
  if (node?.kind !== 'object') {
    if (node)
      complain(node, `The steps of "${name}" must be an object such as { "0": { "${spelling.returns}": {} } }.`);
    return { name, steps };
  }
  for (const { key, value } of node.properties) {
    const range = /^(\d+)(?:-(\d+))?$/.exec(key.value);
    const first = Number(range?.[1]);
    const last = range?.[2] === undefined ? first : Number(range[2]);
    if (!range || last < first) {
      complain(key, `"${key.value}" is no step: write one invocation as "0", or a range as "1-2".`);
      continue;
    }
    const answer = readAnswer(value, spelling, complain);
    if (answer) steps.push({ first, last, answer, at: key });
  }
  steps.sort((a, b) => a.first - b.first);
  if (node.properties.length === 0) complain(node, `"${name}" has no steps: it needs at least "0".`);
  let next = 0;
  for (const { first, last, at } of steps) {
    if (first > next)
      complain(at, `"${name}" has no answer for invocation ${String(next)}: steps count from 0 without gaps.`);
    if (first < next) complain(at, `"${name}" answers invocation ${String(first)} twice: steps must not overlap.`);
    next = Math.max(next, last + 1);
  }
  return { name, steps };
}

/** One answer: exactly one of `Return` and `Throw` (digest M5). Undefined, and a complaint, for anything else. */
export function readAnswer(node: Node | undefined, spelling: Spelling, complain: Complain): MockAnswer | undefined {
  if (!node) return undefined;
  const { returns, throws, error, cause, timeout } = spelling;
  const kinds = [returns, throws, ...(timeout === undefined ? [] : [timeout])];
  const wanted = kinds.map((kind) => `"${kind}"`).join(', ');
  if (node.kind !== 'object') {
    complain(node, `An answer is an object with exactly one of ${wanted}.`);
    return undefined;
  }
  const given = node.properties.filter(({ key }) => kinds.includes(key.value));
  for (const { key } of node.properties) {
    if (!kinds.includes(key.value))
      complain(key, `"${key.value}" does not belong here: an answer has exactly one of ${wanted}.`);
  }
  const [only, second] = given;
  if (!only || second) {
    complain(node, `An answer has exactly one of ${wanted}.`);
    return undefined;
  }
  if (only.key.value === returns) return { kind: 'return', output: toJson(only.value) };
  if (only.key.value === timeout) return { kind: 'timeout' };
  const texts = [error, cause].map((name) => {
    const text = child(only.value, name);
    if (text?.kind === 'string') return text.value;
    complain(text ?? only.value ?? only.key, `"${throws}" needs "${error}" and "${cause}", both texts.`);
    return undefined;
  });
  const [errorText, causeText] = texts;
  if (errorText === undefined || causeText === undefined) return undefined;
  return { kind: 'throw', error: errorText, cause: causeText };
}
