import { describe, expect, it } from 'vitest';
import { isValidName, refusalOfCreation } from '../../../interpreter/api/create-request';
import { refusalOfDefinition, validateDefinition } from '../../../interpreter/api/definition-answers';

const good = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
const dangling = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'NOPE' } } });

describe('refusalOfDefinition', () => {
  it('joins all faults in the order of the service, one without a place at null (V2, V5)', () => {
    expect(refusalOfDefinition(dangling, 'STANDARD')).toEqual({
      errorType: 'InvalidDefinition',
      message:
        "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/A/Next, MISSING_END_STATE: Workflow has no terminal state at null'",
    });
  });

  it('accepts what the service accepts', () => {
    expect(refusalOfDefinition(good, 'EXPRESS')).toBeUndefined();
  });

  it('quotes the reader for a text that is no JSON (V21)', () => {
    expect(refusalOfDefinition('not a definition', 'STANDARD')?.message).toContain(
      "INVALID_JSON_DESCRIPTION: Unrecognized token 'not'",
    );
  });
});

describe('validateDefinition', () => {
  it('answers warnings only when asked for them (V1)', () => {
    const definition = JSON.stringify({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Parameters: { a: '$.b' }, End: true } },
    });
    expect(validateDefinition({ definition })).toEqual({ result: 'OK', diagnostics: [], truncated: false });
    expect(validateDefinition({ definition, severity: 'WARNING' })).toMatchObject({
      result: 'OK',
      diagnostics: [{ code: 'NO_DOLLAR', severity: 'WARNING' }],
    });
  });

  it('cuts the list at maxResults and says so', () => {
    expect(validateDefinition({ definition: dangling, maxResults: 1 })).toMatchObject({
      result: 'FAIL',
      diagnostics: [{}],
      truncated: true,
    });
  });
});

describe('refusalOfCreation', () => {
  const request = { name: 'machine', definition: good, type: 'STANDARD' as const };
  const surroundings = { logGroups: new Set(['arn:aws:logs:us-east-1:111122223333:log-group:known']) };
  const logging = (arn: string) => ({ level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: arn } }] });

  it.each([
    [{ ...request, name: 'a b' }, 'InvalidName'],
    [{ ...request, name: 'x'.repeat(81) }, 'ValidationException'],
    [{ ...request, versionDescription: 'x' }, 'ValidationException'],
    [{ ...request, loggingConfiguration: { level: 'FATAL' } }, 'InvalidLoggingConfiguration'],
    [
      { ...request, loggingConfiguration: logging('arn:aws:logs:us-east-1:111122223333:log-group:gone:*') },
      'InvalidLoggingConfiguration',
    ],
    [{ ...request, definition: dangling }, 'InvalidDefinition'],
  ])('refuses %j', (wrong, errorType) => {
    expect(refusalOfCreation(wrong, surroundings)?.errorType).toBe(errorType);
  });

  it('accepts a machine that logs to a group that is there', () => {
    const loggingConfiguration = logging('arn:aws:logs:us-east-1:111122223333:log-group:known:*');
    expect(refusalOfCreation({ ...request, loggingConfiguration }, surroundings)).toBeUndefined();
  });
});

describe('isValidName', () => {
  it.each([
    ['a', true],
    ['Ä-ö_1.x', true],
    ['', false],
    ['x'.repeat(81), false],
    ['a b', false],
    ['a:b', false],
    ['a\u0085', false],
    ['a\ud800', false],
  ])('%j is %s', (name, valid) => {
    expect(isValidName(name)).toBe(valid);
  });

  it('says nothing more of a text that is not JSON (V21)', () => {
    expect(validateDefinition({ definition: 'not a definition' }).diagnostics.map(({ code }) => code)).toEqual([
      'INVALID_JSON_DESCRIPTION',
    ]);
  });
});
