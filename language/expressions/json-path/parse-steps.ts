import { type Cursor, isBlank, isDigit } from '../cursor';
import { type FilterLiteral, type FilterPath, PATH_FUNCTIONS, type PathFunction, type PathStep } from './ast';
import { MAX_FILTER_DEPTH, parseFilter, parseFunctionArguments } from './parse-filter';
import { readQuoted } from './quoted';

/**
 * Parses the steps from the cursor on (digest P17). Stops at the first character that starts no step, or at a fault; the
 * steps before the fault are given. `depth`: in how many filters the path stands.
 */
export function parseSteps(cursor: Cursor, depth: number): PathStep[] {
  const steps: PathStep[] = [];
  while (!cursor.fault) {
    const next = cursor.peek();
    if (next === '[') parseBracket(cursor, depth, steps, cursor.index);
    else if (next === '.') parseDotted(cursor, depth, steps);
    else break;
  }
  return steps;
}

function parseDotted(cursor: Cursor, depth: number, steps: PathStep[]): void {
  const start = cursor.index;
  cursor.index++;
  if (cursor.eat('.')) steps.push({ kind: 'descendants', start, end: cursor.index });
  if (cursor.peek() === '[') {
    parseBracket(cursor, depth, steps, start);
    return;
  }
  if (cursor.eat('*')) {
    steps.push({ kind: 'wildcard', start, end: cursor.index });
    return;
  }
  const nameStart = cursor.index;
  const name = readDotName(cursor, depth === 0 ? isNameOrSign : isNameCode);
  if (name === '') {
    cursor.failHere(
      cursor.atEnd()
        ? 'A name must follow the dot.'
        : `A name must follow the dot, not ${cursor.describeHere()}; a name with other characters than letters, digits, "_" and "-" is written ['the name'].`,
    );
    return;
  }
  const end = cursor.index;
  if (cursor.peek() === '(') {
    parseFunction(cursor, depth, steps, { start, nameStart, name });
    return;
  }
  steps.push({ kind: 'name', name, nameRange: { start: nameStart, end }, quoted: false, start, end });
}

/** Characters that `isName` takes, and `${placeholders}`. */
function readDotName(cursor: Cursor, isName: (code: number) => boolean): string {
  const start = cursor.index;
  for (;;) {
    const code = cursor.code();
    if (code === 36 && cursor.peek(1) === '{') {
      const close = cursor.text.indexOf('}', cursor.index);
      if (close < 0) break;
      cursor.index = close + 1;
    } else if (isName(code)) cursor.index++;
    else break;
  }
  return cursor.text.slice(start, cursor.index);
}

/** Outside of filters the engine of the dialect takes these, too; they are advised against (rule `unquoted-name`). */
const SIGNS: ReadonlySet<number> = new Set([...'#$%&+/:;=@^|~!'].map((sign) => sign.charCodeAt(0)));

function isNameOrSign(code: number): boolean {
  return isNameCode(code) || SIGNS.has(code);
}

/** Letters, digits, `_`, `-`, and anything beyond ASCII but blanks (digest P3). */
function isNameCode(code: number): boolean {
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95 || code === 45;
  }
  return code >= 128 && !isUnicodeBlank(code);
}

