import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateJsonPath } from '../../../language/expressions/json-path/evaluate';
import { parseJsonPath } from '../../../language/expressions/json-path/parse';
import {
  checkReferencePath,
  type ReferencePath,
  setAtReferencePath,
} from '../../../language/expressions/reference-path';
import type { Json } from '../../../language/json';
import { checkFault } from './check-fault';

function parseReference(text: string): { faults: { message: string; start: number; end: number }[] } {
  const { path } = parseJsonPath(text);
  const fault = path && checkReferencePath(path);
  return { faults: fault ? [fault] : [] };
}

describe('checkReferencePath', () => {
  it.each(['$', '$.a', "$['a b'].c", '$.items[0]', '$$.Map.Item.Value', '$var.a'])('takes %s', (text) => {
    checkFault(text, parseReference);
  });

  it.each([
    '$.a[*].b\n   ^^^ "*" is not allowed',
    '$.a.*\n   ^^ "*"',
    '$..a\n ^^ ".."',
    '$.a[1:]\n   ^^^^ a slice',
    '$.a[0,1]\n   ^^^^^ a list',
    "$['a','b']\n ^^^^^^^^^ a list",
    '$.a[?(@.b)]\n   ^^^^^^^^ a filter',
    '$.a.length()\n   ^^^^^^^^^ a function',
  ])('places the fault of %j', (marked) => {
    checkFault(marked, parseReference);
  });
});

describe('setAtReferencePath', () => {
  it.each<[Json, ReferencePath, Json]>([
    [{ a: 1 }, [], 9],
    [{ a: 1 }, ['r'], { a: 1, r: 9 }],
    [{ a: 1 }, ['a'], { a: 9 }],
    [{}, ['a', 'b', 'c'], { a: { b: { c: 9 } } }],
    [{ list: [1, 2] }, ['list', 1], { list: [1, 9] }],
    [{ list: [{ a: 1 }] }, ['list', 0, 'b'], { list: [{ a: 1, b: 9 }] }],
  ])('in %j sets %j', (root, steps, value) => {
    expect(setAtReferencePath(root, steps, 9)).toEqual({ ok: true, value });
  });

  it.each<[Json, ReferencePath, string]>([
    ['text', ['a'], 'Unable to apply step "a" to input "text"'],
    [{ a: 1 }, ['a', 'b'], 'Unable to apply step "b" to input 1'],
    [{ a: null }, ['a', 'b'], 'Unable to apply step "b" to input null'],
    [[1], ['a'], 'Unable to apply step "a" to input [1]'],
    [{ list: [1] }, ['list', 1], 'Unable to apply step "[1]" to input [1]'],
    [{}, ['list', 0], 'Unable to apply step "[0]" to input {}'],
  ])('in %j refuses %j (R7)', (root, steps, cause) => {
    expect(setAtReferencePath(root, steps, 9)).toMatchObject({ ok: false, cause });
  });

  it('sets a member named __proto__ as data', () => {
    const result = setAtReferencePath({}, ['__proto__', 'x'], 9);
    expect(JSON.stringify(result)).toBe('{"ok":true,"value":{"__proto__":{"x":9}}}');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('leaves its input as it was and shares what it does not change', () => {
    const keys = fc.array(fc.oneof(fc.constantFrom('a', 'b', '__proto__'), fc.nat(2)), { maxLength: 4 });
    fc.assert(
      fc.property(fc.jsonValue(), keys, fc.jsonValue(), (root, steps, value) => {
        const before = JSON.stringify(root);
        const result = setAtReferencePath(root as Json, steps, value as Json);
        expect(JSON.stringify(root)).toBe(before);
        if (!result.ok) return;
        const text = `$${steps.map((step) => (typeof step === 'number' ? `[${String(step)}]` : `['${step}']`)).join('')}`;
        const { path } = parseJsonPath(text);
        const found = path && evaluateJsonPath(path, { input: result.value, context: {}, variable: () => undefined });
        expect(found).toEqual({ found: true, value });
      }),
    );
    const untouched = { deep: [1] };
    const result = setAtReferencePath({ untouched, other: 1 }, ['other'], 2);
    expect(result.ok && (result.value as { untouched: unknown }).untouched).toBe(untouched);
  });
});
