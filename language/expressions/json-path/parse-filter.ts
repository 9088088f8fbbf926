import type { Json } from '../../json';
import { type Cursor, isBlank } from '../cursor';
import {
  areDefinite,
  type Filter,
  FILTER_OPERATORS,
  type FilterComparison,
  type FilterLiteral,
  type FilterOperand,
  type FilterOperator,
  type FilterPath,
  type FilterRegex,
  type PathStep,
} from './ast';
import { checkRegexFlags } from './filter-regex';
import { readQuoted } from './quoted';

/** Parentheses, `!`, lists and filters in filters nested deeper than this are refused; keeps recursion bounded. */
export const MAX_FILTER_DEPTH = 50;

/** In how many filters a parser stands, and how the steps of a path inside are parsed. */
export interface Nesting {
  readonly depth: number;
  steps(cursor: Cursor, depth: number): PathStep[];
}

function deeper(at: Nesting): Nesting {
  return { depth: at.depth + 1, steps: at.steps };
}

/** Parses the condition of a filter step from its `(` to its `)` (digest P4). */
export function parseFilter(cursor: Cursor, at: Nesting): Filter | undefined {
  const open = cursor.index;
  cursor.index++;
  const filter = parseOr(cursor, at);
  if (!filter) return undefined;
  cursor.skipBlanks();
  if (cursor.eat(')')) return filter;
  if (cursor.atEnd()) return cursor.fail('This "(" has no ")".', open, open + 1);
  return cursor.failHere(
    `An operator (== != < <= > >= =~ in && ||) or ")" must stand here, not ${cursor.describeHere()}.`,
  );
}

/** Parses the arguments of a path function up to, not including, the `)`. */
export function parseFunctionArguments(
  cursor: Cursor,
  at: Nesting,
): readonly (FilterLiteral | FilterPath)[] | undefined {
  if (at.depth > MAX_FILTER_DEPTH) {
    return cursor.failHere(`Functions are nested more than ${String(MAX_FILTER_DEPTH)} deep.`);
  }
  const parsed: (FilterLiteral | FilterPath)[] = [];
  do {
    cursor.skipBlanks();
    const operand = parseOperand(cursor, at);
    if (!operand) return undefined;
    if (operand.kind === 'regex') {
      return cursor.fail('A regular expression is no argument of a function.', operand.start, operand.end);
    }
    parsed.push(operand);
    cursor.skipBlanks();
  } while (cursor.eat(','));
  return parsed;
}

function parseOr(cursor: Cursor, at: Nesting): Filter | undefined {
  return parseChain(cursor, at, { kind: 'or', sign: '||', operand: parseAnd });
}

function parseAnd(cursor: Cursor, at: Nesting): Filter | undefined {
  return parseChain(cursor, at, { kind: 'and', sign: '&&', operand: parseUnary });
}

interface Chain {
  readonly kind: 'or' | 'and';
  readonly sign: string;
  operand(cursor: Cursor, at: Nesting): Filter | undefined;
}

function parseChain(cursor: Cursor, at: Nesting, chain: Chain): Filter | undefined {
  const operands: Filter[] = [];
  do {
    const operand = chain.operand(cursor, at);
    if (!operand) return undefined;
    operands.push(operand);
    cursor.skipBlanks();
  } while (cursor.eat(chain.sign));
  const only = operands[0];
  return operands.length === 1 && only ? only : { kind: chain.kind, operands };
}

function parseUnary(cursor: Cursor, at: Nesting): Filter | undefined {
  if (at.depth > MAX_FILTER_DEPTH) {
    return cursor.failHere(`Filters are nested more than ${String(MAX_FILTER_DEPTH)} deep.`);
  }
  cursor.skipBlanks();
  if (cursor.peek() === '!' && cursor.peek(1) !== '=') {
    cursor.index++;
    const operand = parseUnary(cursor, deeper(at));
    return operand && { kind: 'not', operand };
  }
  if (cursor.peek() === '(') return parseFilter(cursor, deeper(at));
  return parseComparison(cursor, at);
}

function parseComparison(cursor: Cursor, at: Nesting): Filter | undefined {
  const left = parseOperand(cursor, at);
  if (!left) return undefined;
  cursor.skipBlanks();
  const operator = readOperator(cursor);
  if (!operator) return withoutOperator(cursor, left);
  cursor.skipBlanks();
  const right = parseOperand(cursor, at);
  if (!right) return undefined;
  const comparison: FilterComparison = { kind: 'comparison', operator, left, right, start: left.start, end: right.end };
  return checkOperands(cursor, comparison);
}

/** `[?(@.a)]` asks whether there is an `a`; a literal boolean is a constant. */
function withoutOperator(cursor: Cursor, left: FilterOperand): Filter | undefined {
  if (left.kind === 'path') return { kind: 'exists', path: left };
  if (left.kind === 'literal' && typeof left.value === 'boolean') return { kind: 'constant', value: left.value };
  return cursor.failHere(
    `An operator (== != < <= > >= =~ in nin ...) must follow this value, not ${cursor.describeHere()}.`,
  );
}

