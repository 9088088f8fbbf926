import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import YAML from 'yaml';
import { child, MAX_DEPTH, offsetInSource, rangeInSource, toJson, type Node } from '../../../language/tree/node';
import { parseJson } from '../../../language/tree/parse-json';
import { pathOf } from '../../../language/tree/path';
import { parseYaml } from '../../../language/tree/parse-yaml';
import { charactersInSource, checkTree, faultsOf } from './check-tree';

function parse(text: string): { json: unknown; faults: string[] } {
  const document = parseYaml(text);
  checkTree(document);
  return { json: toJson(document.root), faults: faultsOf(document) };
}

function sound(text: string): unknown {
  const { json, faults } = parse(text);
  expect(faults).toEqual([]);
  return json;
}

describe('sound YAML', () => {
  it.each([
    [
      'a: Yes\nb: no\nc: on\nd: ~\ne: true\nf: False\ng: NULL',
      { a: 'Yes', b: 'no', c: 'on', d: null, e: true, f: false, g: null },
    ],
    [
      'a: 012\nb: 0x1F\nc: 0o17\nd: 1_000\ne: 1.5\nf: 1e3\ng: -.5',
      { a: 12, b: 31, c: 15, d: '1_000', e: 1.5, f: 1000, g: -0.5 },
    ],
    ['Timestamp: 2016-03-14T01:59:00Z', { Timestamp: '2016-03-14T01:59:00Z' }],
    ['1: a\ntrue: b\nnull: c\n1.50: d', { '1': 'a', true: 'b', null: 'c', '1.50': 'd' }],
    ['- a\n- - b\n  - c: d\n', ['a', ['b', { c: 'd' }]]],
    ['{a: [1, "2", {b: c}], "d": }', { a: [1, '2', { b: 'c' }], d: null }],
    ['[a: 1, b]', [{ a: 1 }, 'b']],
    ['# one\na: 1 # two\n\n# three\nb:\n  # four\n  c: 2\n', { a: 1, b: { c: 2 } }],
    ['%YAML 1.2\n---\na: 1\n...\n', { a: 1 }],
    ['a:\n  b: 1\r\n  c: 2\r\n', { a: { b: 1, c: 2 } }],
    ['\uFEFFa: 1', { a: 1 }],
    ['? a\n: 1', { a: 1 }],
    ['End:\nNext: ""', { End: null, Next: '' }],
    ['__proto__: {x: 1}', JSON.parse('{"__proto__": {"x": 1}}')],
    ['just text', 'just text'],
  ])('reads %j', (text, json) => {
    expect(sound(text)).toEqual(json);
  });

  it('reads yes and no as texts even where the document says it is YAML 1.1', () => {
    expect(sound('%YAML 1.1\n---\na: yes\nb: 2016-03-14\n<<: {c: 1}')).toEqual({ a: 'yes', b: '2016-03-14', c: 1 });
  });

  it('gives what JSON gives for every text that JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const document = parseYaml(text);
        checkTree(document);
        expect(document.faults).toEqual([]);
        expect(JSON.stringify(toJson(document.root))).toBe(JSON.stringify(toJson(parseJson(text).root)));
      }),
    );
  });

  it('gives back what was written as block YAML', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        const document = parseYaml(YAML.stringify(plain, { aliasDuplicateObjects: false }));
        checkTree(document);
        expect(document.faults).toEqual([]);
        // YAML has -0, and JSON.stringify hides it.
        expect(JSON.stringify(toJson(document.root))).toBe(JSON.stringify(plain));
      }),
    );
  });

  it('gives each node its place, a block collection the one of its parts', () => {
    const text = 'a:\n  - x # one\n  - "y"\n\n# end\nb: >-\n  z\n\nc: {d: 1}\n';
    const { root } = parseYaml(text);
    const slice = (node: Node | undefined): string => (node ? text.slice(node.start, node.end) : 'nothing');
    expect(slice(root)).toBe(text.trimEnd());
    expect(slice(child(root, 'a'))).toBe('- x # one\n  - "y"');
    expect(slice(child(root, 'b'))).toBe('>-\n  z');
    expect(slice(child(root, 'c'))).toBe('{d: 1}');
  });

  it('knows its comments', () => {
    const document = parseYaml('# a\nb: "# no" # c\nd: | # e\n  # no\n- # f');
    expect(document.comments.map(({ start, end }) => document.text.slice(start, end))).toEqual([
      '# a',
      '# c',
      '# e',
      '# f',
    ]);
  });

  it('puts the null of an empty value behind its colon', () => {
    const document = parseYaml('Next:\nEnd: true');
    expect(child(document.root, 'Next')).toMatchObject({ kind: 'null', start: 5, end: 5 });
  });
});

