import { describe, expect, it } from 'vitest';
import type { Json } from '../../language/json';
import { toJson } from '../../language/tree/node';
import { parseJson } from '../../language/tree/parse-json';
import { parseYaml } from '../../language/tree/parse-yaml';
import { substitute } from '../../workspace/substitutions';

function substituted(
  text: string,
  values: Record<string, Json>,
): { value: Json; missing: readonly string[]; unused: readonly string[] } {
  const { document, missing, unused } = substitute(parseJson(text), new Map(Object.entries(values)));
  return { value: toJson(document.root), missing, unused };
}

describe('substitutions', () => {
  it('put values into texts and keys, and in place of unquoted placeholders', () => {
    const text = '{ "a": "x-${T}-${ T }", "${T}": ${N}, "s": ${T}, "n": ${Text}, "o": ${O}, "same": "${}${T" }';
    expect(substituted(text, { T: 'ord"ers', N: 60, Text: '61', O: { k: [1] } })).toEqual({
      value: { a: 'x-ord"ers-ord"ers', 'ord"ers': 60, s: 'ord"ers', n: 61, o: { k: [1] }, same: '${}${T' },
      missing: [],
      unused: [],
    });
  });

  it('tell placeholders without a value, which stay, and values that nothing asks for', () => {
    expect(substituted('{ "a": "${X}${Y}${X}", "b": ${Z} }', { Q: 1, Y: 'y' })).toEqual({
      value: { a: '${X}y${X}', b: '${Z}' },
      missing: ['X', 'Z'],
      unused: ['Q'],
    });
  });

  it('know the pseudo parameters of CloudFormation', () => {
    expect(substituted('"arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:f"', {}).value).toBe(
      'arn:aws:lambda:us-east-1:123456789012:function:f',
    );
  });

  it('leave all nodes where they stand, in YAML too', () => {
    const text = 'States:\n  A:\n    Comment: "${X}"\n    Next: B\n';
    const { document } = substitute(parseYaml(text), new Map([['X', 'long text']]));
    expect(toJson(document.root)).toEqual({ States: { A: { Comment: 'long text', Next: 'B' } } });
    const comment = JSON.stringify(document.root, (key, value: unknown) =>
      key === 'parent' || key === 'offsets' ? undefined : value,
    );
    expect(comment).toContain(`"start":${String(text.indexOf('"${X}"'))},"end":${String(text.indexOf('"${X}"') + 6)}`);
  });
});
