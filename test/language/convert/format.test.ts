import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { convertFormat } from '../../../language/convert/format/convert-format';
import { blockScalar } from '../../../language/convert/format/yaml-block-scalar';
import { buildModel } from '../../../language/model/build-model';
import { toJson } from '../../../language/tree/node';
import { parseDocument, type DocumentFormat } from '../../../language/tree/parse-document';

function inFormat(text: string, from: DocumentFormat, to: DocumentFormat): { text: string; lost: readonly string[] } {
  const result = convertFormat(buildModel(parseDocument(text, from)), to);
  if (result.kind === 'refused') throw new Error(result.reasons.map(({ message }) => message).join('\n'));
  return { text: result.text, lost: result.lostComments };
}

const COMMENTED_JSON = `// Orders
{
  "StartAt": "A", // the first
  /* All of
   * them */
  "States": {
    // charges
    "A": {
      "Type": "Pass",
      "Result": { "n": 3.0, "list": [1, "x", []], "text": "a\\nb", "word": "yes" },
      "End": true
      // nothing else
    }
  }
}
`;

it('writes JSON as YAML with its comments', () => {
  expect(inFormat(COMMENTED_JSON, 'json', 'yaml').text).toBe(`# Orders
StartAt: A # the first
# All of
# them
States:
  # charges
  A:
    Type: Pass
    Result:
      "n": 3.0
      list:
        - 1
        - x
        - []
      text: |-
        a
        b
      word: "yes"
    End: true
    # nothing else
`);
});

it('writes YAML as JSON: comments above states become their Comment, others are told', () => {
  const yaml = `# Orders
StartAt: A
States:
  # charges
  # the card
  A: &a
    Type: Pass # simple
    Next: B
  B:
    <<: *a
    Comment: has one
    # where to
    Next: A
`;
  const { text, lost } = inFormat(yaml, 'yaml', 'json');
  expect(text).toBe(`{
  "Comment": "Orders",
  "StartAt": "A",
  "States": {
    "A": {
      "Comment": "charges the card",
      "Type": "Pass",
      "Next": "B"
    },
    "B": {
      "Type": "Pass",
      "Comment": "has one",
      "Next": "A"
    }
  }
}
`);
  expect(lost).toEqual(['simple', 'where to']);
});

it('folds long expressions', () => {
  const expression = `{% ${Array.from({ length: 30 }, (_, index) => `$states.input.a${String(index)}`).join(' + ')} %}`;
  const json = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Output: expression } } });
  const { text } = inFormat(json, 'json', 'yaml');
  expect(text).toContain('Output: >-\n');
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  expect(toJson(parseDocument(text, 'yaml').root)).toEqual(JSON.parse(json));
});

it('refuses a text with faults', () => {
  expect(() => inFormat('{"StartAt": "A", "States": {"A": {}', 'json', 'yaml')).toThrow();
});

const FOLDER = join(import.meta.dirname, '../../validation/valid');
const documents = readdirSync(FOLDER).filter((name) => /\.(?:json|ya?ml)$/.test(name));

it('keeps the data of published definitions, there and back', () => {
  let converted = 0;
  for (const name of documents) {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const format = name.endsWith('json') ? 'json' : 'yaml';
    const model = buildModel(parseDocument(text, format));
    const there = convertFormat(model, format === 'json' ? 'yaml' : 'json');
    if (there.kind === 'refused') continue;
    converted++;
    const other = parseDocument(there.text, format === 'json' ? 'yaml' : 'json');
    expect(other.faults, name).toEqual([]);
    expect(withoutComments(toJson(other.root)), name).toEqual(withoutComments(toJson(model.document.root)));
    const back = convertFormat(buildModel(other), format);
    if (back.kind === 'refused') throw new Error(name);
    expect(withoutComments(toJson(parseDocument(back.text, format).root)), name).toEqual(
      withoutComments(toJson(model.document.root)),
    );
  }
  expect(converted / documents.length).toBeGreaterThan(0.95);
});

function withoutComments(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, member: unknown) => (key === 'Comment' ? undefined : member));
}

it('keeps any data, whatever its texts', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (data) => {
      const json = JSON.stringify({ StartAt: 'A', States: {}, Data: JSON.parse(JSON.stringify(data)) as unknown });
      const { text } = inFormat(json, 'json', 'yaml');
      expect(toJson(parseDocument(text, 'yaml').root)).toEqual(JSON.parse(json));
      expect(toJson(parseDocument(inFormat(text, 'yaml', 'json').text, 'json').root)).toEqual(JSON.parse(json));
    }),
    { numRuns: 500 },
  );
});

it('writes a text as a block only where the block holds it exactly', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', ' ', '\n', '#', ': ', '{%', '\t', '%}', '"')).map((parts) => parts.join('')),
      (text) => {
        const block = blockScalar(text, '    ');
        if (block !== undefined)
          expect(toJson(parseDocument(`a:\n  b: ${block}\n`, 'yaml').root)).toEqual({ a: { b: text } });
      },
    ),
    { numRuns: 2000 },
  );
});
