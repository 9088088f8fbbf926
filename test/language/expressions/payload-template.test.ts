import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { existsAt, findContextField } from '../../../language/expressions/context-object';
import { isTemplateKey, parseTemplateValue, plainKey } from '../../../language/expressions/payload-template';

describe('parseTemplateValue', () => {
  it.each([
    ['$.a', 'path'],
    ['$$.Execution.Id', 'path'],
    ['$v[0]', 'path'],
    ['States.UUID()', 'intrinsic'],
    ['${Path}', 'placeholder'],
    ['States.Array(${x})', 'placeholder'],
    ['abc', 'faults'],
    ['', 'faults'],
    [' $.a', 'faults'],
    [' States.UUID()', 'faults'],
    ['States.Nope()', 'faults'],
    ['$.a[', 'faults'],
  ])('%j is %s', (text, kind) => {
    expect(parseTemplateValue(text).kind).toBe(kind);
  });

  it('says how to write a plain value', () => {
    expect(parseTemplateValue('abc')).toMatchObject({
      faults: [{ message: expect.stringContaining('leave out the ".$"') }],
    });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseTemplateValue(text).kind !== 'intrinsic'));
  });

  it('knows marked keys', () => {
    expect(['a.$', '.$', 'a', 'a.$b'].map((key) => [isTemplateKey(key), plainKey(key)])).toEqual([
      [true, 'a'],
      [true, ''],
      [false, 'a'],
      [false, 'a.$b'],
    ]);
  });
});

describe('findContextField', () => {
  it.each([
    [['Execution', 'Id'], { kind: 'found' }],
    [['Execution', 'Input'], { kind: 'found' }],
    [['Execution', 'Input', 'a', 0], { kind: 'unknown' }],
    [[], { kind: 'unknown' }],
    [['Execution', 'Nmae'], { kind: 'missing', depth: 1 }],
    [['execution'], { kind: 'missing', depth: 0 }],
    [['Execution', 'Id', 'x'], { kind: 'missing', depth: 2 }],
    [['Map', 'Item', 'Value', 'a'], { kind: 'unknown' }],
  ])('%j', (names, expected) => {
    expect(findContextField(names)).toMatchObject(expected);
  });

  it('knows where members exist (R43-R46)', () => {
    const place = { stateType: 'Pass', machineType: 'EXPRESS', callback: false, insideMap: false } as const;
    const fieldAt = (...names: string[]) => {
      const lookup = findContextField(names);
      return lookup.kind === 'found' && existsAt(lookup.field, place);
    };
    expect(fieldAt('Execution', 'RedriveCount')).toBe(false);
    expect(fieldAt('State', 'RetryCount')).toBe(false);
    expect(fieldAt('Task')).toBe(false);
    expect(fieldAt('Map', 'Item')).toBe(false);
    expect(fieldAt('State', 'Name')).toBe(true);
  });
});
