import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateJsonPath } from '../../../language/expressions/json-path/evaluate';
import { parseJsonPath } from '../../../language/expressions/json-path/parse';
import { isJsonObject, type Json } from '../../../language/json';
import { checkFault } from './check-fault';

function evaluate(text: string, input: Json, variables: Record<string, Json> = {}): unknown {
  const { path, faults } = parseJsonPath(text);
  if (!path) return { faults: faults.map(({ message }) => message) };
  const result = evaluateJsonPath(path, {
    input,
    context: { Execution: { Input: { a: 1 } } },
    variable: (name) => variables[name],
  });
  return result.found ? result.value : { problem: result.problem };
}

describe('parseJsonPath', () => {
  it.each([
    '$',
    '$$',
    '$name',
    '$.a',
    '$.a-b_1',
    "$['a b']",
    '$["a"].b',
    '$.größe',
    '$.items[0]',
    '$.items[-1]',
    '$.items[0,2]',
    "$['a','b']",
    '$.items[1:]',
    '$.items[:2]',
    '$.items[-3:]',
    '$.items[0:9:3]',
    '$.items[*]',
    '$.*',
    '$..name',
    '$..*',
    '$..[0]',
    '$.users[?(@.year == 1997)]',
    "$.[*].['bucket', 'key']",
    '$.[0]',
    '$[ 0 ]',
    '$[ \'a\' , "b" ]',
    '$.a[?(@.n =~ /^x.*/i && (@.m < 3 || !(@.k)))]',
    "$.a[?(@.s in ['x', 'y'])]",
    '$.a[?(@.s nin [1])]',
    "$.a[?(@.list subsetof ['x'])]",
    "$.a[?(@.list contains 'x')]",
    '$.a[?(@.list size 2)]',
    '$.a[?(@.list empty false)]',
    '$.a[?(@.b)]',
    '$.@type',
    '$.soap:Body.a/b',
    "$.a[?(@['b c'] == null)]",
    '$.a[?(@.x == $.y)]',
    '$.items.length()',
    '$.n.sum()',
    '$name[0].b',
    '$$.Map.Item.Value',
    '$$.Execution.Name ',
    '$[(@.length-1)].bar',
    '$.a[?(@.b==Home)]',
    '$.${Attribute}',
    '${Path}',
    "$['${Name}'].x",
  ])('takes %s', (text) => {
    checkFault(text, parseJsonPath);
  });

  it.each([
    'a.b\n^ starts with "$"',
    ' $.a\n^ starts with "$"',
    '$a b\n   ^ no blanks',
    '$.a b\n    ^ no blanks',
    '$.\n ^ A name must follow the dot',
    '$.a..\n    ^ A name must follow the dot',
    '$.a.[\n    ^ has no "]"',
    '$.a,b\n   ^ "," cannot stand in a path here',
    '$.a[?(@.b!)]\n         ^ must stand here',
    '$.)\n  ^ A name must follow the dot, not ")"',
    '$$x\n  ^ After "$$" stands a "."',
    '$1\n ^ After "$" stands a "."',
    '$.a[\n   ^ has no "]"',
    '$.a[]\n   ^^ brackets are empty',
    '$.a[1\n   ^ has no "]"',
    '$.a[b]\n    ^ quote a name',
    "$['a\n  ^ single quote is never closed",
    '$["a]\n  ^ double quote is never closed',
    '$.a[1:2:0]\n        ^ must not be 0',
    '$.a[-]\n     ^ Digits must follow',
    '$.a[1,]\n      ^ An index must follow the comma',
    '$.a[99999999999]\n    ^^^^^^^^^^^ at most 2147483647',
    '$.a[?@.b]\n     ^ in parentheses',
    '$.a[?(@.b]\n         ^ must stand here',
    '$.a[?(@.b ==)]\n            ^ must stand here, not ")"',
    "$.a[?(@.b =~ 'x')]\n      ^^^^^^^^^^ needs a regular expression",
    '$.a[?(@.b == /x/)]\n             ^^^ compared by "=~"',
    '$.a[?(@.b =~ /x)]\n             ^ no closing "/"',
    '$.a[?(@.b =~ /x/q)]\n                ^ not a flag',
    '$.a[?(5)]\n       ^ An operator',
    '$.a.length(\n          ^ must stand here',
    '$.a.size2()\n    ^^^^^ not a function',
    '$.a.length().b\n            ^ end of a path',
  ])('places the fault of %j', (marked) => {
    checkFault(marked.replace('$.a[-]\n     ^ Digits must follow', '$.a[-]\n     ^ Digits must follow'), parseJsonPath);
  });

  it('tells the root, the steps and their places', () => {
    const { path } = parseJsonPath("$order.lines[0]['unit price']");
    expect(path?.root).toEqual({ variable: 'order' });
    expect(path?.rootRange).toEqual({ start: 0, end: 6 });
    expect(path?.steps.map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ['name', 6, 12],
      ['index', 12, 15],
      ['name', 15, 29],
    ]);
    expect(path?.keys).toEqual(['lines', 0, 'unit price']);
  });

  it('knows definite paths (P6, P20)', () => {
    const definite = (text: string): boolean | undefined => parseJsonPath(text).path?.definite;
    expect(['$', '$.a[0]', "$['a']", '$.a[*].length()'].map(definite)).toEqual([true, true, true, true]);
    expect(['$.a[*]', '$..a', "$['a','b']", '$[0,1]', '$[1:]', '$[?(@.a)]'].map(definite)).toEqual(
      Array(6).fill(false),
    );
  });

  it('keeps the sound beginning of a half-typed path for completion', () => {
    const { path, partial } = parseJsonPath('$.order.lines[0].');
    expect(path).toBeUndefined();
    expect(partial?.steps.map(({ kind }) => kind)).toEqual(['name', 'name', 'index']);
  });

  it('never throws and places faults inside of any text', () => {
    const pieces = fc.constantFrom(
      '$',
      '.',
      '..',
      '[',
      ']',
      '(',
      ')',
      '?(',
      '@.a',
      "'",
      '"',
      '\\',
      '*',
      ',',
      ':',
      '1',
      '-',
      '==',
      '=~ /a/',
      '&&',
      '!',
      ' ',
      'a',
      '😀',
      '${x}',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 40 }).map((parts) => `$${parts.join('')}`),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        const { path, faults } = parseJsonPath(candidate);
        for (const { start, end } of faults) {
          expect(start >= 0 && start <= end && end <= candidate.length).toBe(true);
          expect(end > start || candidate === '').toBe(true);
        }
        if (path) evaluate(candidate, { a: [{ a: 1 }] });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['steps', `$${'.a'.repeat(50_000)}`],
    ['parentheses', `$[?(${'('.repeat(100_000)}`],
    ['negations', `$[?(${'!'.repeat(100_000)}`],
    ['filters', '$[?(@'.repeat(20_000)],
    ['lists', `$[?(@.a in ${'['.repeat(100_000)}`],
    ['functions', `$${'.length(@'.repeat(12_000)}`],
    ['scripts', `$[${'('.repeat(100_000)}`],
    ['escapes', `$['${'\\'.repeat(100_001)}`],
    ['placeholders', `$${'.${'.repeat(30_000)}`],
    ['alternatives', `$[?(${'@.a || '.repeat(15_000)}@.b)]`],
  ])('is quick on 100,000 characters of %s', (_name, text) => {
    const start = performance.now();
    parseJsonPath(text);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});

