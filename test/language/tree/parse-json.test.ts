import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { child, MAX_DEPTH, offsetInSource, toJson, type Node } from '../../../language/tree/node';
import { parseJson } from '../../../language/tree/parse-json';
import { charactersInSource, checkTree, faultsOf } from './check-tree';

function parse(text: string): { json: unknown; faults: string[] } {
  const document = parseJson(text);
  checkTree(document);
  return { json: toJson(document.root), faults: faultsOf(document) };
}

describe('sound JSON', () => {
  it.each([
    '{}',
    '[]',
    'null',
    'true',
    'false',
    '""',
    '0',
    '-0',
    '-1.5e+3',
    '1E400',
    ' [1, {"a": [null]}] ',
    '{"a":{"b":{}},"c":[[],[[]]]}',
    '"\\u00e9\\n\\"\\\\\\/"',
    '"\u2028"',
  ])('reads %s as JSON.parse does', (text) => {
    expect(parse(text)).toEqual({ json: JSON.parse(text), faults: [] });
  });

  it('skips a byte order mark and reads all line ends', () => {
    expect(parse('\uFEFF{\r\n"a":\r1,\n"b":\t2}\r\n')).toEqual({ json: { a: 1, b: 2 }, faults: [] });
  });

  it('keeps the key __proto__ as data', () => {
    const { json } = parse('{"__proto__": {"x": 1}}');
    expect(Object.keys(json as object)).toEqual(['__proto__']);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('gives each node its place', () => {
    const text = '{"a": [1, "b"], "c": true}';
    const document = parseJson(text);
    const slice = (node: Node | undefined): string => (node ? text.slice(node.start, node.end) : 'nothing');
    expect([slice(document.root), slice(child(document.root, 'a')), slice(child(document.root, 'c'))]).toEqual([
      text,
      '[1, "b"]',
      'true',
    ]);
  });

  it('maps each character of a string to its escape', () => {
    const document = parseJson('"a\\n\\u00e9\\\\b\\ud83d\\ude00"');
    expect(charactersInSource(document, document.root)).toBe('a|\\n|\\u00e9|\\\\|b|\\ud83d|\\ude00');
  });

  it('keep a single quote that nothing closes as a character of the word', () => {
    const document = parseJson(`{ 'a`);
    checkTree(document);
    const { root } = document;
    const key = root?.kind === 'object' ? root.properties[0]?.key : undefined;
    expect(charactersInSource(document, key)).toBe(`'|a`);
  });

  it('reads any value that JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        const document = parseJson(text);
        checkTree(document);
        expect(document.faults).toEqual([]);
        expect(JSON.stringify(toJson(document.root))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });
});

describe('placeholders', () => {
  it('reads an unquoted ${Name} as a placeholder node', () => {
    const document = parseJson('{"Seconds": ${Wait}, "Items": [${A}, ${jsonencode("x")}]}');
    checkTree(document);
    expect(child(document.root, 'Seconds')).toMatchObject({ kind: 'placeholder', name: 'Wait' });
    expect(toJson(document.root)).toEqual({ Seconds: '${Wait}', Items: ['${A}', '${jsonencode("x")}'] });
    expect(document.faults).toEqual([]);
  });
});

describe('faults', () => {
  it.each([
    ['', null, ['invalid-json "": The document is empty: a state machine is a JSON object.']],
    ['  \n ', null, ['invalid-json "": The document is empty: a state machine is a JSON object.']],
    ['{"a": 1 "b": 2}', { a: 1, b: 2 }, ['invalid-json "1": A comma is missing after this.']],
    ['{"a" 1}', { a: 1 }, ['invalid-json "1": A colon is missing before this value.']],
    ['[1 2]', [1, 2], ['invalid-json "1": A comma is missing after this.']],
    ['{"a": , "b": 2}', { a: null, b: 2 }, ['invalid-json ""a"": The value of "a" is missing.']],
    ['{"a"}', { a: null }, ['invalid-json ""a"": A colon and a value are missing after "a".']],
    ['{"Next": "End": true}', { Next: null, End: true }, ['invalid-json ""Next"": The value of "Next" is missing.']],
    [
      '{"Ne\n"End": true}',
      { Ne: null, End: true },
      [
        'invalid-json ""Ne": This text is not closed: add a double quote at its end.',
        'invalid-json ""Ne": A colon and a value are missing after "Ne".',
      ],
    ],
    ['{"a": [1, 2}', { a: [1, 2] }, ['invalid-json "[": This bracket is not closed: a ] is missing.']],
    [
      '{"a": {"b": 1',
      { a: { b: 1 } },
      [
        'invalid-json "{": This brace is not closed: a } is missing.',
        'invalid-json "{": This brace is not closed: a } is missing.',
      ],
    ],
    ['{"a": 1}}', { a: 1 }, ['invalid-json "}": This brace closes nothing.']],
    [
      '{"a": 1} {"b": [2]}',
      { a: 1 },
      ['invalid-json "{": Only one value may stand in a JSON document: this one is too many.'],
    ],
    ['{"a": 1,}', { a: 1 }, ['trailing-comma ",": A comma cannot stand before a closing bracket in JSON.']],
    ['[1,]', [1], ['trailing-comma ",": A comma cannot stand before a closing bracket in JSON.']],
    ['[1,,2]', [1, 2], ['invalid-json ",": A value is missing here.']],
    ['{,"a": 1}', { a: 1 }, ['invalid-json ",": Something is missing before this comma.']],
    [
      '{"a": {"b"}, "c": 1}',
      { a: { b: null }, c: 1 },
      ['invalid-json ""b"": A colon and a value are missing after "b".'],
    ],
    ['{a: 1}', { a: 1 }, ['invalid-json "a": "a" is not JSON: put texts in double quotes.']],
    [
      "{'a b': 'c'}",
      { 'a b': 'c' },
      [
        `invalid-json "'a b'": JSON texts stand in double quotes.`,
        `invalid-json "'c'": JSON texts stand in double quotes.`,
      ],
    ],
    ['{"a": Foo, "b": 1}', { a: null, b: 1 }, ['invalid-json "Foo": "Foo" is not JSON: put texts in double quotes.']],
    ['{"a": tru, "b": 1}', { a: null, b: 1 }, ['invalid-json "tru": "tru" is not JSON: put texts in double quotes.']],
    ['{"a": truex}', { a: null }, ['invalid-json "truex": "truex" is not JSON: put texts in double quotes.']],
    ['[01]', [1], ['invalid-json "01": A JSON number has no zeros in front.']],
    ['[1.]', [1], ['invalid-json "1.": This number is not complete.']],
    ['[1e+]', [1], ['invalid-json "1e+": This number is not complete.']],
    ['[-]', [], ['invalid-json "-": "-" is not JSON: put texts in double quotes.']],
    ['["a\\qb"]', ['ab'], ['invalid-json ""a\\qb"": This escape does not exist in JSON: write \\\\ for a backslash.']],
    ['["\\u12"]', [''], ['invalid-json ""\\u12"": A \\u escape needs four hexadecimal digits.']],
    [
      '["a\tb"]',
      ['a\tb'],
      [
        'invalid-json ""a\tb"": A control character cannot stand in a JSON text: write it as an escape, for example \\n.',
      ],
    ],
    [
      '// x\n{"a": /* y */ 1}',
      { a: 1 },
      [
        'comment-in-json "// x": JSON has no comments, and the service refuses them: use a Comment field.',
        'comment-in-json "/* y */": JSON has no comments, and the service refuses them: use a Comment field.',
      ],
    ],
    [
      '{} /* x',
      {},
      [
        'invalid-json "/* x": This comment is not closed: add */.',
        'comment-in-json "/* x": JSON has no comments, and the service refuses them: use a Comment field.',
      ],
    ],
    [
      '{"a": 1, 2, "b": 3}',
      { a: 1, b: 3 },
      [
        'invalid-json "2": The name of a field in double quotes is missing here.',
        'invalid-json ",": Something is missing before this comma.',
      ],
    ],
    [':', null, ['invalid-json ":": A colon does not belong here.']],
  ])('reads %j as far as it goes', (text, json, faults) => {
    expect(parse(text)).toEqual({ json, faults });
  });

  it('reports both of two equal keys and keeps the last', () => {
    expect(parse('{"a": 1, "b": {"a": 0}, "a": 2}')).toEqual({
      json: { a: 2, b: { a: 0 } },
      faults: Array(2).fill(
        'duplicate-key ""a"": "a" stands more than once in this object: only one of them would count.',
      ),
    });
  });

  it('reports each of three equal keys once, in an object of many members too', () => {
    const members = [...Array(40).keys()].map((i) => `"k${String(i % 39)}": 0`);
    expect(parseJson(`{${members.join()}}`).faults).toHaveLength(2);
    expect(parseJson('{"a":1,"a":2,"a":3}').faults).toHaveLength(3);
  });

  it('knows the characters of a string with a wrong escape', () => {
    const document = parseJson('"a\\qb\\u12c"');
    expect(document.root).toMatchObject({ value: 'ab' });
    expect(document.root?.kind === 'string' && offsetInSource(document.root, 1)).toBe(4);
  });

  it('gives up counting faults at a thousand', () => {
    expect(parseJson('x '.repeat(5000)).faults).toHaveLength(1000);
  });
});

describe('hostile texts', () => {
  it.each([
    ['closed arrays', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['open objects', '{"a":'.repeat(10_000)],
  ])('cuts off 10,000 levels of %s at the limit and says where', (_, text) => {
    const document = parseJson(text);
    checkTree(document);
    let depth = 0;
    for (let node = document.root; node; depth++) node = node.kind === 'array' ? node.items[0] : child(node, 'a');
    expect(depth).toBe(MAX_DEPTH + 1);
    expect(document.faults[0]).toMatchObject({ code: 'too-deeply-nested' });
  });

  it('reads a line of one megabyte and a string of one megabyte', () => {
    const line = JSON.stringify(Array(100_000).fill({ a: 1 }));
    expect(parseJson(line).faults).toEqual([]);
    const text = '\\n'.repeat(500_000);
    const document = parseJson(`"${text}"`);
    expect(document.root?.kind === 'string' && offsetInSource(document.root, 400_000)).toBe(800_001);
  });

  it('never throws and keeps its promises for any text made of JSON parts', () => {
    const part = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b',
      '1',
      'true',
      'nul',
      '${X}',
      '/*',
      '//',
      '\n',
      '\\',
      "'q'",
      ' ',
      '"\\u12"',
      '-',
      '\uFEFF',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        checkTree(parseJson(parts.join('')));
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws for a sound text with any piece cut out', () => {
    const text =
      '{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 1.5, "Next": "B\\n"}, "B": {"Type": "Succeed", "x": [1, {"y": null}]}}}';
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(12), (at, length) => {
        checkTree(parseJson(text.slice(0, at) + text.slice(at + length)));
      }),
    );
  });
});
