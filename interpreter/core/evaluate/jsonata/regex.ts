import { RE2JS } from 're2js';
import { LimitError, TIME_LIMIT } from './errors';
import { backtrackingCost } from './regex-cost';

export interface RegexMatch {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** A pattern made ready for searching. */
interface CompiledRegex {
  readonly native: RegExp;
  /** The engine of linear time; null when it cannot take the pattern, undefined before it was asked. */
  linear: RE2JS | null | undefined;
}

/** Steps of backtracking that cost nothing worth speaking of; above, the engine of linear time searches. */
const CHEAP = Math.log(1e7);
/** Steps of backtracking that are let pass for patterns which only backtracking can match. */
const BEARABLE = Math.log(1e9);

const compiled = new Map<string, CompiledRegex>();

/**
 * Searches `text` from an index on. JavaScript's own engine searches where the pattern and the text's length keep it from
 * backtracking far; else RE2's algorithm, whose time grows with the text only. A pattern that RE2 cannot take (it looks
 * ahead, or back at a group) and that might take too long ends the evaluation as the service's time limit does (digest F44).
 */
export function searchRegex(pattern: string, flags: string, text: string, from: number): RegexMatch | undefined {
  const regex = compileRegex(pattern, flags);
  const cost = backtrackingCost(pattern, text.length);
  if (cost <= CHEAP) return nativeSearch(regex.native, text, from);
  if (regex.linear === undefined) regex.linear = compileLinear(pattern, flags);
  if (regex.linear) return linearSearch(regex.linear, text, from);
  if (cost <= BEARABLE) return nativeSearch(regex.native, text, from);
  throw new LimitError(TIME_LIMIT);
}

function compileRegex(pattern: string, flags: string): CompiledRegex {
  const key = `${flags}/${pattern}`;
  const known = compiled.get(key);
  if (known) return known;
  const regex: CompiledRegex = { native: new RegExp(pattern, `${flags}g`), linear: undefined };
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

function linearSearch(regex: RE2JS, text: string, from: number): RegexMatch | undefined {
  const matcher = regex.matcher(text);
  if (!matcher.find(from)) return undefined;
  const groups: (string | undefined)[] = [];
  for (let i = 1; i <= matcher.groupCount(); i++) groups.push(matcher.group(i) ?? undefined);
  return { match: matcher.group() ?? '', start: matcher.start(), end: matcher.end(), groups };
}

function compileLinear(pattern: string, flags: string): RE2JS | null {
  let options = 0;
  if (flags.includes('i')) options |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('m')) options |= RE2JS.MULTILINE;
  try {
    return RE2JS.compile(RE2JS.translateRegExp(asLinearSyntax(pattern)), options);
  } catch {
    return null;
  }
}

/** JavaScript's blanks, for RE2, which knows only those of ASCII. */
const BLANKS = String.raw`\t\n\x{0B}\f\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}`;
const NO_LINE_END = String.raw`[^\n\r\x{2028}\x{2029}]`;

/** Writes out what means something else in RE2: `.` and `\s`. */
function asLinearSyntax(pattern: string): string {
  let result = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    if (character === '\\') {
      const letter = pattern.charAt(++i);
      if (letter === 's') result += inClass ? BLANKS : `[${BLANKS}]`;
      else if (letter === 'S' && !inClass) result += `[^${BLANKS}]`;
      else result += character + letter;
    } else if (character === '.' && !inClass) {
      result += NO_LINE_END;
    } else {
      if (character === '[') inClass = true;
      else if (character === ']') inClass = false;
      result += character;
    }
  }
  return result;
}
