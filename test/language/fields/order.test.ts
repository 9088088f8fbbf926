import { expect, it } from 'vitest';
import { allFields } from '../../../language/fields/index';
import { FIELD_ORDER } from '../../../language/fields/order';

it('every field of the table has its place in the order, once', () => {
  expect(new Set(FIELD_ORDER)).toEqual(new Set(allFields.map(({ name }) => name)));
  expect(FIELD_ORDER.length).toBe(new Set(FIELD_ORDER).size);
});
