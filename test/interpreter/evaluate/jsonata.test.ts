import { describe, expect, test } from 'vitest';
import { compileExpression, evaluateExpression } from '../../../interpreter/core/evaluate/jsonata';
import type { EvaluationEnvironment, EvaluationResult } from '../../../interpreter/core/evaluate/jsonata';
import { LIBRARY } from '../../../interpreter/core/evaluate/jsonata/library';
import { seededRandom } from '../../../interpreter/core/random';
import { JSONATA_FUNCTIONS } from '../../../language/expressions/jsonata/functions';
import type { Json } from '../../../language/json';

const NOW = 1_700_000_000_000;

function environment(variables: Readonly<Record<string, Json>> = {}, seed = 1): EvaluationEnvironment {
  return { lookup: (name) => variables[name], now: NOW, random: seededRandom(seed) };
}

function evaluate(text: string, variables: Readonly<Record<string, Json>> = {}): EvaluationResult {
  return evaluateExpression(compileExpression(text), environment(variables));
}

function checkValue(text: string, value: Json, variables: Readonly<Record<string, Json>> = {}): void {
  expect(evaluate(text, variables)).toEqual({ kind: 'value', value });
}

function checkEnding(text: string, ending: string, variables: Readonly<Record<string, Json>> = {}): void {
  expect(evaluate(text, variables)).toEqual({ kind: 'failed', ending });
}

const TIME = 'threw an error during evaluation: Expression evaluation timeout: Check for infinite loop';
const MEMORY =
  'threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage';
const STACK =
  'threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function. ' +
  'Consider rewriting as tail-recursive';

