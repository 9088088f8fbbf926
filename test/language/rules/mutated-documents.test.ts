import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMarkedText } from '../../../language/testing/marked-text';
import { formatOf, parseDocument, type DocumentFormat } from '../../../language/tree/parse-document';
import { pathOf, toJsonPointer } from '../../../language/tree/path';
import { validate } from '../../../language/validate';
import { validFiles } from '../../../scripts/corpus';
import { loadSdkTable } from '../../../workspace/sdk-table';

const FOLDER = 'test/validation/valid';
const documents = validFiles('test/validation').map((file) => ({
  file,
  text: readFileSync(`${FOLDER}/${file}`, 'utf8'),
}));

/** Validates, and checks what holds for every text: no rule throws, ranges lie in the text, pointers can be made. */
function check(text: string, format: DocumentFormat | undefined): void {
  const failed: string[] = [];
  const diagnostics = validate(parseDocument(text, format), {
    sdk: loadSdkTable,
    onRuleError: (code, error) =>
      failed.push(`${code}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
  });
  expect(failed).toEqual([]);
  let last = 0;
  for (const { range, related, at, message } of diagnostics) {
    for (const { start, end } of [range, ...(related ?? []).map((other) => other.range)]) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
    expect(range.start).toBeGreaterThanOrEqual(last);
    last = range.start;
    expect(message).not.toBe('');
    if (at) expect(typeof toJsonPointer(pathOf(at))).toBe('string');
  }
}

const document = fc.constantFrom(...documents);
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\\',
      '\n',
      '  ',
      '$',
      '$$',
      '.$',
      '{%',
      '%}',
      '${x}',
      'null',
      'true',
      '-1',
      '1e999',
    ],
    ...[
      '"Next"',
      '"Type"',
      '"Pass"',
      '"States"',
      '"Assign"',
      '"QueryLanguage": "JSONata",',
      '[?(@.a',
      "States.Format('{}",
      'function($x){',
    ],
    ...[
      'Choice',
      'Map',
      '__proto__',
      'constructor',
      '\u0000',
      '\ud800',
      '&a',
      '*a',
      '<<: *a',
      '- ',
      '# ',
      '|-\n',
      '\t',
    ],
  ),
  fc.string({ maxLength: 5 }),
);

describe('a damaged definition', () => {
  test('never makes a rule throw, wherever a piece is put, taken out or doubled', () => {
    const mutation = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat({ max: 40 }), piece });
    fc.assert(
      fc.property(document, fc.array(mutation, { minLength: 1, maxLength: 4 }), ({ file, text }, mutations) => {
        let damaged = text;
        for (const { at, cut, piece: added } of mutations) {
          const offset = Math.floor(at * damaged.length);
          damaged = damaged.slice(0, offset) + added + damaged.slice(offset + cut);
        }
        check(damaged, formatOf(file));
      }),
      { numRuns: 1500 },
    );
  }, 120_000);

  test('never makes a rule throw, wherever it breaks off', () => {
    fc.assert(
      fc.property(document, fc.double({ min: 0, max: 1, noNaN: true }), ({ file, text }, at) => {
        check(text.slice(0, Math.floor(at * text.length)), formatOf(file));
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  test('never makes a rule throw, whatever value stands where another did', () => {
    const value = fc.oneof(
      fc.json({ maxDepth: 2 }),
      fc.constantFrom('"$.a[*]"', '"{% $x %}"', '[]', '{}', '{"Ref": "x"}', '"${x}"', '""'),
    );
    fc.assert(
      fc.property(document, fc.nat(), value, ({ file, text }, number, replacement) => {
        if (formatOf(file) !== 'json') return;
        const places = [...text.matchAll(/(?<=": )("(?:[^"\\]|\\.)*"|-?\d+|true|false|null)/g)];
        const place = places[number % Math.max(1, places.length)];
        if (!place) return;
        check(text.slice(0, place.index) + replacement + text.slice(place.index + place[0].length), 'json');
      }),
      { numRuns: 1000 },
    );
  }, 120_000);

  test.each([
    ['nothing', ''],
    ['a byte order mark', '\ufeff'],
    ['JSON that is no definition', '{"a": [1, {"b": null}]}'],
    [
      'prototype names',
      '{"StartAt": "__proto__", "States": {"__proto__": {"Type": "Pass", "Next": "constructor"}, "constructor": {"Type": "toString"}}}',
    ],
    ['half a key', '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Ne'],
    ['Windows line ends and tabs', '{\r\n\t"StartAt": "A",\r\n\t"States": {\r\n\t\t"A": {"Type": "Pass"}\r\n\t}\r\n}'],
  ])('%s', (_, text) => {
    check(text, 'json');
    check(text, 'yaml');
    check(text, undefined);
  });
});

describe('hostile texts', () => {
  const machineWith = (field: string, text: string): string =>
    JSON.stringify({
      QueryLanguage: field === 'Output' ? 'JSONata' : 'JSONPath',
      StartAt: 'A',
      States: { A: { Type: 'Pass', [field]: text, End: true } },
    });

  test.each([
    ['a long path', 'InputPath', '$' + '.a'.repeat(50_000)],
    ['a path of brackets', 'InputPath', '$' + '['.repeat(100_000)],
    ['a filter in a filter', 'InputPath', '$' + '[?(@'.repeat(25_000)],
    ['a long expression', 'Output', `{% ${'1+'.repeat(50_000)}1 %}`],
    ['a deep expression', 'Output', `{% ${'('.repeat(100_000)} %}`],
    ['many names', 'Output', `{% ${'a,'.repeat(50_000)} %}`],
    ['a long name', 'ResultPath', 'a'.repeat(100_000)],
  ])('%s of 100,000 characters is checked at once', (_, field, text) => {
    const start = performance.now();
    check(machineWith(field, text), 'json');
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  test('20,000 mistakes of one kind take time in proportion to their number', () => {
    const states = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [`S${String(i)}`, { Type: 'Pass', Next: `T${String(i)}`, Foo: 1 }]),
    );
    const rules = Array.from({ length: 10_000 }, () => ({ Variable: 'a', Foo: 1 }));
    const start = performance.now();
    check(JSON.stringify({ StartAt: 'S0', States: { ...states, C: { Type: 'Choice', Choices: rules } } }), 'json');
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});

test('marks and cursors of test texts are read as they are shown', () => {
  const { text, marks, cursor } = readMarkedText('ab|cd\n ^^ some-code\nef', { cursor: true });
  expect({ text, cursor }).toEqual({ text: 'abcd\nef', cursor: 2 });
  expect(marks).toEqual([{ code: 'some-code', start: 1, end: 2 }]);
});