describe('evaluateJsonPath', () => {
  const store = {
    users: [
      { name: 'Ann', year: 1997, tags: ['x', 'y'], address: { zip: '1' } },
      { name: 'Bob', year: 1980, tags: [] },
      { name: 'anna', year: 1997.5, vip: null },
    ],
    limit: 1990,
    'a b': { "it's": 1 },
    nothing: null,
  };
  it.each<[string, unknown]>([
    ['$', store],
    ['$.limit', 1990],
    ["$['a b']['it\\'s']", 1],
    ['$.users[0].name', 'Ann'],
    ['$.users[-1].name', 'anna'],
    ['$.nothing', null],
    ['$.users[*].name', ['Ann', 'Bob', 'anna']],
    ['$.users[0:2].name', ['Ann', 'Bob']],
    ['$.users[-2:].name', ['Bob', 'anna']],
    ['$.users[::2].name', ['Ann', 'anna']],
    ['$.users[::-1].name', ['anna', 'Bob', 'Ann']],
    ['$.users[0,2].name', ['Ann', 'anna']],
    ["$.users[0]['name','year']", ['Ann', 1997]],
    ["$.users[*]['name','vip']", [{ name: 'Ann' }, { name: 'Bob' }, { name: 'anna', vip: null }]],
    ['$..zip', ['1']],
    ['$..tags[0]', ['x']],
    ['$.users[0].*', ['Ann', 1997, ['x', 'y'], { zip: '1' }]],
    ['$.users[?(@.year == 1997)].name', ['Ann']],
    ['$.users[?(@.year >= 1997)].name', ['Ann', 'anna']],
    ['$.users[?(@.year < $.limit)].name', ['Bob']],
    ["$.users[?(@.name != 'Bob')].name", ['Ann', 'anna']],
    ['$.users[?(@.vip)].name', ['anna']],
    ['$.users[?(!@.vip)].name', ['Ann', 'Bob']],
    ['$.users[?(@.vip == null)].name', ['anna']],
    ['$.users[?(@.name =~ /a.*/i)].name', ['Ann', 'anna']],
    ['$.users[?(@.name =~ /n/)].name', []],
    ["$.users[?(@.name in ['Bob','Carl'])].year", [1980]],
    ["$.users[?(@.name nin ['Bob'])].name", ['Ann', 'anna']],
    ["$.users[?(@.tags subsetof ['x','y','z'])].name", ['Ann', 'Bob']],
    ["$.users[?(@.tags contains 'x')].name", ['Ann']],
    ["$.users[?(@.name contains 'nn')].name", ['Ann', 'anna']],
    ['$.users[?(@.tags size 2)].name', ['Ann']],
    ['$.users[?(@.tags empty true)].name', ['Bob']],
    ["$.users[?(@.year == 1980 || @.name == 'Ann' && @.year > 5)].name", ['Ann', 'Bob']],
    ['$.users[?(@.name == Bob)].name', ['Bob']],
    ["$..[?(@.name == 'Bob')].year", [1980]],
    ['$.users.length()', 3],
    ['$.users[*].year.max()', 1997.5],
    ['$.users[0].tags[5:]', []],
    ['$[*]', Object.values(store)],
  ])('%s', (path, expected) => {
    expect(evaluate(path, store)).toEqual(expected);
  });

  it.each([
    '$.items[*]',
    '$.items[1:]',
    '$.items[:1]',
    '$.item.items[*]',
    '$.items[*].itemValue',
    '$[*]',
    '$.item.items[1:5].itemValue',
    '$..x',
    "$['a','b']",
    '$.items[?(@.a)]',
  ])('%s finds nothing in {} without an error (R16, P19)', (path) => {
    expect(evaluate(path, {})).toEqual([]);
  });

  it.each([
    ['$.x', {}, "No results for path: $['x']"],
    ['$.no.such.result.path', {}, "Missing property in path $['no']"],
    ['$.a.b.c', { a: {} }, "Missing property in path $['a']['b']"],
    ['$.a.b', { a: {} }, "No results for path: $['a']['b']"],
    ['$.x[9]', { x: [1] }, "Index out of bounds when evaluating path $['x'][9]"],
    ['$.x[-2]', { x: [1] }, "Index out of bounds when evaluating path $['x'][-2]"],
    ['$.a.b', { a: 5 }, "Expected to find an object with property ['b'] in path $['a'] but found a number"],
    ['$.a[0]', { a: {} }, "[0] can only be applied to arrays, but path $['a'] is an object"],
    ['$gone.x', {}, 'No results for path: $gone'],
    ['$.toString', {}, "No results for path: $['toString']"],
    ['$.constructor.name', {}, "Missing property in path $['constructor']"],
    ['$.__proto__', {}, "No results for path: $['__proto__']"],
    ['$[(@.length-1)]', [1], 'Script expressions'],
  ])('%s says what is missing (P7, P8)', (path, input, problem) => {
    expect(evaluate(path, input)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('reads variables and the context object', () => {
    expect(evaluate('$order.lines[1]', {}, { order: { lines: [1, 2] } })).toBe(2);
    expect(evaluate('$$.Execution.Input.a', {})).toBe(1);
    expect(evaluate('$v[?(@.x == $.min)]', {}, { v: [{ x: 1 }] })).toEqual([]);
  });

  it('bounds deep scans and patterns that could hang', () => {
    const wide = Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => [1]));
    const start = performance.now();
    expect(evaluate('$..*..*..*..*..*', { wide })).toEqual({ problem: expect.stringContaining('too many') });
    expect(evaluate('$[?(@ =~ /(a+)+$/)]', [`${'a'.repeat(20_000)}!`])).toEqual([]);
    let deep: Json = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(evaluate('$..x', deep)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it('agrees with plain property access on definite paths of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.oneof(fc.string(), fc.nat(3)), { maxLength: 3 }), (input, keys) => {
        const text = `$${keys.map((key) => (typeof key === 'number' ? `[${String(key)}]` : `['${key.replace(/[\\']/g, '\\$&')}']`)).join('')}`;
        let expected: Json | undefined = input as Json;
        for (const key of keys) {
          if (typeof key === 'number')
            expected = Array.isArray(expected) ? (expected[key] as Json | undefined) : undefined;
          else expected = isJsonObject(expected) && Object.hasOwn(expected, key) ? expected[key] : undefined;
        }
        const actual = evaluate(text, input as Json);
        if (expected === undefined) expect(actual).toHaveProperty('problem');
        else expect(actual).toEqual(expected);
      }),
    );
  });
});
