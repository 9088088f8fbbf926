import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { evaluateIntrinsic } from '../../../language/expressions/intrinsics/evaluate';
import { INTRINSICS, signatureOf, textIntrinsics } from '../../../language/expressions/intrinsics/index';
import { parseIntrinsic } from '../../../language/expressions/intrinsics/parse';
import type { Json } from '../../../language/json';
import { checkFault } from './check-fault';
import recorded from './recorded-intrinsics.json';

const ID = 'arn:aws:states:us-east-1:111122223333:stateMachine:<ArnPart_0idx>';

function evaluate(expression: string, input: Json = {}, random = 0.5): unknown {
  const { call, faults } = parseIntrinsic(expression);
  if (!call) return { faults };
  const context = {
    Execution: { Name: '<ExecArnPart_0idx>', Input: input },
    StateMachine: { Id: ID, Name: '<ArnPart_0idx>' },
  };
  const roots = { input, context, variable: (name: string) => (name === 'v' ? 'variable' : undefined) };
  const result = evaluateIntrinsic(call, roots, { random: () => random, uuid: () => '<uuid>' });
  return result.kind === 'value' ? result.value : result;
}

describe('the intrinsic functions', () => {
  it.each(recorded)('$id gives what the service gave', ({ expression, input, gives }) => {
    const value = evaluate(expression, input as Json);
    if (gives === '<any number>') expect(Number.isInteger(value)).toBe(true);
    else expect(value).toEqual(gives);
  });

  const examples = INTRINSICS.flatMap(({ examples }) => examples);
  it.each(examples)('example $expression', ({ expression, input, ...example }) => {
    const value = evaluate(expression, input);
    if ('gives' in example) expect(value).toEqual(example.gives);
    else
      expect(value).toMatchObject({ kind: 'failure', cause: expect.stringContaining(`The function '${expression}'`) });
  });

  it('are the 18 of the service', () => {
    expect(INTRINSICS).toHaveLength(18);
    expect(INTRINSICS.map(({ name }) => name)).toEqual(expect.arrayContaining([...textIntrinsics]));
    expect(INTRINSICS.map(signatureOf)).toEqual(
      expect.arrayContaining([
        'States.Array([values, ...])',
        'States.MathRandom(start, end[, seed])',
        'States.UUID()',
        'States.Format(template[, values, ...])',
      ]),
    );
  });

  it('take variables, the context object and calls as arguments', () => {
    expect(
      evaluate("States.Array($v, $$.Execution.Name, States.Array(), $.x, 'it\\'s', -1.5e2, true)", { x: null }),
    ).toEqual(['variable', '<ExecArnPart_0idx>', [], null, "it's", -150, true]);
  });

  it('tell a missing path from a failure', () => {
    expect(evaluate('States.Array(States.ArrayLength($.no.such))', {})).toEqual({
      kind: 'missing',
      path: '$.no.such',
      problem: "Missing property in path $['no']",
    });
    expect(evaluate('States.ArrayLength($.n)', { n: 'text' })).toEqual({
      kind: 'failure',
      cause: `The function 'States.ArrayLength($.n)' had the following error: The argument "array" must be an array but was a text`,
    });
  });

  it('MathRandom stays in its range and repeats with a seed', () => {
    const range = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 3000 }));
    fc.assert(
      fc.property(
        range,
        fc.double({ min: 0, max: 0.9999, noNaN: true }),
        fc.maxSafeInteger(),
        ([start, size], random, seed) => {
          for (const expression of ['States.MathRandom($.a, $.b)', 'States.MathRandom($.a, $.b, $.seed)']) {
            const value = evaluate(expression, { a: start, b: start + size, seed }, random);
            expect(value).toBeGreaterThanOrEqual(start);
            expect(value).toBeLessThan(start + size);
            expect(evaluate('States.MathRandom($.a, $.b, $.seed)', { a: start, b: start + size, seed })).toBe(
              evaluate('States.MathRandom($.a, $.b, $.seed)', { a: start, b: start + size, seed }, random),
            );
          }
        },
      ),
    );
  });

  it('Base64 and Hash agree with Node', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const encoded = Buffer.from(text, 'utf8').toString('base64');
        expect(evaluate('States.Base64Encode($)', text)).toBe(encoded);
        expect(evaluate('States.Base64Decode($)', encoded)).toBe(Buffer.from(text, 'utf8').toString('utf8'));
        for (const [name, node] of [
          ['MD5', 'md5'],
          ['SHA-1', 'sha1'],
          ['SHA-256', 'sha256'],
          ['SHA-384', 'sha384'],
          ['SHA-512', 'sha512'],
        ] as const) {
          expect(evaluate(`States.Hash($, '${name}')`, text)).toBe(createHash(node).update(text).digest('hex'));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('refuse values that are nested too deep to be walked', () => {
    let deep: Json = 1;
    for (let i = 0; i < 50_000; i++) deep = [deep];
    const walkers = [
      'States.JsonToString($)',
      "States.Hash($, 'MD5')",
      "States.Format('{}', $)",
      'States.ArrayUnique($)',
    ];
    for (const expression of walkers) {
      expect(evaluate(expression, deep)).toMatchObject({ cause: expect.stringContaining('nested too deeply') });
    }
    expect(evaluate('States.ArrayContains($, $)', deep)).toBe(false);
  });

  it('StringToJson undoes JsonToString, to a depth that no walker overflows at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(evaluate('States.StringToJson(States.JsonToString($))', value as Json)).toEqual(
          value === 0 ? 0 : JSON.parse(JSON.stringify(value)),
        );
      }),
    );
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(evaluate('States.StringToJson($)', deep)).toMatchObject({ kind: 'failure' });
    expect(
      evaluate('States.JsonMerge(States.StringToJson($), $$.Execution.Input, false)', '{"__proto__": 1}'),
    ).toMatchObject({ kind: 'failure' });
  });

  it.each([
    ['States.Base64Encode($)', 'x'.repeat(10_001), '10001 characters'],
    ["States.Hash($, 'MD5')", 'x'.repeat(10_001), '10001 characters'],
    ['States.ArrayRange(0, $, 1)', 1000, '1001'],
    ['States.MathAdd($, 1)', 3e9, '32-bit'],
    ['States.ArrayGetItem($, -1)', [1], '-1 is out of bounds'],
  ])('%s fails beyond its range', (expression, input, text) => {
    expect(evaluate(expression, input)).toMatchObject({ kind: 'failure', cause: expect.stringContaining(text) });
  });
});

