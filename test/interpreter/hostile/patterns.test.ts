import { describe, expect, it } from 'vitest';
import { ends, only, output } from './ends';

// Each takes a backtracking matcher longer than the universe lasts.
const PATTERNS = [
  '(a+)+$',
  '(a|a)*$',
  '(a|aa)+$',
  '(.*)*b',
  '([a-zA-Z]+)*$',
  '(a+){2,}b',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
];
const TEXT = `${'a'.repeat(2000)}!`;

describe('catastrophic patterns', () => {
  describe.each(PATTERNS)('%s', (pattern) => {
    it.each(['$match', '$contains', '$split'])('in %s', async (name) => {
      const result = await ends(output(`${name}($states.input, /${pattern}/)`), TEXT);
      expect(result.status === 'SUCCEEDED' || result.error === 'States.QueryEvaluationError').toBe(true);
    });
    it('in $replace', async () => {
      const result = await ends(output(`$replace($states.input, /${pattern}/, "")`), TEXT);
      expect(result.status === 'SUCCEEDED' || result.error === 'States.QueryEvaluationError').toBe(true);
    });
    it('in the filter of a JSONPath', async () => {
      const path = `$[?(@.x =~ /${pattern}/)]`;
      expect(await ends(only({ Type: 'Pass', InputPath: path }), [{ x: TEXT }])).toEqual({
        status: 'SUCCEEDED',
        output: [],
      });
    });
  });
  it('that need a backtracking matcher are refused', async () => {
    const refused = await ends(output('$match($states.input, /(?=(a+)+$)a/)'), TEXT);
    expect(refused).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    const filter = await ends(only({ Type: 'Pass', InputPath: '$[?(@.x =~ /(?=(a+)+$)a/)]' }), [{ x: TEXT }]);
    expect(filter).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });
  it('in StringMatches', async () => {
    const stars = `${'*a'.repeat(30)}*b`;
    const choice = {
      StartAt: 'C',
      States: {
        C: { Type: 'Choice', Choices: [{ Variable: '$', StringMatches: stars, Next: 'S' }], Default: 'S' },
        S: { Type: 'Succeed' },
      },
    };
    expect((await ends(choice, TEXT)).status).toBe('SUCCEEDED');
  });
});
