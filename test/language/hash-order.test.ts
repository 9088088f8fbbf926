import { describe, expect, it } from 'vitest';
import { hashOrder } from '../../language/hash-order';

describe('hashOrder', () => {
  it.each([
    [[]],
    [['a']],
    // As recorded on AWS.
    [['Path', 'Headers', 'Stage', 'ApiEndpoint', 'Method', 'RequestBody']],
    [['TableName', 'UpdateExpression', 'Key', 'ExpressionAttributeValues']],
    [['constant_input_field', 'constant_in_literal']],
  ])('gives %j, whatever the order it is given', (names) => {
    expect(hashOrder([...names].sort())).toEqual(names);
    expect(hashOrder([...names].sort().reverse())).toEqual(names);
  });
  it('has more buckets for more names', () => {
    const names = Array.from({ length: 30 }, (_, index) => `n${String(index)}`);
    expect(new Set(hashOrder(names))).toEqual(new Set(names));
  });
  it('leaves names of one bucket in the order in which they came', () => {
    expect(hashOrder(['Aa', 'BB'])).toEqual(['Aa', 'BB']);
    expect(hashOrder(['BB', 'Aa'])).toEqual(['BB', 'Aa']);
  });
});
