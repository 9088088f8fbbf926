import { describe, expect, it } from 'vitest';
import { toJson } from '../../../language/tree/node';
import { formatOf, parseDocument } from '../../../language/tree/parse-document';

describe('formatOf', () => {
  it.each([
    ['file:///a/b.asl.json', undefined, 'json'],
    ['b.asl', undefined, 'json'],
    ['b.ASL.YAML', undefined, 'yaml'],
    ['b.asl.yml?version=2#x', undefined, 'yaml'],
    ['untitled:1', 'asl-yaml', 'yaml'],
    ['untitled:1', 'yaml', 'yaml'],
    ['untitled:1.yaml', 'jsonc', 'json'],
    ['untitled:1', 'asl', undefined],
    ['yaml', undefined, undefined],
  ])('of %s in language %s is %s', (uri, languageId, format) => {
    expect(formatOf(uri, languageId)).toBe(format);
  });
});

describe('parseDocument', () => {
  it.each([
    ['{"a": 1}', 'json'],
    [' \n\uFEFF[1]'.trimStart(), 'json'],
    ['// c\n/* d */ {}', 'json'],
    ['', 'json'],
    ['StartAt: A', 'yaml'],
    ['# c\nStartAt: A', 'yaml'],
    ['- a', 'yaml'],
  ])('takes %j for %s where nobody says what it is', (text, format) => {
    expect(parseDocument(text).format).toBe(format);
  });

  it('believes what it is told', () => {
    const document = parseDocument('{a: 1}', 'yaml');
    expect(document.format).toBe('yaml');
    expect(toJson(document.root)).toEqual({ a: 1 });
  });
});
