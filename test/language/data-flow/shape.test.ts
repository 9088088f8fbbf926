import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathShape } from '../../../language/data-flow/path-shape';
import { A_NUMBER, closedObject, join, lookup, putAt, shapeOfJson, UNKNOWN } from '../../../language/data-flow/shape';
import { evaluateJsonPath } from '../../../language/expressions/json-path/evaluate';
import { parseJsonPath } from '../../../language/expressions/json-path/parse';
import { setAtReferencePath } from '../../../language/expressions/reference-path';
import type { Json } from '../../../language/json';
import { misfit } from './contains';

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const NAMES = ['a', 'b', 'c', '__proto__'];
const nested: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>(null, true, 1, 'x'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 3 }),
  ),
})).value;

describe('join', () => {
  it('holds both values', () => {
    fc.assert(
      fc.property(fc.oneof(json, nested), fc.oneof(json, nested), (a, b) => {
        const joined = join(shapeOfJson(a), shapeOfJson(b));
        expect(misfit(joined, a)).toBeUndefined();
        expect(misfit(joined, b)).toBeUndefined();
      }),
    );
  });

  it('gives the first shape itself where the second adds nothing, so that an analysis comes to an end', () => {
    fc.assert(
      fc.property(nested, nested, (a, b) => {
        const joined = join(shapeOfJson(a), shapeOfJson(b));
        expect(join(joined, shapeOfJson(a))).toBe(joined);
        expect(join(joined, shapeOfJson(b))).toBe(joined);
        expect(join(joined, joined)).toBe(joined);
      }),
    );
  });

  it('is bounded for data that hold themselves many times over', () => {
    const grown = (leaf: Json): ReturnType<typeof closedObject> => {
      let shape = shapeOfJson(leaf);
      for (let i = 0; i < 20; i++) {
        const inner = shape;
        shape = closedObject(Object.fromEntries(Array.from({ length: 20 }, (_, k) => [`m${String(k)}`, inner])));
      }
      return shape;
    };
    const start = performance.now();
    join(grown(1), grown('x'));
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});

describe('putAt', () => {
  it('foresees what a ResultPath makes', () => {
    const keys = fc.array(fc.oneof(fc.constantFrom(...NAMES), fc.nat(2)), { maxLength: 3 });
    fc.assert(
      fc.property(nested, keys, nested, (root, path, value) => {
        const result = setAtReferencePath(root, path, value);
        const shape = putAt(shapeOfJson(root), path, shapeOfJson(value));
        if (result.ok) expect(misfit(shape, result.value)).toBeUndefined();
      }),
    );
  });

  it('knows one member of what is not known', () => {
    const shape = putAt(UNKNOWN, ['a', 'b'], A_NUMBER);
    expect(lookup(lookup(shape, 'a').kind === 'found' ? shape : UNKNOWN, 'other')).toEqual({
      kind: 'found',
      shape: UNKNOWN,
    });
    const a = lookup(shape, 'a');
    expect(a.kind === 'found' && lookup(a.shape, 'b')).toEqual({ kind: 'found', shape: A_NUMBER });
  });
});

describe('pathShape', () => {
  const step = fc.oneof(
    fc.constantFrom(...NAMES).map((name) => `['${name}']`),
    fc.integer({ min: -3, max: 3 }).map((index) => `[${String(index)}]`),
    fc.constantFrom('[*]', '[1:]', '[0,1]', "['a','b']", '..a', '[?(@.a)]', "[?(@.b == 'x')]", '.*', '.length()'),
  );

  it('foresees what a path gives, and says of no path that finds something that it finds nothing', () => {
    fc.assert(
      fc.property(nested, fc.array(step, { maxLength: 4 }), (input, steps) => {
        const { path } = parseJsonPath(`$${steps.join('')}`);
        if (!path) return;
        const roots = { input, context: {}, variable: () => undefined };
        const actual = evaluateJsonPath(path, roots);
        const shape = pathShape(path, { input: shapeOfJson(input), context: UNKNOWN, variables: new Map() });
        if (shape.kind === 'found') {
          if (actual.found) expect(misfit(shape.shape, actual.value)).toBeUndefined();
        } else if (actual.found) {
          expect(actual.value).toEqual([]);
          expect(shape.empty).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
