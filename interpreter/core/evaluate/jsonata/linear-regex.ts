import { RE2JS } from 're2js';
import type { RegexMatch } from './regex-match';

/** A search whose time grows with the text only, by RE2's algorithm. */
export type LinearRegex = (text: string, from: number) => RegexMatch | undefined;

/** Null for a pattern that RE2 cannot take: one that looks ahead, or back at a group. */
export function linearRegex(pattern: string, flags: string): LinearRegex | null {
  let options = 0;
  if (flags.includes('i')) options |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('m')) options |= RE2JS.MULTILINE;
  try {
    const regex = RE2JS.compile(RE2JS.translateRegExp(asLinearSyntax(pattern)), options);
    return (text, from) => search(regex, text, from);
  } catch {
    return null;
  }
}

function search(regex: RE2JS, text: string, from: number): RegexMatch | undefined {
  const matcher = regex.matcher(text);
  if (!matcher.find(from)) return undefined;
  const groups: (string | undefined)[] = [];
  for (let i = 1; i <= matcher.groupCount(); i++) groups.push(matcher.group(i) ?? undefined);
  return { match: matcher.group() ?? '', start: matcher.start(), end: matcher.end(), groups };
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
