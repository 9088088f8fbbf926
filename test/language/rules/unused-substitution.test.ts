import { describe, expect, test } from 'vitest';
import { findDefinitions } from '../../../language/embedding/find-definitions';
import { inDocument, validateDefinitions } from '../../../language/embedding/validate-definitions';
import type { ValidateOptions } from '../../../language/validate';
import { parseDocument } from '../../../language/tree/parse-document';

const template = (definition: string): string => `Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionSubstitutions: {ChargeArn: !GetAtt Charge.Arn, Seconds: 5}
      ${definition}
`;

function found(definition: string, severities: ValidateOptions['severities'] = {}): string[] {
  const text = template(definition);
  const document = parseDocument(text, 'yaml');
  return validateDefinitions(document, findDefinitions(document), { severities })
    .map(inDocument)
    .filter(({ code }) => code === 'unused-substitution' || code === 'placeholder-without-value')
    .map(({ code, severity, range }) => `${severity} ${code} ${text.slice(range.start, range.end)}`);
}

const STATE = (wait: string): string =>
  `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "\${ChargeArn}", "TimeoutSeconds": ${wait}, "End": true}}}`;

describe('unused-substitution', () => {
  test.each([
    ['a definition that is a part of the template', `Definition: ${STATE('5')}`],
    ['a definition that is a text', `DefinitionString: '${STATE('5')}'`],
  ])('finds a substitution without its placeholder beside %s', (_, definition) => {
    expect(found(definition)).toEqual(['hint unused-substitution Seconds']);
  });

  test('is quiet where each has its placeholder', () => {
    expect(found(`DefinitionString: '${STATE('${Seconds}')}'`)).toEqual([]);
  });

  test('tells placeholders without a substitution at their place in the template', () => {
    expect(found(`DefinitionString: '${STATE('${Secnds}')}'`)).toEqual([
      'hint unused-substitution Seconds',
      'warning placeholder-without-value ${Secnds}',
    ]);
    expect(found(`DefinitionString: !Sub '${STATE('${Timeout}')}'`)).toEqual(['hint unused-substitution Seconds']);
  });

  test('can be turned off', () => {
    expect(found(`Definition: ${STATE('5')}`, { 'unused-substitution': 'off' })).toEqual([]);
  });
});
