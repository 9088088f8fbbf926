import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

const LIMIT = 262_144;
const TASK = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };

function found(fields: Readonly<Record<string, unknown>>, language = 'JSONPath'): readonly string[] {
  const text = JSON.stringify({
    QueryLanguage: language,
    StartAt: 'A',
    States: { A: { Type: 'Pass', ...fields, End: true } },
  });
  return validate(parseDocument(text, 'json'))
    .filter(({ code }) => code === 'data-too-large')
    .map(({ severity, message }) => `${severity} ${message}`);
}

/** A text whose JSON text has so many bytes. */
function textOf(bytes: number): string {
  return 'x'.repeat(bytes - 2);
}

describe('data-too-large', () => {
  test('finds a result of one byte too much', () => {
    expect(found({ Result: textOf(LIMIT) })).toEqual([]);
    expect(found({ Result: textOf(LIMIT + 1) })).toEqual([
      'warning "Result" has 262,145 bytes of data, a state handles at most 262,144: the execution fails here with States.DataLimitExceeded. Keep large data in S3.',
    ]);
  });

  test('counts bytes, not characters, and objects with their keys', () => {
    expect(found({ Result: 'é'.repeat(LIMIT / 2 - 1) })).toEqual([]);
    expect(found({ Result: 'é'.repeat(LIMIT / 2) })).toHaveLength(1);
    const around = '{"a":[1,]}'.length;
    expect(found({ Result: { a: [1, textOf(LIMIT - around)] } })).toEqual([]);
    expect(found({ Result: { a: [1, textOf(LIMIT - around + 1)] } })).toHaveLength(1);
  });

  test('counts what a payload holds at least: not its expressions', () => {
    expect(found({ Parameters: { a: textOf(LIMIT) } })).toHaveLength(1);
    expect(found({ Parameters: { 'a.$': `$['${textOf(LIMIT)}']` } })).toEqual([]);
    expect(found({ Output: { a: textOf(LIMIT) } }, 'JSONata')).toHaveLength(1);
    expect(found({ Output: { a: `{% '${textOf(LIMIT)}' %}` } }, 'JSONata')).toEqual([]);
    expect(found({ ...TASK, Arguments: { Payload: textOf(LIMIT) } }, 'JSONata')).toHaveLength(1);
    expect(found({ Parameters: { a: `\${Template}${textOf(LIMIT)}` } })).toEqual([]);
  });

  test('counts the variables of one Assign together', () => {
    const half = textOf(LIMIT / 2);
    expect(found({ Assign: { a: half, b: 1 } })).toEqual([]);
    expect(found({ Assign: { a: half, b: half, c: 1 } })).toHaveLength(1);
    expect(found({ Assign: { a: half, b: half, 'c.$': '$.c' } })).toEqual([]);
  });

  test('is silent about a long comment', () => {
    expect(found({ Comment: textOf(LIMIT * 2) })).toEqual([]);
  });
});
