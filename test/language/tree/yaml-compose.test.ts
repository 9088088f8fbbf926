import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Composer, isCollection, isNode, isPair, Parser, type Document } from 'yaml';
import { finish } from '../../../language/steps';
import { parseJson } from '../../../language/tree/parse-json';
import { composeInSteps } from '../../../language/tree/yaml-compose';
import { stringify } from 'yaml';
import { toJson } from '../../../language/tree/node';

const OPTIONS = { schema: 'core', uniqueKeys: false, keepSourceTokens: true, merge: false } as const;

/** What the tree is made from: everything of a document but its comments. */
function shown(node: unknown): unknown {
  if (isPair(node)) return { key: shown(node.key), value: shown(node.value) };
  if (!isNode(node)) return node;
  const { range } = node;
  const tag = 'tag' in node ? node.tag : undefined;
  const anchor = 'anchor' in node ? node.anchor : undefined;
  if (isCollection(node)) return { range, tag, anchor, flow: node.flow, items: (node.items as unknown[]).map(shown) };
  return { range, tag, anchor, value: 'value' in node ? node.value : node.toString() };
}

const shownDocuments = (documents: readonly Document.Parsed[]): unknown =>
  documents.map(({ contents, errors }) => ({
    contents: shown(contents),
    // Of brackets that are not closed the package says more where they are not the whole document.
    errors: errors.map(({ pos, message }) => `${pos.join()} ${message.replace(INDENTED, '')}`).sort(),
  }));

const INDENTED = / in block collection must be sufficiently indented and| must(?= end with a)/;

const atOnce = (text: string): unknown =>
  shownDocuments([...new Composer(OPTIONS).compose([...new Parser().parse(text)], true, text.length)]);

const inPieces = (text: string, charsInStep: number): unknown =>
  shownDocuments(finish(composeInSteps([...new Parser().parse(text)], text.length, charsInStep)));

const FOLDER = path.join(import.meta.dirname, '../../validation/valid');

function* texts(): Generator<[string, string]> {
  for (const file of readdirSync(FOLDER)) {
    const text = readFileSync(path.join(FOLDER, file), 'utf8');
    if (/\.ya?ml$/.test(file)) yield [file, text];
    const { root } = parseJson(text);
    if (root && text.length < 30_000) yield [`${file} in YAML`, stringify(toJson(root))];
    if (root && text.length < 5000)
      yield [`${file} in brackets`, `# kept\nx:\n  y: ${JSON.stringify(toJson(root), null, 5)}\n`];
  }
  yield [
    'anchors',
    'A: &a\n  x: 1\n  y: {z: 2}\nB:\n  <<: *a\n  w: *a\nC: !Sub\n  - text\n  - a: b\nD:\n  - &b\n    q: 1\n  - *b\n',
  ];
  yield [
    'comments',
    '# first\nA:\n  # of B\n  B: 1 # behind\n\n  # last of A\n# of C\nC:\n  - 1\n  # between\n  - 2\n# end\n',
  ];
  yield ['half-typed', 'States:\n  A:\n    Type: Pass\n    Ne\n  B:\n    Type: Pa\n   End: true\n  C\n'];
  yield ['tabs', 'States:\n\tA:\n\t\tType: Pass\n  B:\n\tC: 1\n'];
  yield ['documents', '%YAML 1.2\n---\na: 1\nb: 2\n...\n---\nc: 3\n'];
  yield ['starts', '--- # comment\na:\n  b: 1\nc:\n  d: 2\n---\ne: 1\nf: 2\n'];
  yield ['explicit keys', '? a\n: b: 1\n  c: 2\n? - x\n  - y\n: z\nempty:\nlast:\n'];
  yield [
    'brackets',
    '{a: [1, 2 ,  3,], b: {"c":1,"d":[{x: 1}, {y: 2}, *z]}, ? e : f, g, "h", i: , &j j: !Sub k,,l: [m: n, o, [p,]]}\n',
  ];
  yield ['faults in brackets', 'a: [1 2, {b c: 1, d}, - e,, f: g: h,\n - i\n - j\n], k: l\nm: {n: [o, p}\nq: ]\n'];
  yield [
    'comments in brackets',
    'a: [ # one\n  b, # two\n  # three\n  {c: d # four\n  , e: f}, # five\n] # six\ng: {}\n',
  ];
  yield ['sequences', '- a: 1\n  b:\n  - c\n  - d\n- - e\n  - f\n-\n- g\n'];
}

describe('a document that is composed in pieces', () => {
  it.each([...texts()])('is the same as one that is composed at once: %s', (_, text) => {
    const whole = atOnce(text);
    for (const chars of [1, 10, 60, 300, 5000]) expect(inPieces(text, chars)).toEqual(whole);
  });

  it('is, cut off anywhere, the same as well', () => {
    for (const [, text] of texts()) {
      const step = Math.max(1, Math.floor(text.length / 25));
      for (let end = 0; end < text.length && end < 6000; end += step) {
        const cut = text.slice(0, end);
        expect(inPieces(cut, 40)).toEqual(atOnce(cut));
      }
    }
  });
});
