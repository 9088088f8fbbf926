import { expect, test } from 'vitest';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

function laughs(levels: number): string[] {
  const lines = Array.from(
    { length: levels },
    (_, i) => `      a${String(i + 1)}: &a${String(i + 1)} [*a${String(i)}, *a${String(i)}]`,
  );
  const text = `StartAt: A\nStates:\n  A:\n    Type: Pass\n    Result:\n      a0: &a0 [x, x]\n${lines.join('\n')}\n    End: true\n`;
  return validate(parseDocument(text, 'yaml')).map(({ code }) => code);
}

test('aliases that multiply are stopped and reported, a few are fine', () => {
  expect(laughs(4)).toEqual([]);
  expect(new Set(laughs(40))).toEqual(new Set(['too-many-aliases']));
});