describe('where the characters of a text stand', () => {
  it.each([
    ['plain', 'k: abc', 'a|b|c'],
    ['plain on two lines', 'k: ab\n  cd', 'a|b|\n  |c|d'],
    ['plain with an empty line', 'k: a\n\n  b', 'a\n|\n  |b'],
    ['single quoted', "k: 'it''s'", "i|t|''|s"],
    ['double quoted', 'k: "a\\n\\x41\\u00e9\\\\z"', 'a|\\n|\\x41|\\u00e9|\\\\|z'],
    ['double quoted on two lines', 'k: "a  \n  b\\\n  c"', 'a  |\n  |b\\\n  |c'],
    ['literal', 'k: |\n  ab\n   c\n', 'a|b|\n  | |c|\n'],
    ['literal, last break stripped', 'k: |-\n  ab\n  c\n', 'a|b|\n  |c'],
    ['literal with an indentation indicator', 'k: |1-\n   a\n  b\n', ' | |a|\n | |b'],
    ['folded', 'k: >\n  a\n  b\n\n  c\n', 'a|\n  |b\n|\n  |c|\n'],
    ['folded with a more indented line', 'k: >-\n  a\n    b\n  c\n', 'a|\n  | | |b|\n  |c'],
    ['literal with CRLF', 'k: |-\r\n  a\r\n  b\r\n', 'a|\r\n  |b'],
  ])('%s', (_, text, expected) => {
    const document = parseYaml(text);
    const node = child(document.root, 'k');
    checkTree(document);
    // What stands between a character and the next one (dropped breaks, indentation) counts as part of it.
    expect(charactersInSource(document, node)).toBe(expected);
  });

  it('underlines an expression inside of a block scalar exactly', () => {
    const text = 'Output: >-\n  {% $states.input.a +\n     $wrong %}\n';
    const node = child(parseYaml(text).root, 'Output');
    if (node?.kind !== 'string') throw new Error('no string');
    const at = node.value.indexOf('$wrong');
    const { start, end } = rangeInSource(node, at, at + 6);
    expect(text.slice(start, end)).toBe('$wrong');
  });

  it('maps the characters that stand in the text as they are, whatever the style', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', "'", '"', '\\', ':', '#', '\t', 'é', '😀', '$', '{', '}'),
      maxLength: 40,
    });
    const style = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    fc.assert(
      fc.property(letters, style, fc.integer({ min: 20, max: 80 }), (value, type, lineWidth) => {
        const scalar = new YAML.Scalar(value);
        scalar.type = type as YAML.Scalar.Type;
        const text = new YAML.Document({ k: { l: scalar } }).toString({ lineWidth, minContentWidth: 5 });
        const document = parseYaml(text);
        const node = child(child(document.root, 'k'), 'l');
        checkTree(document);
        // The writer does not keep every text in every style.
        const read = YAML.parseDocument(text);
        fc.pre(read.errors.length === 0 && read.getIn(['k', 'l']) === value);
        fc.pre(node?.kind !== 'placeholder');
        if (node?.kind !== 'string') throw new Error(`no string but ${node?.kind ?? 'nothing'}`);
        expect(node.value).toBe(value);
        for (let i = 0; i < value.length; i++) {
          const written = text.charAt(offsetInSource(node, i));
          if (!/[\n \\]/.test(written)) expect(written).toBe(value.charAt(i));
          else expect(/[\n ]/.test(value.charAt(i)) || written === '\\').toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('anchors and aliases', () => {
  const text = 'base: &b\n  Retry: &r [{ErrorEquals: ["x y"]}]\nother:\n  Retry: *r\n  more: *b\n';

  it('expands an alias to a copy whose parts stand at the anchor', () => {
    const document = parseYaml(text);
    checkTree(document);
    expect(toJson(child(document.root, 'other'))).toEqual({
      Retry: [{ ErrorEquals: ['x y'] }],
      more: { Retry: [{ ErrorEquals: ['x y'] }] },
    });
    const copy = child(child(document.root, 'other'), 'Retry');
    expect(copy && text.slice(copy.start, copy.end)).toBe('*r');
    const inner = copy?.kind === 'array' ? child(copy.items[0], 'ErrorEquals') : undefined;
    expect(inner && text.slice(inner.start, inner.end)).toBe('["x y"]');
    expect(inner && pathOf(inner)).toEqual(['other', 'Retry', 0, 'ErrorEquals']);
  });

  it('maps the characters of a text that came through an alias to the anchor', () => {
    const document = parseYaml('a: &t |\n  x\n  y\nb: *t\nc: &u plain\nd: *u');
    checkTree(document);
    expect(charactersInSource(document, child(document.root, 'b'))).toBe(
      charactersInSource(document, child(document.root, 'a')),
    );
    expect(charactersInSource(document, child(document.root, 'd'))).toBe('p|l|a|i|n');
  });

  it('takes the last anchor of a name', () => {
    expect(sound('a: &x 1\nb: *x\nc: &x 2\nd: *x')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  it('takes keys from anchors and aliases', () => {
    expect(sound('&k a: 1\nb: *k\nc: {*k : 2}')).toEqual({ a: 1, b: 'a', c: { a: 2 } });
  });

  it('reports an alias without an anchor and one inside of its own anchor, and reads a placeholder there', () => {
    expect(parse('a: *no\nb: &c [*c]')).toEqual({
      json: { a: '${no}', b: ['${c}'] },
      faults: [
        'invalid-yaml "*no": No anchor &no stands before this alias.',
        'invalid-yaml "*c": The anchor &c would contain itself.',
      ],
    });
  });

  it('stops at a bound where aliases explode, with one fault', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 30; i++)
      lines.push(
        `a${String(i)}: &a${String(i)} [${Array(9)
          .fill(`*a${String(i - 1)}`)
          .join(', ')}]`,
      );
    const document = parseYaml(lines.join('\n'));
    expect(document.faults.map(({ code }) => code)).toEqual(['too-many-aliases']);
  });

  it('stops at a bound where merge keys explode', () => {
    const keys = [...Array(300).keys()].map((i) => `k${String(i)}: 1`).join(', ');
    const lines = [`base: &b {${keys}}`];
    for (let i = 0; i < 1000; i++) lines.push(`m${String(i)}: {<<: *b}`);
    expect(parseYaml(lines.join('\n')).faults.map(({ code }) => code)).toEqual(['too-many-aliases']);
  });

  it('never lets aliases nest deeper than the limit', () => {
    const lines = ['a0: &a0 x'];
    for (let i = 1; i < 400; i++) lines.push(`a${String(i)}: &a${String(i)} [*a${String(i - 1)}]`);
    const document = parseYaml(lines.join('\n'));
    expect(document.faults).toEqual([]);
    const deep = parseYaml(`a: &a ${'['.repeat(400)}${']'.repeat(400)}\nb: ${'['.repeat(400)}*a${']'.repeat(400)}`);
    checkTree(deep);
    expect(deep.faults.map(({ code }) => code)).toEqual(['too-deeply-nested']);
  });
});

describe('merge keys', () => {
  it.each([
    ['a: &a {x: 1, y: 1}\nb:\n  <<: *a\n  y: 2', { x: 1, y: 2 }],
    ['a: &a {x: 1, y: 1}\nb:\n  y: 2\n  <<: *a', { y: 2, x: 1 }],
    ['a: &a {x: 1}\nc: &c {x: 2, z: 3}\nb:\n  <<: [*a, *c, {w: 4}]', { x: 1, z: 3, w: 4 }],
    ['a: &a {x: 1}\nc: &c {<<: *a, y: 2}\nb:\n  <<: *c', { x: 1, y: 2 }],
    ['b:\n  <<: {x: 1}\n  <<: {x: 2, y: 3}', { x: 1, y: 3 }],
    ['b: {"<<": 1}', { '<<': 1 }],
  ])('reads %j', (text, json) => {
    expect((sound(text) as { b: unknown }).b).toEqual(json);
  });

  it('puts merged properties where their text is, below the object that they belong to', () => {
    const document = parseYaml('a: &a\n  x: 1\nb:\n  <<: *a');
    checkTree(document);
    const value = child(child(document.root, 'b'), 'x');
    expect(value).toMatchObject({ start: 11, end: 12 });
    expect(value && pathOf(value)).toEqual(['b', 'x']);
  });

  it('reports what cannot be merged', () => {
    expect(parse('a: &a [1]\nb:\n  <<: *a\nc:\n  <<: text').faults).toEqual([
      'invalid-yaml "*a": A merge key (<<) takes a mapping or a list of mappings.',
      'invalid-yaml "text": A merge key (<<) takes a mapping or a list of mappings.',
    ]);
  });
});

describe('placeholders and tags', () => {
  it('reads ${Name} alone as a placeholder node, within brackets too', () => {
    const document = parseYaml('a: ${A}\nb: [${B}, {c: ${C}}, "${D}", x-${E}]\n${F}: 1');
    checkTree(document);
    expect(document.faults).toEqual([]);
    expect(child(document.root, 'a')).toMatchObject({ kind: 'placeholder', name: 'A' });
    expect(toJson(document.root)).toEqual({ a: '${A}', b: ['${B}', { c: '${C}' }, '${D}', 'x-${E}'], '${F}': 1 });
  });

  it('keeps the characters that hide a placeholder for itself', () => {
    expect(sound('a: [${B}, "\uE000x\uE001"]')).toEqual({ a: ['${B}', '\uE000x\uE001'] });
  });

  it("reads CloudFormation's short functions: !Sub as its text, the others as placeholders, unknown tags as their value", () => {
    expect(
      sound(
        'a: !Ref Table\nb: !GetAtt F.Arn\nc: !Sub "arn:${X}"\nd: !Sub ["${Y}", {Y: 1}]\ne: !Join [",", [a, b]]\nf: !Custom 5\ng: !Custom {h: 1}',
      ),
    ).toEqual({
      a: '${Table}',
      b: '${F.Arn}',
      c: 'arn:${X}',
      d: '${Y}',
      e: '${Join}',
      f: '5',
      g: { h: 1 },
    });
  });
});

describe('faults', () => {
  it.each([
    ['', ['invalid-yaml "": The document is empty: a state machine is a mapping.']],
    ['# only\n', ['invalid-yaml "": The document is empty: a state machine is a mapping.']],
    [
      'a: 1\nb: 2\na: 3',
      Array(2).fill('duplicate-key "a": "a" stands more than once in this object: only one of them would count.'),
    ],
    [
      '{a: 1, "a": 2}',
      [
        'duplicate-key "a": "a" stands more than once in this object: only one of them would count.',
        'duplicate-key ""a"": "a" stands more than once in this object: only one of them would count.',
      ],
    ],
    ['a:\n\tb: 1', ['invalid-yaml "\t": YAML cannot be indented with tabs: use blanks.']],
    [
      'Comment: a: b',
      ['invalid-yaml "a": A second colon with a blank behind it stands on this line: put the text in quotes.'],
    ],
    ['a: "b', ['invalid-yaml "": This text is not closed: add a quote at its end.']],
    ['a: [1, 2', ['invalid-yaml "[": This bracket is not closed: a ] is missing.']],
    ['a: {b: 1', ['invalid-yaml "{": This brace is not closed: a } is missing.']],
    ['a: @x', ['invalid-yaml "@": A text cannot start with @: put it in quotes.']],
    ['a: "\\q"', ['invalid-yaml "\\": This escape does not exist: write \\\\ for a backslash, or use single quotes.']],
    ['a: .inf', ['invalid-yaml ".inf": JSON has no number .inf: the service could not read it.']],
    [
      'a: 1\n---\nb: 2',
      ['invalid-yaml "---\nb: 2": Only one document may stand in a definition: remove what follows.'],
    ],
    ['[a, b]: 1', ['invalid-yaml "[a, b]": A key must be a text.']],
  ])('says what is wrong in %j', (text, faults) => {
    expect(parse(text).faults).toEqual(faults);
  });

  it('explains an expression without quotes', () => {
    expect(parse('a: {% $x %}').faults[0]).toContain(
      'A {% … %} expression needs quotes around it in YAML, or a block scalar.',
    );
  });

  it('keeps a half-typed key and what follows', () => {
    const document = parseYaml('A:\n  Type: Pass\n  Ne\n  Com me\n  End: true\n  La');
    checkTree(document);
    const a = child(document.root, 'A');
    const properties = a?.kind === 'object' ? a.properties : [];
    expect(
      properties.map(({ key, value }) => [key.value, document.text.slice(key.start, key.end), toJson(value)]),
    ).toEqual([
      ['Type', 'Type', 'Pass'],
      ['Ne', 'Ne', null],
      ['Com me', 'Com me', null],
      ['End', 'End', true],
      ['La', 'La', null],
    ]);
    expect(properties.filter(({ value }) => !value)).toHaveLength(3);
    expect(faultsOf(document)).toEqual([
      'invalid-yaml "Ne": A colon and a value are missing after this key.',
      'invalid-yaml "La": A colon and a value are missing after this key.',
    ]);
  });
});

describe('hostile texts', () => {
  it.each([
    ['brackets', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['open braces', '{a: '.repeat(10_000)],
    ['dashes', '- '.repeat(10_000) + 'x'],
    ['indentation', [...Array(2000).keys()].map((i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('cuts off thousands of levels of %s and says where', (_, text) => {
    const document = parseYaml(text);
    let depth = 0;
    for (let node = document.root; node; depth++) {
      if (node.kind === 'array') node = node.items[0];
      else node = node.kind === 'object' ? node.properties[0]?.value : undefined;
    }
    expect(depth).toBeLessThanOrEqual(MAX_DEPTH + 1);
    expect(document.faults.map(({ code }) => code)).toContain('too-deeply-nested');
  });

  it('never throws and keeps its promises for any text made of YAML parts', () => {
    const part = fc.constantFrom(
      'a',
      ': ',
      ':',
      '- ',
      '\n',
      '\n  ',
      '\n    ',
      '\t',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>-',
      '&x ',
      '*x',
      '<<: ',
      '${Y}',
      '!Ref ',
      '!!int ',
      '# c',
      '---\n',
      '...\n',
      '? ',
      '\\',
      '%',
      '@',
      '1',
      '~',
      '\r\n',
      '\uFEFF',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 50 }), (parts) => {
        checkTree(parseYaml(parts.join('')));
      }),
      { numRuns: 3000 },
    );
  });
});
