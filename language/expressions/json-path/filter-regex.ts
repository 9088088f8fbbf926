import { RE2JS } from 're2js';
import type { FilterRegex } from './ast';

// The flags of Java's regular expressions that mean something to a linear engine. `u`, `U`, `d` and `x` change nothing
// that a pattern in a path is likely to notice; they are let pass.
// Functions, because the engine is loaded by the first look at it.
const FLAGS: Readonly<Record<string, () => number>> = {
  i: () => RE2JS.CASE_INSENSITIVE,
  m: () => RE2JS.MULTILINE,
  s: () => RE2JS.DOTALL,
  u: () => 0,
  U: () => 0,
  d: () => 0,
  x: () => 0,
};

/** What is wrong with the letters behind a regular expression, or undefined. */
export function checkRegexFlags(flags: string): string | undefined {
  for (const flag of flags) {
    if (!Object.hasOwn(FLAGS, flag))
      return `"${flag}" is not a flag of a regular expression; there are i, m, s, u, d, x.`;
  }
  return undefined;
}

type Compiled = { readonly regex: RE2JS } | { readonly problem: string };

const compiled = new WeakMap<FilterRegex, Compiled>();

/**
 * Whether the whole text matches, as the service's engine asks. The engine here is linear in the text, so that no
 * pattern can hang; it has no look-around and no back references, of which `problem` tells.
 */
export function matchesRegex(
  node: FilterRegex,
  text: string,
): { readonly matches: boolean } | { readonly problem: string } {
  let entry = compiled.get(node);
  if (!entry) {
    entry = compile(node);
    compiled.set(node, entry);
  }
  return 'problem' in entry ? entry : { matches: entry.regex.matches(text) };
}

function compile(node: FilterRegex): Compiled {
  let flags = 0;
  for (const flag of node.flags) flags |= FLAGS[flag]?.() ?? 0;
  try {
    return { regex: RE2JS.compile(node.source, flags) };
  } catch {
    return { problem: `The regular expression /${node.source}/ of a filter cannot be used.` };
  }
}
