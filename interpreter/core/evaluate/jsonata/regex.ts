import { LimitError, TIME_LIMIT } from './errors';
import { linearRegex, type LinearRegex } from './linear-regex';
import { backtrackingCost } from './regex-cost';
import type { RegexMatch } from './regex-match';

/** A pattern made ready for searching. */
interface CompiledRegex {
  readonly native: RegExp;
  /** Null when the engine of linear time cannot take the pattern, undefined before it was asked. */
  linear: LinearRegex | null | undefined;
}

/** Steps of backtracking that cost nothing worth speaking of; above, the engine of linear time searches. */
const CHEAP = Math.log(1e7);
/** Steps of backtracking that are let pass for patterns which only backtracking can match. */
const BEARABLE = Math.log(1e9);

const compiled = new Map<string, CompiledRegex>();

/**
 * Searches `text` from an index on. JavaScript's own engine searches where the pattern and the text's length keep it from
 * backtracking far; else RE2's algorithm, whose time grows with the text only. A pattern that RE2 cannot take and that
 * might take too long ends the evaluation as the service's time limit does (digest F44).
 */
export function searchRegex(pattern: string, flags: string, text: string, from: number): RegexMatch | undefined {
  const regex = compileRegex(pattern, flags);
  const cost = backtrackingCost(pattern, text.length);
  if (cost <= CHEAP) return nativeSearch(regex.native, text, from);
  if (regex.linear === undefined) regex.linear = linearRegex(pattern, flags);
  if (regex.linear) return regex.linear(text, from);
  if (cost <= BEARABLE) return nativeSearch(regex.native, text, from);
  throw new LimitError(TIME_LIMIT);
}

function compileRegex(pattern: string, flags: string): CompiledRegex {
  const key = `${flags}/${pattern}`;
  const known = compiled.get(key);
  if (known) return known;
  const regex: CompiledRegex = { native: new RegExp(pattern, `${flags}g`), linear: undefined };
  // Patterns come from definitions: a process that runs many must not keep them all.
  if (compiled.size > 500) compiled.clear();
  compiled.set(key, regex);
  return regex;
}

function nativeSearch(regex: RegExp, text: string, from: number): RegexMatch | undefined {
  regex.lastIndex = from;
  const match = regex.exec(text);
  if (!match) return undefined;
  return { match: match[0], start: match.index, end: match.index + match[0].length, groups: match.slice(1) };
}
