import { describe, expect, test } from 'vitest';
import { analyzeJsonata, type JsonataAnalysis } from '../../../../language/expressions/jsonata/analyze';
import { parseJsonata } from '../../../../language/expressions/jsonata/parse';

function analyze(text: string): JsonataAnalysis {
  const { ast, faults } = parseJsonata(text);
  expect(faults).toEqual([]);
  return analyzeJsonata(ast!);
}

/** The names of ranges, each checked against the text it covers. */
function names(text: string, ranges: readonly { name: string; start: number; end: number }[]): string[] {
  for (const { name, start, end } of ranges) {
    expect(text.slice(start, end).replace(/^[$`"']|[`"']$/g, '')).toBe(name === '$' ? '' : name);
  }
  return ranges.map((range) => range.name);
}

describe('references at the top level (V31, V32)', () => {
  test.each([
    ['phone', ['phone']],
    ['$.phone', ['$']],
    ['$', ['$']],
    ['a.b.c', ['a']],
    ['a + b', ['a', 'b']],
    ['$sum(a)', ['a']],
    ['a ? b : c', ['a', 'b', 'c']],
    ['(a; b)', ['a', 'b']],
    ['[a, b..c]', ['a', 'b', 'c']],
    ['{aaa: 1, "x": bbb}', ['aaa', 'bbb']],
    ['function($x){ b }', ['b']],
    ['$map($states.input, function($x){ $x.y & z })', ['z']],
    ['$states.input[x = 1]', []],
    ['$states.input[$.x = 1]', []],
    ['$states.input^(<x, >y)', []],
    ['$states.input.items{name: price}', []],
    ['$states.input.(a + $)', []],
    ['a[b].c[d]^(e){f: g}', ['a']],
    ['-a', ['a']],
    ['a ~> $f', ['a']],
    ['$states.input ~> |items|{"total": price}|', []],
    ['"quoted".b', ['quoted']],
    ['"quoted"', []],
    ['`with blank`', ['with blank']],
    ['$x := a', ['a']],
    ['foo(1)', ['foo']],
    ['a and b or c in d', ['a', 'b', 'c', 'd']],
  ])('%s', (text, expected) => {
    expect(names(text, analyze(text).topLevelReferences)).toEqual(expected);
  });

  test('each place of a name is told, so that a rule can choose', () => {
    expect(analyze('a + a').topLevelReferences.map((reference) => reference.start)).toEqual([0, 4]);
  });

  test('$$ is told wherever it stands', () => {
    expect(analyze('$states.input[x = $$.y] & $$').doubleDollar).toEqual([
      { start: 18, end: 20 },
      { start: 26, end: 28 },
    ]);
  });
});

describe('variables', () => {
  test.each([
    ['$x + $y.z', ['x', 'y']],
    ['($x := 1; $x + $y)', ['y']],
    ['$x := $x + 1', ['x']],
    ['(($x := 1); $x)', ['x']],
    ['function($a){ $a + $b }', ['b']],
    ['($f := function($n){ $n = 0 ? 1 : $n * $f($n - 1) }; $f(3))', []],
    ['($f := function(){ $later }; $later := 1; $f())', []],
    ['($use := $later; $later := 1)', ['later']],
    ['$f := function($n){ $g }; ', undefined],
    ['$states.input@$i.(items[$i.id = $j])', ['j']],
    ['$states.input#$i[$i < $limit]', ['limit']],
    ['$map($list, $uppercase)', ['list']],
    ['$sum($numbers)', ['numbers']],
    ['$states.input', []],
    ['$unknown(1)', []],
  ])('%s', (text, expected) => {
    if (expected === undefined) {
      expect(parseJsonata(text).faults).not.toEqual([]);
      return;
    }
    expect(names(text, analyze(text).variables)).toEqual(expected);
  });

  test('a function bound at the top level is seen in its own body', () => {
    const { calls, variables } = analyze('$f := function($n){ $f($n) }');
    expect(variables).toEqual([]);
    expect(calls.map((call) => call.target)).toEqual(['local']);
  });

  test('names bound in the expression are told', () => {
    const text = '($a := 1; function($b){ $a }; $states.input@$c#$d)';
    expect(names(text, analyze(text).bindings)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('$states', () => {
  test.each([
    ['$states.input', [['input']]],
    ['$states.input.a.b', [['input', 'a', 'b']]],
    ['$states.context.Execution.Id & $states.result', [['context', 'Execution', 'Id'], ['result']]],
    ['$states.input.items[0].x', [['input', 'items', 'x']]],
    ['$states."input".`a b`', [['input', 'a b']]],
    ['$states', [[]]],
    ['$states.*', [[]]],
    ['$states.input.(a)', [['input']]],
    ['{"a": $states.errorOutput}', [['errorOutput']]],
  ])('%s', (text, expected) => {
    expect(analyze(text).statesMembers.map((reference) => reference.path)).toEqual(expected);
  });

  test('ranges reach from $states to the last name, and each name has its own', () => {
    const text = '1 + $states.input.items[0]';
    const [reference] = analyze(text).statesMembers;
    expect(text.slice(reference!.start, reference!.end)).toBe('$states.input.items');
    expect(names(text, reference!.members)).toEqual(['input', 'items']);
  });
});

describe('calls', () => {
  test.each([
    ['$sum(1)', [['sum', 1, 'function']]],
    ['$eval("1")', [['eval', 1, 'absent']]],
    ['$nope(1, 2)', [['nope', 2, 'unknown']]],
    ['"a" ~> $pad(5) ~> $trim', [['pad', 2, 'function']]],
    [
      '$map([1], $string(?))',
      [
        ['map', 2, 'function'],
        ['string', 1, 'function'],
      ],
    ],
    ['($f := function($x){ $x }; $f(1))', [['f', 1, 'local']]],
    [
      '$partition($range(1, 9, 1), 2)',
      [
        ['partition', 2, 'function'],
        ['range', 3, 'function'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(analyze(text).calls.map((call) => [call.name, call.argumentCount, call.target])).toEqual(expected);
  });

  test('a call covers its name, and tells whether it is partial', () => {
    const text = '1 + $substring(?, 1)';
    const [call] = analyze(text).calls;
    expect(text.slice(call!.start, call!.end)).toBe('$substring');
    expect(call!.partial).toBe(true);
    expect(call!.node.open).toBe(text.indexOf('('));
  });

  test('a function named without a call is told apart from variables', () => {
    const { functionReferences, variables } = analyze('$map($a, $uppercase) ~> $sum');
    expect(functionReferences.map((reference) => reference.name)).toEqual(['uppercase', 'sum']);
    expect(variables.map((reference) => reference.name)).toEqual(['a']);
  });
});
