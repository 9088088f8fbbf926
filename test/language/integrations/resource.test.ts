import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFunctionQualifier, parseResource } from '../../../language/integrations/resource';

function call(kind: string, service: string, action: string, suffix?: string): object {
  const pattern = suffix ?? 'request-response';
  return { kind, service, action, suffix, pattern, resourceType: kind === 'aws-sdk' ? `aws-sdk:${service}` : service };
}

describe('parseResource (S8)', () => {
  it.each([
    ['arn:aws:states:::sqs:sendMessage', call('optimized', 'sqs', 'sendMessage')],
    ['arn:aws:states:::states:startExecution.sync:2', call('optimized', 'states', 'startExecution', 'sync:2')],
    ['arn:aws-cn:states:::ecs:runTask.waitForTaskToken', call('optimized', 'ecs', 'runTask', 'waitForTaskToken')],
    [
      'arn:aws-us-gov:states:::emr-containers:startJobRun.sync',
      call('optimized', 'emr-containers', 'startJobRun', 'sync'),
    ],
    ['arn:aws:states:us-east-1:123456789012:aws-sdk:s3:getObject', call('aws-sdk', 's3', 'getObject')],
    [
      'arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken',
      call('aws-sdk', 'dynamodb', 'putItem', 'waitForTaskToken'),
    ],
    ['arn:${AWS::Partition}:states:${AWS::Region}::lambda:invoke', call('optimized', 'lambda', 'invoke')],
    [
      'arn:aws:states:::lambda:invoke.sync.x',
      { ...call('optimized', 'lambda', 'invoke', 'sync.x'), pattern: undefined },
    ],
    ['arn:aws:states:::', { ...call('optimized', '', '') }],
    [
      'arn:aws:lambda:us-east-1:123456789012:function:F',
      { kind: 'lambda-function', functionName: 'F', qualifier: undefined },
    ],
    [
      'arn:aws:lambda:REGION:ACCOUNT_ID:function:F:live',
      { kind: 'lambda-function', functionName: 'F', qualifier: 'live' },
    ],
    ['arn:aws:lambda:::function:F:', { kind: 'lambda-function', functionName: 'F', qualifier: '' }],
    [
      'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${A}-x:${A}',
      { kind: 'lambda-function', functionName: '${A}-x', qualifier: '${A}' },
    ],
    ['arn:aws:lambda:r:a:${Rest}', { kind: 'placeholder' }],
    ['arn:aws:lambda:r:a:layer:L', { kind: 'other-arn' }],
    ['arn:aws:states:us-east-1:XXXXXXXXXXXX:activity:get-${X}', { kind: 'activity', name: 'get-${X}' }],
    ['arn:aws:swf:us-east-1:123456789012:task:X', { kind: 'other-arn' }],
    ['arn:aws:${Service}:::x:y', { kind: 'placeholder' }],
    ['arn:aws:states:::${Service}:invoke', { kind: 'placeholder' }],
    ['arn:aws:states:::lambda:invoke${Suffix}', { kind: 'placeholder' }],
    ['arn:aws:states:::aws-sdk:${X}', { kind: 'placeholder' }],
    ['${LambdaArn}', { kind: 'placeholder' }],
    ['${Arn}:live', { kind: 'placeholder' }],
    ['${LambdaArn', { kind: 'not-an-arn' }],
    ['', { kind: 'not-an-arn' }],
    ['myFunction', { kind: 'not-an-arn' }],
    ['arn:aws:lambda', { kind: 'not-an-arn' }],
    [' arn:aws:states:::sqs:sendMessage', { kind: 'not-an-arn' }],
  ])('takes %s apart', (resource, info) => {
    expect(parseResource(resource)).toEqual(info);
  });

  it('takes any text', () => {
    const part = fc.constantFrom(
      'arn',
      ':',
      'aws',
      'states',
      'lambda',
      'function',
      'aws-sdk',
      '${X}',
      '${',
      '}',
      '.sync',
      'x',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(parseResource(parts.join(''))).toHaveProperty('kind');
      }),
    );
  });
});

describe('isFunctionQualifier', () => {
  it.each(['$LATEST', '1', 'live', 'a-b_C', '${Alias}', 'v${N}'])('takes %s', (qualifier) => {
    expect(isFunctionQualifier(qualifier)).toBe(true);
  });
  it.each(['', '$*#$7485', '$latest', 'a b', 'a:b', '${Open'])('refuses %j', (qualifier) => {
    expect(isFunctionQualifier(qualifier)).toBe(false);
  });
});
