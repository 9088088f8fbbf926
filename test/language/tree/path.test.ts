import { describe, expect, it } from 'vitest';
import { child } from '../../../language/tree/node';
import { parseDocument } from '../../../language/tree/parse-document';
import { pathOf, toAwsLocation, toJsonPointer } from '../../../language/tree/path';

describe('the path of a node', () => {
  const { root } = parseDocument('{"States": {"A/~b": {"Catch": [{"Next": "x"}, {"Next": "y"}]}}}');
  const list = child(child(child(root, 'States'), 'A/~b'), 'Catch');
  const second = list?.kind === 'array' ? list.items[1] : undefined;
  const next = second?.kind === 'object' ? second.properties[0] : undefined;

  it('leads from the root to values, keys and properties', () => {
    const path = ['States', 'A/~b', 'Catch', 1, 'Next'];
    expect(next && [pathOf(next), pathOf(next.key), next.value && pathOf(next.value)]).toEqual([path, path, path]);
    expect(root && pathOf(root)).toEqual([]);
  });

  it('is written as a JSON pointer with escapes, and as AWS writes it without', () => {
    const path = next ? pathOf(next) : [];
    expect(toJsonPointer(path)).toBe('/States/A~1~0b/Catch/1/Next');
    expect(toAwsLocation(path)).toBe('/States/A/~b/Catch[1]/Next');
    expect([toJsonPointer([]), toAwsLocation([])]).toEqual(['', '/']);
  });
});
