import { Matcher, NativeFunction, PassedFunction, type CallContext } from './callables';
import { QueryError } from './errors';
import { searchRegex } from './regex';
import { emptySequence, isArray, isFunction, isRecord, type Value } from './values';

/** What a matching function gives: a regular expression, or a function of the definition with the same manners. */
interface Match {
  readonly match: Value;
  readonly start: Value;
  readonly end: Value;
  readonly groups: Value;
  /** The next match, or undefined when there are no more. */
  readonly next: () => Match | undefined;
}

/** The first match of a pattern in a text. */
export function firstMatch(pattern: Value, text: string, context: CallContext): Match | undefined {
  const target = pattern instanceof PassedFunction ? pattern.target : pattern;
  if (target instanceof Matcher) return regexMatch(target, text, 0, context);
  return fromFunction(context.call(pattern, [text]), context);
}

function regexMatch({ pattern, flags }: Matcher, text: string, from: number, context: CallContext): Match | undefined {
  context.work(1 + Math.floor((text.length - from) / 500));
  const found = searchRegex(pattern, flags, text, from);
  if (!found) return undefined;
  return {
    ...found,
    next: () => {
      if (found.end >= text.length) return undefined;
      const following = regexMatch(new Matcher(pattern, flags), text, found.end, context);
      // Such matches would never come to an end.
      if (following?.match === '') throw new QueryError('D1004');
      return following;
    },
  };
}

function fromFunction(result: Value, context: CallContext): Match | undefined {
  if (result === undefined || result === null || result === false || result === 0 || result === '') return undefined;
  const found = isRecord(result) ? result : {};
  const { start, end, groups, match, next } = found;
  if (typeof start !== 'number' && typeof end !== 'number' && !isArray(groups) && !isFunction(next)) {
    throw new QueryError('T1010');
  }
  return { match, start, end, groups, next: () => fromFunction(context.call(next, []), context) };
}

/** A regular expression called as a function. */
export function matchObject(matcher: Matcher, text: Value, from: Value, context: CallContext): Value {
  const start = typeof from === 'number' ? from : 0;
  return asObject(regexMatch(matcher, typeof text === 'string' ? text : String(text), start, context));
}

/** A match as functions of the definition see it. */
export function asObject(match: Match | undefined): Value {
  if (!match) return undefined;
  const { next } = match;
  return {
    match: match.match,
    start: match.start,
    end: match.end,
    groups: match.groups,
    next: new NativeFunction('next', 0, undefined, () => asObject(next())),
  };
}

/** `$contains` */
export function contains([text, pattern]: readonly Value[], context: CallContext): Value {
  if (typeof text !== 'string' || pattern === undefined) return undefined;
  return typeof pattern === 'string' ? text.includes(pattern) : firstMatch(pattern, text, context) !== undefined;
}

/** `$match` */
export function match([text, pattern, limit]: readonly Value[], context: CallContext): Value {
  if (typeof text !== 'string') return undefined;
  checkLimit('D3040', limit);
  const result = emptySequence();
  if (limit === 0) return result;
  let found = firstMatch(pattern, text, context);
  while (found && isBelow(result.length, limit)) {
    context.hold(result.length * 8, 8);
    result.push({ match: found.match, index: found.start, groups: found.groups });
    found = found.next();
  }
  return result;
}

/** `$split` */
export function split([text, separator, limit]: readonly Value[], context: CallContext): Value {
  if (typeof text !== 'string') return undefined;
  checkLimit('D3020', limit);
  if (limit === 0) return [];
  if (typeof separator === 'string') {
    context.work(text.length / 10);
    return text.split(separator, typeof limit === 'number' ? limit : undefined);
  }
  let found = firstMatch(separator, text, context);
  if (!found) return [text];
  const pieces: Value[] = [];
  let start = 0;
  while (found && isBelow(pieces.length, limit)) {
    pieces.push(text.substring(start, Number(found.start)));
    start = Number(found.end);
    found = found.next();
  }
  if (isBelow(pieces.length, limit)) pieces.push(text.substring(start));
  return pieces;
}

/** `$replace` */
export function replace([text, pattern, replacement, limit]: readonly Value[], context: CallContext): Value {
  if (typeof text !== 'string') return undefined;
  if (pattern === '') throw new QueryError('D3010');
  checkLimit('D3011', limit);
  if (limit === 0) return text;
  if (typeof pattern === 'string') return replaceText(text, pattern, String(replacement), limit, context);
  const pieces: string[] = [];
  let position = 0;
  let found = firstMatch(pattern, text, context);
  for (let count = 0; found && isBelow(count, limit); count++) {
    const start = Number(found.start);
    pieces.push(text.substring(position, start), replaced(found, replacement, context));
    position = start + String(found.match).length;
    found = found.next();
  }
  pieces.push(text.substring(position));
  return joined(pieces, context);
}

function replaceText(text: string, pattern: string, replacement: string, limit: Value, context: CallContext): string {
  const pieces: string[] = [];
  let position = 0;
  let index = text.indexOf(pattern);
  for (let count = 0; index !== -1 && isBelow(count, limit); count++) {
    pieces.push(text.substring(position, index), replacement);
    position = index + pattern.length;
    index = text.indexOf(pattern, position);
  }
  pieces.push(text.substring(position));
  return joined(pieces, context);
}

function joined(pieces: readonly string[], context: CallContext): string {
  context.work(pieces.length);
  context.hold(pieces.reduce((length, piece) => length + piece.length, 0));
  return pieces.join('');
}

function replaced(found: Match, replacement: Value, context: CallContext): string {
  if (typeof replacement === 'string') return filledIn(replacement, found);
  const result = context.call(replacement, [asObject(found)]);
  if (typeof result !== 'string') throw new QueryError('D3012', { value: result });
  return result;
}

/** A replacement with `$$`, `$0` (the match) and `$1` (the first group) filled in. */
function filledIn(replacement: string, found: Match): string {
  const groups = isArray(found.groups) ? found.groups : [];
  const digits = groups.length === 0 ? 1 : Math.floor(Math.log10(groups.length)) + 1;
  let result = '';
  let position = 0;
  let index = replacement.indexOf('$');
  while (index !== -1) {
    result += replacement.substring(position, index);
    position = index + 1;
    const next = replacement.charAt(position);
    if (next === '$' || next === '0') {
      result += next === '$' ? '$' : String(found.match);
      position++;
    } else {
      const group = groupNumber(replacement, position, digits, groups.length);
      if (Number.isNaN(group)) {
        result += '$';
      } else {
        const value = groups[group - 1];
        if (value !== undefined) result += String(value);
        position += String(group).length;
      }
    }
    index = replacement.indexOf('$', position);
  }
  return result + replacement.substring(position);
}

/** As many digits as there are groups to name; one less when that is none of them. */
function groupNumber(text: string, at: number, digits: number, groups: number): number {
  const number = parseInt(text.substring(at, at + digits), 10);
  return digits > 1 && number > groups ? parseInt(text.substring(at, at + digits - 1), 10) : number;
}

function checkLimit(code: string, limit: Value): void {
  if (typeof limit === 'number' && limit < 0) throw new QueryError(code, { value: limit });
}

function isBelow(count: number, limit: Value): boolean {
  return typeof limit !== 'number' || count < limit;
}
