import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { embeddedExpression } from '../../../../language/expressions/embedded';
import { analyzeJsonata } from '../../../../language/expressions/jsonata/analyze';
import { DEEPEST_NESTING, parseJsonata } from '../../../../language/expressions/jsonata/parse';
import { tokenizeJsonata } from '../../../../language/expressions/jsonata/tokens';
import { hasLaterOperator, recordedExpressions, SAMPLES } from './corpus';

describe('strings that are expressions (R22)', () => {
  test.each([
    ['{% $x %}', { kind: 'expression', text: ' $x ', offset: 2 }],
    ['{%1%}', { kind: 'expression', text: '1', offset: 2 }],
    ['{%%}', { kind: 'expression', text: '', offset: 2 }],
    ['{% 1', { kind: 'unterminated' }],
    ['{% 1 %} ', { kind: 'unterminated' }],
    ['{%}', { kind: 'unterminated' }],
    ['{%', { kind: 'unterminated' }],
    [' {% 1 %}', undefined],
    ['a {% 1 %}', undefined],
    ['1 %}', undefined],
    ['', undefined],
  ])('%j', (value, expected) => {
    expect(embeddedExpression(value)).toEqual(expected);
  });
});

/** The faulty stretch between marks: `a[1«,»2)`. */
function parseMarked(marked: string): void {
  const [text, message] = marked.split(' => ');
  const start = text!.indexOf('«');
  const end = text!.indexOf('»') - 1;
  const { faults } = parseJsonata(text!.replace(/[«»]/g, ''));
  expect(faults.map((fault) => ({ message: fault.message, start: fault.start, end: fault.end }))).toEqual([
    { message, start, end },
  ]);
}

describe('faults are told in the library’s words (V30) and at their characters', () => {
  test.each([
    'a[1«,»2) => Expected "]", got ","',
    '1 «+» => Unexpected end of expression',
    '«"unterminated» => String literal must be terminated by a matching quote',
    '{"a":«}» => The symbol "}" cannot be used as a unary operator',
    '$match("a", «/abc» => No terminating / in regular expression',
    '1 «2» => Syntax error: 2',
    'a «!» b => Unknown operator: "!"',
    '«1e999» => Number out of range: "1e999"',
    '"a«\\q»" => Unsupported escape sequence: \\"q"',
    '"«\\u12G"» => The escape sequence \\u must be followed by 4 hex digits',
    '«`abc» => Quoted property name must be terminated with a backquote (`)',
    '1 «/* open» => Comment has no closing tag',
    '$f(«1» => Expected ")" before end of expression',
    'function(«a»){1} => Parameter 1 of function definition must be a variable name (start with $)',
    '«a» := 1 => The left side of := must be a variable name (start with $)',
    'a.«5» => The literal value 5 cannot be used as a step within a path expression',
    'a@«b» => The right side of "@" must be a variable name (start with $)',
    'a[0]@«$b» => A context variable binding must precede any predicates on a step',
    "a^(b)@«$c» => A context variable binding must precede the 'order-by' clause on a step",
    'a.%«.» => Unexpected end of expression',
    "«%» => The object representing the 'parent' cannot be derived from this expression",
    "a.b.%.%.«%» => The object representing the 'parent' cannot be derived from this expression",
    '«//» => Empty regular expressions are not allowed',
    'function($x)«<n<s>>»{1} => Type parameters can only be applied to functions and arrays',
    '$x{"a":1}[«0»] => A predicate cannot follow a grouping expression in a step',
    'a ? b : c «:» d => Syntax error: ":"',
  ])('%s', parseMarked);

  test('nothing at all is told over the whole text, and keeps its code', () => {
    expect(parseJsonata('  ').faults).toEqual([
      { code: 'S0207', message: 'Unexpected end of expression', start: 0, end: 2 },
    ]);
  });

  test('operators that came after version 2.0.6 are refused (F30)', () => {
    expect(parseJsonata('$a ?? 1').faults).toMatchObject([
      { message: 'The symbol "?" cannot be used as a unary operator', start: 4, end: 5 },
    ]);
    expect(parseJsonata('$a ?: 1').faults).toMatchObject([
      { message: 'The symbol ":" cannot be used as a unary operator', start: 4, end: 5 },
    ]);
  });

  test('a regular expression that JavaScript refuses is a fault', () => {
    const [fault] = parseJsonata('$match("a", /(?<x>a)(?<x>b)/)').faults;
    expect(fault?.message).toContain('Invalid');
  });
});

describe('half-typed text', () => {
  test.each([
    ['$states.', 'map'],
    ['$sum($states.input.', 'map'],
    ['{"a": $x.b, "c": ', 'missing'],
    ['1 + ', 'binary'],
  ])('%s leaves a tree of what is there', (text, kind) => {
    const { ast, faults } = parseJsonata(text);
    expect(faults).toHaveLength(1);
    expect(ast?.kind).toBe(kind);
  });
});

describe('ranges', () => {
  test('each node covers its text', () => {
    const text = ' $sum(items[price > 3].price) & "x" ';
    const { ast } = parseJsonata(text);
    const slices: string[] = [];
    walk(ast, (node) => slices.push(`${node.kind} ${text.slice(node.start, node.end)}`));
    expect(slices).toEqual([
      'binary $sum(items[price > 3].price) & "x"',
      'call $sum(items[price > 3].price)',
      'variable $sum',
      'map items[price > 3].price',
      'predicate items[price > 3]',
      'name items',
      'binary price > 3',
      'name price',
      'number 3',
      'name price',
      'string "x"',
    ]);
  });
});

