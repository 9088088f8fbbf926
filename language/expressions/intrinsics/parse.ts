import { nearestName } from '../../text/nearest-name';
import { Cursor, isDigit, readNumber } from '../cursor';
import type { ExpressionFault } from '../fault';
import { parsePathAt } from '../json-path/parse';
import { hasPlaceholder } from '../placeholder';
import { checkCall } from './check';
import { constantFaults } from './constants';
import { intrinsicNamed, INTRINSICS } from './index';
import type { IntrinsicArgument, IntrinsicCall, IntrinsicLiteral } from './intrinsic';

export interface ParsedIntrinsic {
  /** The call where the service would take it. With no call and no fault the text holds a placeholder (digest V57). */
  readonly call?: IntrinsicCall;
  /** Refusals; where there is a call, only warnings. */
  readonly faults: readonly ExpressionFault[];
}

/** Calls nest at most so deep (digest F3, D25). */
export const MAX_NESTING = 10;

/** Whether a text is meant as an intrinsic function call: it starts like one. */
export function looksLikeIntrinsic(text: string): boolean {
  return text.startsWith('States.');
}

/**
 * Parses a field that is one intrinsic function call (digest F2-F4, F51, F52). Never throws. Faults of grammar, unknown
 * names and wrong numbers of arguments are refusals; wrong types and values of literals are warnings.
 */
export function parseIntrinsic(text: string): ParsedIntrinsic {
  const cursor = new Cursor(text);
  const call = parseCall(cursor, 1);
  if (call && !cursor.fault) {
    cursor.skipBlanks();
    if (!cursor.atEnd())
      cursor.fail('Nothing may stand behind the call; the whole field is one call.', cursor.index, text.length);
  }
  if (cursor.fault) return { faults: hasPlaceholder(text) ? [] : [cursor.fault] };
  if (!call) return { faults: [] };
  const found = checkCall(call);
  const faults = found.length > 0 ? found : constantFaults(call);
  return faults.some(({ severity }) => !severity) ? { faults } : { call, faults };
}

const NAME = /States\.[\p{ID_Continue}]*/uy;

function parseCall(cursor: Cursor, depth: number): IntrinsicCall | undefined {
  const start = cursor.index;
  NAME.lastIndex = start;
  const name = NAME.exec(cursor.text)?.[0];
  if (name === undefined)
    return cursor.failHere(`An intrinsic function starts with "States.", for example States.Format('{}', $.x).`);
  cursor.index += name.length;
  const nameRange = { start, end: cursor.index };
  const intrinsic = intrinsicNamed(name);
  if (!intrinsic) return failUnknown(cursor, name, nameRange);
  if (depth > MAX_NESTING) {
    return cursor.fail(
      `Calls may be nested ${String(MAX_NESTING)} deep; this one is deeper.`,
      nameRange.start,
      nameRange.end,
    );
  }
  cursor.skipBlanks();
  const open = cursor.index;
  if (!cursor.eat('(')) return cursor.failHere(`A "(" must follow ${name}, not ${cursor.describeHere()}.`);
  const parsed = parseArguments(cursor, depth, { open, name });
  if (!parsed) return undefined;
  return { kind: 'call', text: cursor.text, intrinsic, nameRange, arguments: parsed, start, end: cursor.index };
}

function failUnknown(cursor: Cursor, name: string, range: { start: number; end: number }): undefined {
  const near = nearestName(
    name,
    INTRINSICS.map((intrinsic) => intrinsic.name),
  );
  const hint = near ? ` Did you mean ${near}?` : '';
  const message =
    name === 'States.'
      ? 'The name of an intrinsic function is missing.'
      : `There is no intrinsic function "${name}".${hint}`;
  return cursor.fail(message, range.start, range.end);
}

