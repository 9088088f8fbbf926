import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf, parseDocument } from '../../../language/tree/parse-document';
import { parseJson } from '../../../language/tree/parse-json';
import { parseYaml } from '../../../language/tree/parse-yaml';
import { checkTree, treeLines } from './check-tree';

const FOLDER = join(import.meta.dirname, '../../validation/valid');
const documents = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

describe('published definitions', () => {
  it('are read without a fault', () => {
    expect(documents.length).toBeGreaterThan(300);
    for (const { name, text } of documents) {
      const document = parseDocument(text, formatOf(name));
      checkTree(document);
      expect(document.faults, name).toEqual([]);
    }
  });

  it('give the same nodes in the same places whether they are read as JSON or as YAML', () => {
    for (const { name, text } of documents) {
      // YAML does not allow tabs where JSON is indented with them.
      if (formatOf(name) !== 'json' || text.includes('\t')) continue;
      expect(treeLines(parseYaml(text).root), name).toEqual(treeLines(parseJson(text).root));
    }
  });

  it('keep the promises of a tree whatever is cut out, doubled or put in', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(40),
      put: fc.constantFrom(
        '',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        ',',
        ':',
        '\n',
        '  ',
        '\t',
        '\\',
        '&a ',
        '*a',
        '<<: *a',
        '- ',
        '|',
        '#',
        '${X}',
        '/*',
        'é',
      ),
    });
    fc.assert(
      fc.property(fc.nat(documents.length - 1), fc.array(change, { minLength: 1, maxLength: 4 }), (index, changes) => {
        let text = documents[index]?.text.slice(0, 3000) ?? '';
        for (const { at, cut, put } of changes) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + put + text.slice(start + cut);
        }
        checkTree(parseJson(text));
        checkTree(parseYaml(text));
      }),
      { numRuns: 150 },
    );
  });
});