function walk(value: unknown, visit: (node: { kind: string; start: number; end: number }) => void): void {
  if (Array.isArray(value)) value.forEach((item) => walk(item, visit));
  else if (typeof value === 'object' && value !== null) {
    if ('kind' in value) visit(value as { kind: string; start: number; end: number });
    Object.values(value).forEach((part) => walk(part, visit));
  }
}

describe('hostile texts are bounded', () => {
  const long = 100_000;
  test.each([
    ['parentheses', '('.repeat(long)],
    ['brackets', '['.repeat(long)],
    ['a sum', '1+'.repeat(long / 2) + '1'],
    ['a path', 'a' + '.a'.repeat(long / 2)],
    ['calls', '$f('.repeat(long / 3)],
    ['negations', '-'.repeat(long) + '1'],
    ['conditions', 'a?'.repeat(long / 2) + 'a'],
    ['predicates', 'a' + '[0]'.repeat(long / 3)],
    ['objects', '{"a":'.repeat(long / 5)],
    ['lambdas', 'function($a){'.repeat(long / 13)],
    ['one name', 'a'.repeat(long)],
    ['one string', `"${'a'.repeat(long)}"`],
    ['backslashes', `/${'\\'.repeat(long)}/`],
    ['a list', `[${'1,'.repeat(long / 2)}1]`],
  ])('%s', (_name, text) => {
    const started = performance.now();
    const { ast } = parseJsonata(text);
    if (ast) analyzeJsonata(ast);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  test('nesting is refused where it gets too deep', () => {
    const text = '('.repeat(2000);
    expect(parseJsonata(text).faults).toEqual([
      { message: 'The expression nests deeper than 500 levels', start: DEEPEST_NESTING, end: DEEPEST_NESTING + 1 },
    ]);
  });
});

/** What the library says of a text: `ok`, or code and message. */
function libraryVerdict(text: string): string {
  try {
    jsonata(text);
    return 'ok';
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `${String(code)} ${message}`;
  }
}

function ourVerdict(text: string): string {
  const { faults } = parseJsonata(text);
  return faults[0] ? `${String(faults[0].code)} ${faults[0].message}` : 'ok';
}

describe('the library and we say the same', () => {
  test('of every recorded and published expression', () => {
    const expressions = recordedExpressions();
    expect(expressions.length).toBeGreaterThan(150);
    for (const text of [...expressions, ...SAMPLES])
      expect([text, ourVerdict(text)]).toEqual([text, libraryVerdict(text)]);
  });

  test('of expressions with pieces cut out, put in and exchanged', () => {
    const corpus = [...recordedExpressions().filter((text) => text.length < 200), ...SAMPLES, ...SAMPLES, ...SAMPLES];
    fc.assert(
      fc.property(mutation(corpus), (text) => {
        fc.pre(!hasLaterOperator(text));
        expect([text, ourVerdict(text)]).toEqual([text, libraryVerdict(text)]);
      }),
      { numRuns: 4000 },
    );
  });

  test('faults lie within the text, and whatever is parsed can be analysed', () => {
    fc.assert(
      fc.property(fc.oneof(mutation(SAMPLES), fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        const { ast, faults } = parseJsonata(text);
        for (const { start, end } of [...faults, ...tokenizeJsonata(text).tokens]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        if (ast) analyzeJsonata(ast);
      }),
      { numRuns: 2000 },
    );
  });
});

const PIECES = [
  '.',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  ',',
  ';',
  ':',
  ':=',
  '?',
  '%',
  '*',
  '**',
  '..',
  '|',
  '@',
  '#',
  '^',
  '~>',
  '"',
  "'",
  '/',
  '`',
  '$',
  '$x',
  'a',
  '1',
  '-',
  '<',
  '>',
  '!',
  '!=',
  '~',
  '\\',
  ' ',
  'and',
  'in',
  'true',
  'function',
  '1e999',
  '&',
  '=',
  '/*',
  '*/',
  '%.',
  '<n>',
  '\n',
];

/** One of the texts with up to three stretches replaced. */
function mutation(corpus: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat({ max: 10_000 }),
    length: fc.nat({ max: 6 }),
    insert: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES)),
  });
  return fc.tuple(fc.constantFrom(...corpus), fc.array(edit, { minLength: 1, maxLength: 3 })).map(([text, edits]) =>
    edits.reduce((current, { at, length, insert }) => {
      const start = at % (current.length + 1);
      return current.slice(0, start) + insert + current.slice(start + length);
    }, text),
  );
}

describe('tokens', () => {
  test('slashes divide behind operands and start patterns elsewhere', () => {
    expect(tokenizeJsonata('a / b, /c/i').tokens.map((token) => token.kind)).toEqual([
      'name',
      'operator',
      'name',
      'operator',
      'regex',
    ]);
  });

  test('an open string ends them with a fault', () => {
    const { tokens, fault } = tokenizeJsonata('$a & "open');
    expect(tokens).toHaveLength(2);
    expect(fault).toMatchObject({ start: 5, end: 10 });
  });
});
