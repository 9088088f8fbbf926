import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { addFunction, handlerStubs } from '../../../client/run/handler-stubs';

describe('addFunction', () => {
  it('makes the text of a file that was empty', () => {
    expect(addFunction('', 'Pay', { mock: { return: {} } })).toBe(
      '{\n  "functions": {\n    "Pay": {\n      "mock": {\n        "return": {}\n      }\n    }\n  }\n}\n',
    );
  });

  it('leaves what is there, comments and all', () => {
    const before = '{\n  // ours\n  "type": "EXPRESS",\n  "functions": {\n    "Old": { "timeout": 3 }\n  }\n}\n';
    const after = addFunction(before, 'Pay', { handler: 'pay.handler' });
    expect(after).toContain('// ours');
    expect(parse(after)).toEqual({
      type: 'EXPRESS',
      functions: { Old: { timeout: 3 }, Pay: { handler: 'pay.handler' } },
    });
  });
});

it('names files by the function, without what a file name cannot have', () => {
  expect(handlerStubs('Pay').map(({ fileName }) => fileName)).toEqual(['Pay.py', 'Pay.mjs', 'Pay.ts']);
  expect(handlerStubs('../x:y').map(({ fileName }) => fileName)).toEqual(['.._x_y.py', '.._x_y.mjs', '.._x_y.ts']);
});