function checkOperands(cursor: Cursor, comparison: FilterComparison): FilterComparison | undefined {
  const { operator, left, right } = comparison;
  if (operator === '=~') {
    if (left.kind === 'regex' || right.kind === 'regex') return comparison;
    return cursor.fail('"=~" needs a regular expression: @.name =~ /^a.*/i.', comparison.start, comparison.end);
  }
  const regex = left.kind === 'regex' ? left : right.kind === 'regex' ? right : undefined;
  if (!regex) return comparison;
  return cursor.fail(`A regular expression is compared by "=~", not by "${operator}".`, regex.start, regex.end);
}

const SIGN = /===?|=~|!==?|<=?|>=?/y;
const WORD = /[a-z]+/iy;

/** Reads an operator if one stands here; words in any case. */
function readOperator(cursor: Cursor): FilterOperator | undefined {
  const pattern = isWordCode(cursor.code()) ? WORD : SIGN;
  pattern.lastIndex = cursor.index;
  const written = pattern.exec(cursor.text)?.[0];
  if (written === undefined || (pattern === WORD && isWordCode(cursor.code(written.length)))) return undefined;
  const operator = FILTER_OPERATORS.find((known) => known === written.toLowerCase());
  if (operator) cursor.index += written.length;
  return operator;
}

function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code >= 128
  );
}

function parseOperand(cursor: Cursor, at: Nesting): FilterOperand | undefined {
  const start = cursor.index;
  const next = cursor.peek();
  if (next === '@' || next === '$') {
    cursor.index++;
    const steps = at.steps(cursor, at.depth);
    if (cursor.fault) return undefined;
    const root = next === '@' ? 'current' : 'document';
    return { kind: 'path', root, steps, definite: areDefinite(steps), start, end: cursor.index };
  }
  if (next === '/') return readRegex(cursor);
  const read = readLiteral(cursor, at);
  return read && { kind: 'literal', value: read.value, bare: read.bare, start, end: cursor.index };
}

interface ReadLiteral {
  readonly value: Json;
  readonly bare: boolean;
}

function readLiteral(cursor: Cursor, at: Nesting): ReadLiteral | undefined {
  const next = cursor.peek();
  if (next === "'" || next === '"') {
    const value = readQuoted(cursor);
    return value === undefined ? undefined : { value, bare: false };
  }
  if (next === '[') return readList(cursor, at);
  const number = readDecimal(cursor);
  if (number !== undefined) return { value: number, bare: false };
  return readWord(cursor);
}

const DECIMAL = /-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;

/** A number as the service's library reads it: `.5` and `5.` are some, too. */
function readDecimal(cursor: Cursor): number | undefined {
  DECIMAL.lastIndex = cursor.index;
  const written = DECIMAL.exec(cursor.text)?.[0];
  if (written === undefined) return undefined;
  cursor.index += written.length;
  return Number(written);
}

function readList(cursor: Cursor, at: Nesting): ReadLiteral | undefined {
  if (at.depth > MAX_FILTER_DEPTH) {
    return cursor.failHere(`Lists are nested more than ${String(MAX_FILTER_DEPTH)} deep.`);
  }
  const open = cursor.index;
  cursor.index++;
  const value: Json[] = [];
  cursor.skipBlanks();
  if (cursor.eat(']')) return { value, bare: false };
  do {
    cursor.skipBlanks();
    const item = readLiteral(cursor, deeper(at));
    if (!item) return undefined;
    value.push(item.value);
    cursor.skipBlanks();
  } while (cursor.eat(','));
  if (cursor.eat(']')) return { value, bare: false };
  if (cursor.atEnd()) return cursor.fail('This "[" has no "]".', open, open + 1);
  return cursor.failHere(`A "," or "]" must stand here, not ${cursor.describeHere()}.`);
}

const WORDS: Readonly<Record<string, Json>> = { true: true, false: false, null: null };

/** `true`, `false`, `null`, or a text without quotes, which published definitions have and the service accepts. */
function readWord(cursor: Cursor): ReadLiteral | undefined {
  const start = cursor.index;
  while (!cursor.atEnd() && !isBlank(cursor.code()) && !')(]["\',&|=<>!@'.includes(cursor.peek())) cursor.index++;
  const word = cursor.text.slice(start, cursor.index);
  if (word === '') {
    return cursor.failHere(
      `A path (@.name), a number or a text in quotes must stand here, not ${cursor.describeHere()}.`,
    );
  }
  const known = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  return known === undefined ? { value: word, bare: true } : { value: known, bare: false };
}

/** `/pattern/flags`; a slash in the pattern is written `\/`. */
function readRegex(cursor: Cursor): FilterRegex | undefined {
  const start = cursor.index;
  let close = start + 1;
  while (close < cursor.text.length && cursor.text[close] !== '/') close += cursor.text[close] === '\\' ? 2 : 1;
  if (close >= cursor.text.length) {
    return cursor.fail('This regular expression has no closing "/".', start, start + 1);
  }
  const source = cursor.text.slice(start + 1, close).replaceAll('\\/', '/');
  cursor.index = close + 1;
  while (isWordCode(cursor.code())) cursor.index++;
  const flags = cursor.text.slice(close + 1, cursor.index);
  const problem = checkRegexFlags(flags);
  if (problem) return cursor.fail(problem, close + 1, cursor.index);
  return { kind: 'regex', source, flags, start, end: cursor.index };
}