function isUnicodeBlank(code: number): boolean {
  return (
    code <= 160 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    (code >= 0x2028 && code <= 0x202f) ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

function parseFunction(
  cursor: Cursor,
  depth: number,
  steps: PathStep[],
  at: { readonly start: number; readonly nameStart: number; readonly name: string },
): void {
  const name = pathFunction(at.name);
  if (!name) {
    cursor.fail(
      `"${at.name}" is not a function of JSONPath. There are: ${PATH_FUNCTIONS.map((known) => `${known}()`).join(', ')}.`,
      at.nameStart,
      cursor.index,
    );
    return;
  }
  cursor.index++;
  let parsed: readonly (FilterLiteral | FilterPath)[] | undefined = [];
  cursor.skipBlanks();
  if (cursor.peek() !== ')') parsed = parseFunctionArguments(cursor, { depth: depth + 1, steps: parseSteps });
  if (!parsed) return;
  if (!cursor.eat(')')) {
    cursor.failHere(`A ")" must end the arguments of ${name}(.`);
    return;
  }
  if (cursor.peek() === '.' || cursor.peek() === '[') {
    cursor.failHere(`A function is the end of a path; nothing may follow ${name}().`);
    return;
  }
  steps.push({ kind: 'function', name, arguments: parsed, start: at.start, end: cursor.index });
}

function pathFunction(name: string): PathFunction | undefined {
  return PATH_FUNCTIONS.find((known) => known === name);
}

/** Parses `[...]`; `start` is where the step begins, which may be a dot before the bracket. */
function parseBracket(cursor: Cursor, depth: number, steps: PathStep[], start: number): void {
  const open = cursor.index;
  cursor.index++;
  cursor.skipBlanks();
  const next = cursor.peek();
  const close = (): boolean => closeBracket(cursor, open);
  if (next === '*') {
    cursor.index++;
    if (close()) steps.push({ kind: 'wildcard', start, end: cursor.index });
    return;
  }
  if (next === "'" || next === '"') {
    const names = readQuotedNames(cursor);
    if (!names || !close()) return;
    const only = names[0];
    if (names.length === 1 && only) {
      const nameRange = { start: only.start, end: only.end };
      steps.push({ kind: 'name', name: only.name, nameRange, quoted: true, start, end: cursor.index });
    } else steps.push({ kind: 'names', names: names.map(({ name }) => name), start, end: cursor.index });
    return;
  }
  if (next === '?') {
    cursor.index++;
    const filter = readFilter(cursor, depth);
    if (filter && close()) steps.push({ kind: 'filter', filter, start, end: cursor.index });
    return;
  }
  if (next === '(') {
    if (skipScript(cursor) && close()) steps.push({ kind: 'script', start, end: cursor.index });
    return;
  }
  if (next === '-' || next === ':' || isDigit(cursor.code())) {
    parseNumbers(cursor, steps, { start, open });
    return;
  }
  if (cursor.eat(']')) {
    cursor.fail(
      'The brackets are empty; put an index, a quoted name, "*" or a filter between them.',
      open,
      cursor.index,
    );
    return;
  }
  if (cursor.atEnd()) {
    cursor.fail('This "[" has no "]".', open, open + 1);
    return;
  }
  cursor.failHere(
    `In brackets stands an index, a quoted name, "*", a slice or a filter "?(...)", not ${cursor.describeHere()}; quote a name: ['name'].`,
  );
}

function closeBracket(cursor: Cursor, open: number): boolean {
  cursor.skipBlanks();
  if (cursor.eat(']')) return true;
  if (cursor.atEnd()) cursor.fail('This "[" has no "]".', open, open + 1);
  else cursor.failHere(`A "]" must stand here, not ${cursor.describeHere()}.`);
  return false;
}

function readFilter(cursor: Cursor, depth: number): ReturnType<typeof parseFilter> {
  cursor.skipBlanks();
  if (depth >= MAX_FILTER_DEPTH) {
    return cursor.failHere(`Filters are nested more than ${String(MAX_FILTER_DEPTH)} deep.`);
  }
  if (cursor.peek() !== '(') {
    return cursor.failHere("A filter stands in parentheses: [?(@.name == 'value')].");
  }
  return parseFilter(cursor, { depth: depth + 1, steps: parseSteps });
}

interface QuotedName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function readQuotedNames(cursor: Cursor): QuotedName[] | undefined {
  const names: QuotedName[] = [];
  for (;;) {
    cursor.skipBlanks();
    const start = cursor.index + 1;
    const name = readQuoted(cursor);
    if (name === undefined) return undefined;
    names.push({ name, start, end: cursor.index - 1 });
    cursor.skipBlanks();
    if (!cursor.eat(',')) return names;
  }
}

/** `[1]`, `[0,1]`, `[a:b]`, `[a:b:c]`. */
function parseNumbers(cursor: Cursor, steps: PathStep[], at: { readonly start: number; readonly open: number }): void {
  const { start, open } = at;
  const first = readIndex(cursor);
  if (cursor.fault) return;
  cursor.skipBlanks();
  if (cursor.peek() === ':') {
    parseSlice(cursor, steps, { start, open, first });
    return;
  }
  if (first === undefined) {
    cursor.index++;
    cursor.failHere('Digits must follow the "-".');
    return;
  }
  const indexes = [first];
  while (cursor.eat(',')) {
    cursor.skipBlanks();
    const index = readIndex(cursor);
    if (index === undefined) {
      cursor.failHere(`An index must follow the comma, not ${cursor.describeHere()}.`);
      return;
    }
    indexes.push(index);
    cursor.skipBlanks();
  }
  if (!closeBracket(cursor, open)) return;
  if (indexes.length === 1) steps.push({ kind: 'index', index: first, start, end: cursor.index });
  else steps.push({ kind: 'indexes', indexes, start, end: cursor.index });
}

function parseSlice(
  cursor: Cursor,
  steps: PathStep[],
  at: { readonly start: number; readonly open: number; readonly first: number | undefined },
): void {
  const bounds = [at.first];
  while (bounds.length < 3 && cursor.eat(':')) {
    cursor.skipBlanks();
    const boundStart = cursor.index;
    const bound = readIndex(cursor);
    if (bounds.length === 2 && bound === 0) {
      cursor.fail('The step of a slice must not be 0.', boundStart, cursor.index);
    }
    if (cursor.fault) return;
    bounds.push(bound);
    cursor.skipBlanks();
  }
  if (!closeBracket(cursor, at.open)) return;
  const [from, to, step] = bounds;
  steps.push({ kind: 'slice', from, to, step, start: at.start, end: cursor.index });
}

const INTEGER = /-?\d+/y;
const MAX_INDEX = 2_147_483_647;

function readIndex(cursor: Cursor): number | undefined {
  INTEGER.lastIndex = cursor.index;
  const match = INTEGER.exec(cursor.text);
  if (!match) return undefined;
  const start = cursor.index;
  cursor.index += match[0].length;
  const index = Number(match[0]);
  if (Math.abs(index) > MAX_INDEX) {
    return cursor.fail(`An index is at most ${String(MAX_INDEX)}.`, start, cursor.index);
  }
  return index === 0 ? 0 : index;
}

/** Moves behind the `)` that closes the `(` here; quoted parentheses do not count. */
function skipScript(cursor: Cursor): boolean {
  const open = cursor.index;
  let nesting = 0;
  while (!cursor.atEnd()) {
    const next = cursor.peek();
    if (next === "'" || next === '"') {
      if (readQuoted(cursor) === undefined) return false;
      continue;
    }
    cursor.index++;
    if (next === '(') nesting++;
    else if (next === ')' && --nesting === 0) return true;
    else if (isBlank(cursor.code())) cursor.skipBlanks();
  }
  cursor.fail('This "(" has no ")".', open, open + 1);
  return false;
}
