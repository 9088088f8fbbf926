import { describe, expect, it } from 'vitest';
import { memberPath } from '../../../client/webview/json-path-text';
import { findInJson } from '../../../client/webview/json-search';

describe('the path of a place in JSON', () => {
  it.each([
    [[], '$', '$states.input'],
    [['orders', 0, 'id'], '$.orders[0].id', '$states.input.orders[0].id'],
    [['a b', "it's"], "$['a b']['it\\'s']", "$states.input.`a b`.`it's`"],
  ])('of %j', (path, jsonPath, jsonata) => {
    expect(memberPath(path, false)).toBe(jsonPath);
    expect(memberPath(path, true)).toBe(jsonata);
  });
});

it('finds names and plain values in the order of the text', () => {
  const value = { id: 1, items: [{ name: 'Idle' }, 'x'], rest: null };
  expect(findInJson(value, 'ID')).toEqual([['id'], ['items', 0, 'name']]);
  expect(findInJson(value, ' ')).toEqual([]);
  expect(
    findInJson(
      Array.from({ length: 5000 }, () => 'same'),
      'same',
    ),
  ).toHaveLength(1000);
});