describe('functions that the service adds (F36-F41)', () => {
  test.each<[string, Json]>([
    ['$partition([0], 1)', [[0]]],
    ['$partition([1..9], 4)', [[1, 2, 3, 4], [5, 6, 7, 8], [9]]],
    ['$partition([1..3])', [[1, 2, 3]]],
    ['$random(42)', 0.7275636800328681],
    ['$random(42.9)', 0.7275636800328681],
    ['$hash("input", "SHA-1")', '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
    ['$hash("input data", "MD5")', '812f45842bc6d66ee14572ce20db8e86'],
    ['$range(0, 9, 3)', [0, 3, 6, 9]],
    ['$range(1, 9, 9)', 1],
    ['[$range(1, 9, 9)]', [1]],
    ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
    ['$range(3, 1, -1)', [3, 2, 1]],
    ['$count($range(1, 200000, 1))', 200000],
    ['$parse("-0")', 0],
    ['$parse("{\\"a\\": [1, null]}")', { a: [1, null] }],
  ])('%s', (text, value) => {
    checkValue(text, value);
  });

  test.each([
    ['$partition([1], -1)', 'D3137: Second argument must be zero or greater'],
    ['$partition("a", 1)', 'T0412: Argument 1 of function "partition" must be an array of undefined'],
    ['$range("a", 1, 1)', 'T0410: Argument 1 of function "range" does not match function signature'],
    ['$hash(1, "MD5")', 'T0410: Argument 1 of function "hash" does not match function signature'],
    ['$hash("a", "CRC32")', "D3137: Hash algorithm 'CRC32' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"],
    ['$uuid(1)', 'T0410: Argument 1 of function "uuid" does not match function signature'],
    ['$parse("{bad")', 'D3137: Invalid JSON'],
    ['$parse("")', 'D3137: Invalid JSON'],
    ['$eval("1 + 1")', 'T1006: Attempted to invoke a non-function'],
    ['$randomSeeded(1)', 'T1006: Attempted to invoke a non-function'],
  ])('%s fails', (text, message) => {
    checkEnding(text, `threw an error during evaluation. ${message}`);
  });

  test.each([
    '$partition([], 2)',
    '$partition([1], 0)',
    '$range(1, 5)',
    '$range(1, 5, -1)',
    '$range(1, 5, 0)',
    '$hash("a")',
  ])('%s gives nothing', (text) => {
    checkEnding(text, 'returned nothing (undefined).');
  });

  test('a UUID is of version 4', () => {
    expect(evaluate('$uuid()')).toEqual({
      kind: 'value',
      value: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    });
  });
});

describe('time and randomness come from the run', () => {
  test.each<[string, Json]>([
    ['$now()', '2023-11-14T22:13:20.000Z'],
    ['$millis()', NOW],
    ['$now("[Y0001]-[D01]")', '2023-14'],
    ['$toMillis($now()) - $millis()', 0],
    ['$toMillis("2020-01-01T00:00:00")', 1577836800000],
    ['$toMillis("2020-01-01T00:00:00+01:00")', 1577833200000],
    ['$toMillis("2020")', 1577836800000],
    ['$toMillis("12:00", "[H]:[m]")', Date.UTC(2023, 10, 14, 12)],
    ['$fromMillis(1510067557121)', '2017-11-07T15:12:37.121Z'],
    ['$fromMillis(1510067557121, "[M01]/[D01]/[Y0001] [h#1]:[m01][P]")', '11/07/2017 3:12pm'],
    ['$fromMillis(0, "[H01]:[m01] [z]", "-0500")', '19:00 GMT-05:00'],
  ])('%s', (text, value) => {
    checkValue(text, value);
  });

  test('the same seed gives the same numbers, another seed others', () => {
    const expression = compileExpression('[$random(), $random(), $shuffle([1..20]), $uuid()]');
    const first = evaluateExpression(expression, environment({}, 7));
    expect(evaluateExpression(expression, environment({}, 7))).toEqual(first);
    expect(evaluateExpression(expression, environment({}, 8))).not.toEqual(first);
  });

  test('a shuffled array has the same items', () => {
    checkValue('$sort($shuffle([1..50])) = [1..50]', true);
  });
});

describe('results (R26-R29, F47, F48)', () => {
  test.each<[string, Json]>([
    ['1/0', 'Infinity'],
    ['[1/0]', ['Infinity']],
    ["{'k': -1/0, 'n': 0/0}", { k: '-Infinity', n: 'NaN' }],
    ['null', null],
    ['{"v": null}', { v: null }],
    ['{"v": $nope}', {}],
    ['$items[x = 1]', { x: 1 }],
    ['[$items[x = 1]]', [{ x: 1 }]],
    ['$items[x = 1][]', [{ x: 1 }]],
    ['$items.x', [1, 2]],
    ['0.1 + 0.2', 0.30000000000000004],
    ['$string(0.1 + 0.2)', '0.3'],
    ['$string(1e20) & " " & $string(1e21)', '100000000000000000000 1e+21'],
    ['5.0', 5],
    ['$parseInteger("abc", "0")', 'NaN'],
    ['{"__proto__": 1}', JSON.parse('{"__proto__": 1}')],
  ])('%s', (text, value) => {
    checkValue(text, value, { items: [{ x: 1 }, { x: 2 }] });
  });

  test.each([
    '$nope',
    '$states.input.nope',
    '$',
    '$$',
    'name',
    '$states.input.constructor',
    '$states.input.__proto__',
    '[1][5]',
  ])('%s returns nothing', (text) => {
    checkEnding(text, 'returned nothing (undefined).', { states: { input: {} } });
  });

  test.each(['function($x){ $x }', '$sum', '/a/', '[$sum]', '{"f": function(){ 1 }}'])(
    '%s is no result that a state can hold',
    (text) => {
      checkEnding(text, 'returned an unsupported result type.');
    },
  );

  test('what is handed on is not copied', () => {
    const input = { big: [{ a: 1 }] };
    const result = evaluate('$states.input.big', { states: { input } });
    expect(result.kind === 'value' && result.value).toBe(input.big);
  });

  test('arrays carry no marks', () => {
    const result = evaluate('{"a": $items.x, "b": [1..2]}', { items: [{ x: 1 }, { x: 2 }] });
    expect(result).toStrictEqual({ kind: 'value', value: { a: [1, 2], b: [1, 2] } });
  });

  test('values that are given are never changed', () => {
    const items = [
      { x: 1, list: [3, 1] },
      { x: 2, list: [] },
    ];
    const frozen = deepFreeze(structuredClone(items));
    for (const text of [
      '$items ~> |$|{"y": 1}, "x"|',
      '$items.list[]',
      '$items[]',
      '$items{$string(x): list}',
      '$items[0].list^($)',
      '$sort($items.list)',
      '$items@$i#$n.{"i": $i, "n": $n}',
      '$items[1].list{"a": 1}',
      '$reverse($items)',
    ]) {
      expect(evaluate(text, { items: frozen }).kind).toBe('value');
    }
    expect(frozen).toEqual(items);
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

describe('errors as the service words them (F43-F46)', () => {
  test.each([
    ['1 + "a"', '. T2002: The right side of the "+" operator must evaluate to a number'],
    ['"a" + 1', '. T2001: The left side of the "+" operator must evaluate to a number'],
    ['1 < "a"', '. T2009: The values 1 and "a" either side of operator "<" must be of the same data type'],
    ['1 < true', '. T2010: The expressions either side of operator "<" must evaluate to numeric or string values'],
    ['-"a"', '. D1002: Cannot negate a non-numeric value: "a"'],
    ['$sum(["a"])', '. T0412: Argument 1 of function "sum" must be an array of "numbers"'],
    ['["a"] ~> $sum', '. T0412: Argument 1 of function "sum" must be an array of "numbers"'],
    ['$abs("x")', '. T0410: Argument 1 of function "abs" does not match function signature'],
    ['$abs(1, 2)', '. T0410: Argument 2 of function "abs" does not match function signature'],
    ['$length()', undefined],
    ['[1].$length()', '. T0411: Context value is not a compatible type with argument 1 of function "length"'],
    ['$x(1)', '. T1006: Attempted to invoke a non-function'],
    ['sum(1)', '. T1005: Attempted to invoke a non-function. Did you mean $sum?'],
    ['$error("out of stock")', '. D3137: out of stock'],
    ['$assert(1 = 2, "no")', '. D3141: no'],
    ['$number("abc")', '. D3030: Unable to cast value to a number: "abc"'],
    [
      '$formatNumber(1, "x")',
      '. D3086: The sub-picture must not contain a passive character that is preceded by an active character and that is followed by another active character',
    ],
    [
      '$toMillis("yesterday")',
      '. D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "yesterday"',
    ],
    [
      '$single([1, 2])',
      '. D3138: The $single() function expected exactly 1 matching result.  Instead it matched more.',
    ],
    ['$match("ab", /x*/)', '. D1004: Regular expression matches zero length string'],
    ['$decodeUrl("%E0%A4%A")', '. D3140: Malformed URL passed to $decodeUrl(): "%E0%A4%A"'],
    ['{1: 2}', '. T1003: Key in object structure must evaluate to a string; got: 1'],
    ['{"a": 1, "a": 2}', '. D1009: Multiple key definitions evaluate to same key: "a"'],
    ['1 +', '. S0207: Unexpected end of expression'],
  ])('%s', (text, ending) => {
    checkEnding(
      text,
      ending === undefined ? 'returned nothing (undefined).' : `threw an error during evaluation${ending}`,
    );
  });

  test('text that is not base 64 is an internal error with an id', () => {
    expect(evaluate('$base64decode("!!!")')).toEqual({
      kind: 'failed',
      ending: expect.stringMatching(/^threw an internal error during evaluation\. [0-9a-f-]{36}$/),
    });
  });

  test('base 64 is of UTF-8', () => {
    checkValue('$base64encode("é")', 'w6k=');
    checkValue('$base64decode("w6k=")', 'é');
  });
});

describe('limits (F44)', () => {
  const ones = (count: number): string => Array.from({ length: count }, () => '1').join('+');
  const recursion = (depth: number): string =>
    `($f := function($n){ $n = 0 ? 0 : 1 + $f($n - 1) }; $f(${String(depth)}))`;

  test('an evaluation may nest 100 levels: one for each term of a sum, three for each call of a recursion', () => {
    checkValue(ones(100), 100);
    checkEnding(ones(101), STACK);
    checkEnding(ones(200), STACK);
    checkValue(recursion(31), 31);
    checkEnding(recursion(32), STACK);
  });

  test('width is no depth', () => {
    const list = Array.from({ length: 300 }, (_empty, index) => `$states.input.a[${String(index)}]`);
    checkValue(`$count([${list.join(',')}])`, 300, { states: { input: { a: Array.from({ length: 300 }, () => 1) } } });
  });

  test('a value may take so much memory and no more', () => {
    checkValue('$count([1..873782])', 873782);
    checkEnding('[1..873783]', MEMORY);
    checkValue('$length($pad("", 4194304))', 4194304);
    checkEnding('$pad("", 8388608)', MEMORY);
    checkValue('$count($range(1, 360145, 1))', 360145);
    checkEnding('$range(1, 360146, 1)', MEMORY);
  });

  test.each([
    '($f := function($s){ $f($s & $s) }; $f("a"))',
    '($f := function($a){ $f($append($a, $a)) }; $f([1]))',
    '[1..500000].([1..500000])',
    '$map([1..800000], function($x){ [1..1000] })',
    '$pad("a", 1e12)',
    '$replace($pad("", 10000, "a"), "a", $pad("", 100000, "b"))',
    '$join($map([1..800000], function($x){ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }))',
    '$zip([1..800000], [1..800000], [1..800000])',
    '$fromMillis(1, "[Y,1000000000]")',
  ])('%s ends by the limit of memory', (text) => {
    checkEnding(text, MEMORY);
  });

  test('an endless loop ends', () => {
    checkEnding('($f := function($n){ $f($n + 1) }; $f(1))', TIME);
  });

  test.each([
    ['$match($s, /(a+)+b/)', 'returned nothing (undefined).'],
    ['$match($s, /a*a*a*a*b/)', 'returned nothing (undefined).'],
    ['$match($s, /(a|a)*b/)', 'returned nothing (undefined).'],
    ['$match($s, /(?=(a+)+b)/)', TIME],
    ['$match($s, /(a|a)*\\1b/)', TIME],
  ])('a pattern that would go back and forth for ever does not: %s', (text, ending) => {
    for (const length of [30, 50_000]) {
      const started = performance.now();
      checkEnding(text, ending, { s: 'a'.repeat(length) });
      expect(performance.now() - started).toBeLessThan(30_000);
    }
  });

  test('a list of many matches is none too many', () => {
    checkValue('$count($match($s, /w(o)rd/))', 20_000, { s: 'word '.repeat(20_000) });
    checkValue('$count($split($s, /\\s+/))', 20_001, { s: 'word '.repeat(20_000) });
  });

  test('values nested deeper than anything else end as an error', () => {
    let deep: Json = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    checkEnding('$string($deep)', STACK, { deep });
    checkEnding('$deep = $deep2', STACK, { deep, deep2: JSON.parse('['.repeat(5000) + ']'.repeat(5000)) });
  });
});

describe('the table of functions', () => {
  test('each function of the table can be called, and each that can be called is in the table', () => {
    expect([...LIBRARY.keys()].filter((name) => name !== 'clone').sort()).toEqual([...JSONATA_FUNCTIONS.keys()].sort());
  });

  test.each([...JSONATA_FUNCTIONS.values()].map((entry) => [entry.label, entry] as const))(
    '%s takes as many arguments as the table says',
    (_label, { name, minimum, maximum }) => {
      const call = (count: number): EvaluationResult =>
        evaluate(`$${name}(${Array.from({ length: count }, () => '$nope').join(', ')})`);
      if (maximum !== Infinity) {
        expect(call(maximum + 1)).toMatchObject({
          ending: expect.stringContaining('does not match function signature'),
        });
      }
      if (minimum > 0 && !['range', 'partition', 'hash', 'parse'].includes(name)) {
        expect(call(minimum - 1)).toMatchObject({
          ending: expect.stringContaining('does not match function signature'),
        });
      }
    },
  );
});

describe('what a compiled expression tells of itself', () => {
  test('the text as causes quote it, the variables, and whether the context is looked at', () => {
    expect(compileExpression('  $a + $b * $a & $states.context.Execution.Id ')).toMatchObject({
      text: '$a + $b * $a & $states.context.Execution.Id',
      variables: ['a', 'b'],
      readsContext: true,
    });
    expect(compileExpression('$states.input.context').readsContext).toBe(false);
    expect(compileExpression('$string($states)').readsContext).toBe(true);
  });

  test('only names that are used are asked for', () => {
    const asked: string[] = [];
    evaluateExpression(compileExpression('($x := 1; $x + $y)'), {
      ...environment(),
      lookup: (name) => {
        asked.push(name);
        return 1;
      },
    });
    expect(asked).toEqual(['y']);
  });
});