function parseArguments(
  cursor: Cursor,
  depth: number,
  call: { readonly open: number; readonly name: string },
): IntrinsicArgument[] | undefined {
  const parsed: IntrinsicArgument[] = [];
  cursor.skipBlanks();
  if (cursor.eat(')')) return parsed;
  for (;;) {
    cursor.skipBlanks();
    const argument = parseArgument(cursor, depth);
    if (!argument) return undefined;
    parsed.push(argument);
    cursor.skipBlanks();
    if (cursor.eat(')')) return parsed;
    if (cursor.eat(',')) continue;
    if (cursor.atEnd()) return cursor.fail(`The "(" of ${call.name} has no ")".`, call.open, call.open + 1);
    return cursor.failHere(`A "," or ")" must stand here, not ${cursor.describeHere()}.`);
  }
}

function parseArgument(cursor: Cursor, depth: number): IntrinsicArgument | undefined {
  const start = cursor.index;
  const next = cursor.peek();
  if (next === '$') {
    const path = parsePathAt(cursor);
    if (!path || cursor.fault) return undefined;
    return { kind: 'path', path, start, end: cursor.index };
  }
  if (next === "'") return parseText(cursor);
  if (next === '"') return cursor.failHere("A text stands in single quotes: 'text'.");
  if (next === '-' || isDigit(cursor.code())) return parseNumber(cursor);
  if (cursor.text.startsWith('States.', start)) return parseCall(cursor, depth + 1);
  return parseWord(cursor);
}

function parseNumber(cursor: Cursor): IntrinsicArgument | undefined {
  const start = cursor.index;
  const value = readNumber(cursor);
  if (value === undefined) {
    cursor.index++;
    return cursor.failHere('Digits must follow the "-".');
  }
  if (!Number.isFinite(value)) return cursor.fail('The number is too large.', start, cursor.index);
  return { kind: 'literal', value, start, end: cursor.index };
}

const WORD = /[\p{ID_Continue}.]+/uy;
const WORDS = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function parseWord(cursor: Cursor): IntrinsicLiteral | undefined {
  const start = cursor.index;
  WORD.lastIndex = start;
  const word = WORD.exec(cursor.text)?.[0];
  if (word === undefined) {
    return cursor.failHere(
      `An argument must stand here, not ${cursor.describeHere()}: a text in single quotes, a number, true, false, null, a path or a call.`,
    );
  }
  const value = WORDS.get(word);
  if (value === undefined) {
    return cursor.fail(`"${word}" is no argument; put a text in single quotes: '${word}'.`, start, start + word.length);
  }
  cursor.index += word.length;
  return { kind: 'literal', value, start, end: cursor.index };
}

/** `'text'` with the escapes `\'`, `\{`, `\}`, `\\` (digest F4), split at the `{}` that are not escaped (F51). */
function parseText(cursor: Cursor): IntrinsicLiteral | undefined {
  const start = cursor.index;
  const { text } = cursor;
  const parts: string[] = [];
  let value = '';
  let part = '';
  for (let i = start + 1; i < text.length; i++) {
    let character = text.charAt(i);
    if (character === "'") {
      cursor.index = i + 1;
      return { kind: 'literal', value, parts: [...parts, part], start, end: i + 1 };
    }
    if (character === '{' && text.charAt(i + 1) === '}') {
      parts.push(part);
      part = '';
      value += '{}';
      i++;
      continue;
    }
    if (character === '\\') {
      i++;
      character = text.charAt(i);
      if (character === '' || !"'{}\\".includes(character)) return failEscape(cursor, i - 1);
    }
    value += character;
    part += character;
  }
  return cursor.fail('This single quote is never closed.', start, start + 1);
}

function failEscape(cursor: Cursor, at: number): undefined {
  const width = (cursor.text.codePointAt(at + 1) ?? 0) > 0xffff ? 3 : 2;
  return cursor.fail(
    `A backslash may only stand before ' { } or another backslash; write a backslash itself twice.`,
    at,
    at + width,
  );
}
