import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { format } from 'jsonc-parser';
import { expect, it } from 'vitest';
import type { Edit } from '../../../language/features/edit';
import type { Layout } from '../../../language/formatting/layout';
import { layOutJson } from '../../../language/formatting/layout-json';
import { finish } from '../../../language/steps';
import type { OffsetRange } from '../../../language/text/line-index';
import { parseJson } from '../../../language/tree/parse-json';

const LAYOUTS: readonly Layout[] = [
  { tabSize: 2, insertSpaces: true },
  { tabSize: 3, insertSpaces: false, insertFinalNewline: true },
  { tabSize: 0, insertSpaces: true, insertFinalNewline: false },
];

/** What the package makes of it in one go. */
function byPackage(text: string, layout: Layout, range?: OffsetRange): Edit[] {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const stretch = range && { offset: range.start, length: range.end - range.start };
  return format(text, stretch, { ...layout, eol }).map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    text: content,
  }));
}

function expectSame(text: string, layout: Layout, range?: OffsetRange): void {
  expect(finish(layOutJson(parseJson(text), layout, range)), text).toEqual(byPackage(text, layout, range));
}

const folder = path.resolve(import.meta.dirname, '../../validation/valid');
const corpus = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => readFileSync(path.join(folder, file), 'utf8'));

it('the layout of JSON is that of jsonc-parser, for all valid definitions', () => {
  for (const text of corpus) {
    for (const layout of LAYOUTS) {
      expectSame(text, layout);
      expectSame(text, layout, { start: text.length >> 2, end: (text.length * 3) >> 2 });
    }
  }
  expect(corpus.length).toBeGreaterThan(50);
});

it('the layout of JSON is that of jsonc-parser, for texts with comments and faults', () => {
  const pieces = ['{', '}', '[', ']', ',', ':', '"a"', '1', 'null', '//c\n', '//z', '/*c*/', '/*', '\n', '\n\n'];
  const piece = fc.constantFrom(...pieces, ' ', '\t', '\r\n', 'word', '"', '${x}');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...LAYOUTS),
      (parts, a, b, layout) => {
        const text = parts.join('');
        expectSame(text, layout);
        const start = a % (text.length + 1);
        expectSame(text, layout, { start, end: start + (b % (text.length - start + 1)) });
      },
    ),
    { numRuns: 2000 },
  );
});