describe('parseIntrinsic', () => {
  it.each([
    'States.Array()',
    'States.Array( )',
    'States.UUID()',
    "States.Format('a')",
    "States.Array( 1 ,\n\t'x' , null )",
    "States.Format('{}', $.a[?(@.b == 'x,)')])",
    "States.StringSplit('a\nb', '\n')",
    "States.Format('\\{\\}{}', 1)",
    "States.Format('a \\\\{}', 1)",
    'States.Array($.a-b, $$, $, $v.x)',
    "States.Format('${Name}-{}', $.x)",
    'States.Array(${Value})',
    'States.MathRandom(1, 2, 3)',
    'States.JsonMerge(States.StringToJson(\'{"a": {}}\'), $.b, false) ',
  ])('takes %j', (text) => {
    checkFault(text.replaceAll('\n', '\t'), parseIntrinsic);
    expect(parseIntrinsic(text).faults).toEqual([]);
  });

  it.each([
    ' States.Array()\n^ starts with "States."',
    'States.\n^^^^^^^ name of an intrinsic function is missing',
    'States.Xyz($.a)\n^^^^^^^^^^ no intrinsic function "States.Xyz"',
    "States.format('a')\n^^^^^^^^^^^^^ Did you mean States.Format?",
    'States.MathAd(1, 2)\n^^^^^^^^^^^^^ Did you mean States.MathAdd?',
    'States.UUID\n          ^ A "(" must follow States.UUID',
    'States.Format(\'{}\'\n             ^ no ")"',
    'States.Format(\'{}\' $.a)\n                   ^ A "," or ")" must stand here',
    'States.Format("a")\n              ^ single quotes',
    "States.Format('a\n              ^ never closed",
    "States.Format('a\\n')\n                ^^ backslash may only stand",
    "States.Array(abc)\n             ^^^ put a text in single quotes: 'abc'",
    'States.Array(1,)\n               ^ An argument must stand here',
    'States.Array(-)\n              ^ Digits',
    'States.Array($.)\n               ^ A name must follow the dot',
    'States.Array(1e999)\n             ^^^^^ too large',
    'States.Array() x\n               ^ Nothing may stand behind the call',
    'States.MathAdd(1)\n^^^^^^^^^^^^^^^^^ takes 2 arguments, not 1: States.MathAdd(a, b)',
    'States.UUID(1)\n^^^^^^^^^^^^^^ takes 0 arguments, not 1',
    'States.Format()\n^^^^^^^^^^^^^^^ takes at least 1 argument, not 0',
    'States.Array(States.MathRandom(1))\n             ^^^^^^^^^^^^^^^^^^^^ takes 2 to 3 arguments',
  ])('places the fault of %j', (marked) => {
    checkFault(marked, parseIntrinsic);
    expect(parseIntrinsic(marked.split('\n')[0] ?? '').call).toBeUndefined();
  });

  it.each([
    "States.Format('{} {}', 1)\n              ^^^^^^^ 2 {} but 1 value follows",
    "States.Format('x', 1)\n              ^^^ 0 {} but 1 value follows",
    "States.MathAdd('1', 2)\n               ^^^ must be a number, not a text",
    'States.ArrayLength(null)\n                   ^^^^ must be an array, not null',
    "States.MathAdd(States.Format('1'), 2)\n               ^^^^^^^^^^^^^^^^^^ must be a number, not a text",
    'States.StringSplit($.a[*], $.b)\n                   ^^^^^^ must be a text, not an array',
    "States.Hash('a', 'sha1')\n                 ^^^^^^ one of MD5",
    'States.JsonMerge($.a, $.b, true)\n                           ^^^^ not supported',
    'States.ArrayRange(1, 2, 0)\n                        ^ must not be 0',
    'States.ArrayGetItem($.a, -1)\n                         ^^ starts at 0',
    'States.MathRandom(5, 5)\n                     ^ greater than the start',
  ])('warns of %j, which the service takes', (marked) => {
    checkFault(marked, parseIntrinsic);
    const { call, faults } = parseIntrinsic(marked.split('\n')[0] ?? '');
    expect(call).toBeDefined();
    expect(faults[0]?.severity).toBe('warning');
  });

  it('takes ten calls inside each other and no more (D25)', () => {
    const nested = (depth: number): string => `${'States.Array('.repeat(depth)}${')'.repeat(depth)}`;
    expect(parseIntrinsic(nested(10)).faults).toEqual([]);
    expect(parseIntrinsic(nested(11)).faults[0]).toMatchObject({ start: 130, end: 142 });
  });

  it('never throws, evaluates what it takes, and places faults inside of any text', () => {
    const pieces = fc.constantFrom(
      'States.Format',
      'States.Array',
      'States.',
      '(',
      ')',
      ',',
      "'",
      '"',
      '\\',
      '{}',
      '{',
      '}',
      '$.a',
      '$',
      '1',
      '-',
      'true',
      'x',
      ' ',
      '😀',
      '\u0000',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        for (const { start, end } of parseIntrinsic(candidate).faults) {
          expect(start >= 0 && start <= end && end <= candidate.length).toBe(true);
        }
        evaluate(candidate, { a: 1 });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['calls', 'States.Array('.repeat(8000)],
    ['arguments', `States.Array(${'1,'.repeat(50_000)}1)`],
    ['text', `States.Format('${'{}'.repeat(50_000)}')`],
    ['escapes', `States.Format('${'\\\\'.repeat(50_000)}`],
    ['name', `States.${'x'.repeat(100_000)}(`],
    ['blanks', `States.Array(${' '.repeat(100_000)}`],
  ])('is quick on 100,000 characters of %s', (_name, text) => {
    const start = performance.now();
    parseIntrinsic(text);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
