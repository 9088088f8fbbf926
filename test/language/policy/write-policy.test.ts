import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { optimizedServices } from '../../../language/integrations/index';
import { buildModel } from '../../../language/model/build-model';
import { writePolicy, type PolicyOptions, type WrittenPolicy } from '../../../language/policy/write-policy';
import { parseDocument, formatOf } from '../../../language/tree/parse-document';

function policyFor(states: object, options?: PolicyOptions): WrittenPolicy {
  const text = JSON.stringify({ StartAt: 'S', States: states });
  return writePolicy(buildModel(parseDocument(text)), options);
}

/** The statements as `actions on resources`. */
function allowed(states: object, options?: PolicyOptions): string[] {
  const { policy } = policyFor(states, options);
  return (policy['Statement'] as { Action: string[]; Resource: string[] }[]).map(
    ({ Action, Resource }) => `${Action.join(' ')} on ${Resource.join(' ')}`,
  );
}

const task = (resource: string, parameters: object = {}, more: object = {}): object => ({
  S: { Type: 'Task', Resource: resource, Parameters: parameters, End: true, ...more },
});
const integration = (name: string, parameters?: object, more?: object): object =>
  task(`arn:aws:states:::${name}`, parameters, more);
const messages = (states: object): string[] =>
  policyFor(states, { region: 'eu-west-1', account: '123456789012' }).notes.map(({ message }) => message);

describe('functions', () => {
  it.each([
    [
      task('arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:Charge:live'),
      'arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:Charge:live',
    ],
    [task('${ChargeFunctionArn}'), '${ChargeFunctionArn}'],
    [integration('lambda:invoke', { FunctionName: 'Charge' }), 'arn:aws:lambda:*:*:function:Charge'],
    [
      integration('lambda:invoke', { FunctionName: 'Charge', Qualifier: 'live' }),
      'arn:aws:lambda:*:*:function:Charge:live',
    ],
    [
      integration('lambda:invoke', { FunctionName: '123456789012:function:Charge' }),
      'arn:aws:lambda:*:123456789012:function:Charge',
    ],
    [integration('lambda:invoke', { FunctionName: '${Charge}' }), 'arn:aws:lambda:*:*:function:${Charge}'],
    [integration('lambda:invoke', { 'FunctionName.$': '$.f' }), 'arn:aws:lambda:*:*:function:*'],
  ])('%j', (states, resource) => {
    expect(allowed(states)).toEqual([`lambda:InvokeFunction on ${resource}`]);
  });

  it('says what only the data know', () => {
    expect(messages(integration('lambda:invoke', { 'FunctionName.$': '$.f' }))).toEqual([
      'FunctionName comes from the data ($.f): narrow down "*" to what it can be.',
    ]);
    const jsonata = { Arguments: { FunctionName: '{% $f %}' }, Parameters: undefined, QueryLanguage: 'JSONata' };
    expect(messages(integration('lambda:invoke', {}, jsonata))).toEqual([
      'FunctionName comes from the data ({% $f %}): narrow down "*" to what it can be.',
    ]);
  });
});

describe('integrations', () => {
  it('read names, ARNs and URLs where they are deployed', () => {
    const url = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
    expect(allowed(integration('sqs:sendMessage', { QueueUrl: url, MessageBody: 'x' }))).toEqual([
      'sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:orders',
    ]);
    expect(
      allowed(integration('dynamodb:putItem', { TableName: 'orders' }), { region: 'eu-west-1', account: '1' }),
    ).toEqual(['dynamodb:PutItem on arn:aws:dynamodb:eu-west-1:1:table/orders']);
    expect(
      allowed(integration('events:putEvents', { Entries: [{ EventBusName: 'a' }, { EventBusName: 'b' }] })),
    ).toEqual(['events:PutEvents on arn:aws:events:*:*:event-bus/a arn:aws:events:*:*:event-bus/b']);
    expect(allowed(integration('events:putEvents', { Entries: [{ Source: 'x' }] }))).toEqual([
      'events:PutEvents on arn:aws:events:*:*:event-bus/default',
    ]);
  });

  it('may follow the jobs that they wait for', () => {
    const machine = 'arn:aws:states:eu-west-1:123456789012:stateMachine:child';
    expect(allowed(integration('states:startExecution.sync:2', { StateMachineArn: machine }))).toEqual([
      'events:DescribeRule events:PutRule events:PutTargets on arn:aws:events:*:*:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
      'states:DescribeExecution states:StopExecution on arn:aws:states:eu-west-1:123456789012:execution:child:*',
      `states:StartExecution on ${machine}`,
    ]);
    expect(allowed(integration('states:startExecution', { StateMachineArn: machine }))).toEqual([
      `states:StartExecution on ${machine}`,
    ]);
  });

  it('narrow HTTP calls by condition', () => {
    const connection = 'arn:aws:events:us-east-1:123456789012:connection/c/1';
    const parameters = { ApiEndpoint: 'https://x.com/a', Method: 'GET', Authentication: { ConnectionArn: connection } };
    const { policy } = policyFor(integration('http:invoke', parameters), { machineName: 'flow' });
    expect(policy['Statement']).toContainEqual({
      Sid: 'StatesInvokeHTTPEndpoint',
      Effect: 'Allow',
      Action: ['states:InvokeHTTPEndpoint'],
      Resource: ['arn:aws:states:*:*:stateMachine:flow'],
      Condition: {
        StringEquals: { 'states:HTTPMethod': 'GET' },
        StringLike: { 'states:HTTPEndpoint': 'https://x.com/a' },
      },
    });
    expect(JSON.stringify(policy)).toContain(connection);
  });

  it('are all known', () => {
    const unknown = optimizedServices.flatMap(({ key, actions }) =>
      actions.filter(({ permissions }) => !permissions).map(({ name }) => `${key}:${name}`),
    );
    expect(unknown).toEqual(['bedrockagentcore:invokeHarness']);
    const jobs = optimizedServices.flatMap(({ key, actions }) =>
      actions
        .filter(({ patterns, jobPermissions }) => patterns.includes('sync') && !jobPermissions)
        .map(({ name }) => `${key}:${name}`),
    );
    // The Kubernetes API of a cluster asks its own access entries.
    expect(jobs).toEqual(['eks:call', 'eks:runJob']);
  });
});

describe('calls by the SDK', () => {
  it.each([
    ['s3:listObjectsV2', { Bucket: 'b' }, 's3:ListBucket on arn:aws:s3:::b'],
    ['s3:getObject', { Bucket: 'b', Key: 'a/b.json' }, 's3:GetObject on arn:aws:s3:::b/a/b.json'],
    ['s3:getObject', { Bucket: 'b', 'Key.$': '$.k' }, 's3:GetObject on arn:aws:s3:::b/*'],
    ['s3:deleteObjects', { Bucket: 'b' }, 's3:DeleteObject on arn:aws:s3:::b/*'],
    ['sfn:sendTaskSuccess', { TaskToken: 't' }, 'states:SendTaskSuccess on *'],
    [
      'cloudwatchlogs:putLogEvents',
      { LogGroupName: '/a/b' },
      'logs:PutLogEvents on arn:aws:logs:*:*:log-group:/a/b:log-stream:*',
    ],
    ['dynamodb:query', { TableName: 't', IndexName: 'i' }, 'dynamodb:Query on arn:aws:dynamodb:*:*:table/t/index/i'],
    [
      'secretsmanager:getSecretValue',
      { SecretId: 's' },
      'secretsmanager:GetSecretValue on arn:aws:secretsmanager:*:*:secret:s-??????',
    ],
    [
      'secretsmanager:createSecret',
      { Name: 's' },
      'secretsmanager:CreateSecret on arn:aws:secretsmanager:*:*:secret:s-??????',
    ],
    ['ecs:describeTasks', { Cluster: 'c', Tasks: ['t'] }, 'ecs:DescribeTasks on arn:aws:ecs:*:*:task/c/t'],
    [
      'ecs:updateService',
      { Cluster: 'arn:aws:ecs:us-east-1:1:cluster/c', Service: 's' },
      'ecs:UpdateService on arn:aws:ecs:*:*:service/c/s',
    ],
    ['ecs:listTasks', { Cluster: 'c' }, 'ecs:ListTasks on *'],
    ['ec2:describeInstances', { InstanceIds: ['i-1'] }, 'ec2:DescribeInstances on *'],
    [
      'ec2:stopInstances',
      { InstanceIds: ['i-1', 'i-2'] },
      'ec2:StopInstances on arn:aws:ec2:*:*:instance/i-1 arn:aws:ec2:*:*:instance/i-2',
    ],
    ['ssm:getParameter', { Name: '/a/b' }, 'ssm:GetParameter on arn:aws:ssm:*:*:parameter/a/b'],
    ['opensearchserverless:getAccessPolicy', {}, 'aoss:GetAccessPolicy on *'],
    ['cognitoidentityprovider:adminGetUser', {}, 'cognito-idp:AdminGetUser on *'],
  ])('%s', (call, parameters, expected) => {
    expect(allowed(integration(`aws-sdk:${call}`, parameters))).toEqual([expected]);
  });
});

it('lets copies read their source and write their target', () => {
  expect(allowed(integration('aws-sdk:s3:copyObject', { Bucket: 'to', Key: 'k', CopySource: '/from/a%20b' }))).toEqual([
    's3:GetObject on arn:aws:s3:::from/a b',
    's3:PutObject on arn:aws:s3:::to/k',
  ]);
});

describe('models of Bedrock', () => {
  const invoked = (ModelId: string): string[] =>
    allowed(integration('bedrock:invokeModel', { ModelId, Body: {} }), { region: 'us-east-1', account: '1' });

  it('are allowed by their ids', () => {
    expect(invoked('amazon.nova-pro-v1:0')).toEqual([
      'bedrock:InvokeModel on arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
    ]);
  });

  it('read their input from a bucket and write their output to one', () => {
    const parameters = { ModelId: 'm', Input: { S3Uri: 's3://in/a.json' }, Output: { S3Uri: '${Uri}' } };
    expect(allowed(integration('bedrock:invokeModel', parameters)).filter((line) => line.startsWith('s3:'))).toEqual([
      's3:GetObject on arn:aws:s3:::in/a.json',
      's3:PutObject on arn:aws:s3:::${Uri}',
    ]);
  });

  // https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
  it('are allowed in all regions of an inference profile, with the profile', () => {
    expect(invoked('us.amazon.nova-pro-v1:0')).toEqual([
      'bedrock:InvokeModel on arn:aws:bedrock:*::foundation-model/amazon.nova-pro-v1:0 arn:aws:bedrock:us-east-1:1:inference-profile/us.amazon.nova-pro-v1:0',
    ]);
  });
});

it('leaves out a condition that only the data know, and says so', () => {
  const parameters = { 'ApiEndpoint.$': '$.url', Method: 'GET' };
  const { policy, notes } = policyFor(integration('http:invoke', parameters), { machineName: 'flow' });
  expect(policy['Statement']).toContainEqual(
    expect.objectContaining({ Condition: { StringEquals: { 'states:HTTPMethod': 'GET' } } }),
  );
  expect(notes.map(({ message }) => message)).toContain(
    'ApiEndpoint is known only when it runs: add a condition that narrows it down.',
  );
});

it('hands on roles by their ARNs or names', () => {
  const passed = (parameters: object): string[] =>
    allowed(integration('elasticmapreduce:createCluster', parameters)).filter((line) => line.startsWith('iam:'));
  expect(passed({ ServiceRole: 'EMR_DefaultRole' })).toEqual(['iam:PassRole on arn:aws:iam::*:role/EMR_DefaultRole']);
  expect(passed({ ServiceRole: 'arn:aws:iam::1:role/r' })).toEqual(['iam:PassRole on arn:aws:iam::1:role/r']);
  expect(allowed(integration('sagemaker:createModel', { ModelName: 'm', ExecutionRoleArn: '${Role}' }))).toContain(
    'iam:PassRole on ${Role}',
  );
});

it('lets a Distributed Map start its children, read and write', () => {
  const states = {
    S: {
      Type: 'Map',
      Label: 'lines',
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'in', Key: 'a.csv' } },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'I',
        States: { I: { Type: 'Pass', End: true } },
      },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out', Prefix: 'x/' } },
      End: true,
    },
  };
  expect(allowed(states, { machineName: 'flow', region: 'r', account: 'a' })).toEqual([
    's3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject on arn:aws:s3:::out/x/*',
    's3:GetObject on arn:aws:s3:::in/a.csv',
    'states:DescribeExecution states:StopExecution on arn:aws:states:r:a:execution:flow:*',
    'states:RedriveExecution on arn:aws:states:r:a:execution:flow/lines:*',
    'states:StartExecution on arn:aws:states:r:a:stateMachine:flow',
  ]);
});

it('takes the role of another account in the place of its own rights', () => {
  const states = integration(
    'sqs:sendMessage',
    { QueueUrl: 'u' },
    { Credentials: { RoleArn: 'arn:aws:iam::1:role/r' } },
  );
  expect(allowed(states)).toEqual(['sts:AssumeRole on arn:aws:iam::1:role/r']);
  expect(messages(states)).toEqual([
    'sqs:SendMessage must be allowed to the role arn:aws:iam::1:role/r, which makes the call.',
  ]);
});

it('never guesses', () => {
  expect(messages(task('${Whatever}'))).toEqual(['What ${Whatever} needs cannot be known from the definition.']);
  expect(allowed(task('${Whatever}'))).toEqual([]);
  expect(messages(integration('sqs:sendMessage', { QueueUrl: '${QueueUrl}' }))).toEqual([
    'Write the ARN of the queue whose URL is ${QueueUrl}.',
  ]);
});

it('joins what is alike and names each statement once', () => {
  const invoke = (name: string): object => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: name },
    End: true,
  });
  expect(allowed({ S: invoke('a'), B: invoke('b'), C: invoke('a') })).toEqual([
    'lambda:InvokeFunction on arn:aws:lambda:*:*:function:a arn:aws:lambda:*:*:function:b',
  ]);
});

it('says who may take the role, narrowed where the account is known', () => {
  expect(policyFor({}).trustPolicy).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  expect(JSON.stringify(policyFor({}, { account: '1', region: 'r', machineName: 'm' }).trustPolicy)).toContain(
    '"aws:SourceArn":"arn:aws:states:r:1:stateMachine:m"',
  );
});

it('writes sound statements for published definitions', () => {
  const folder = join(import.meta.dirname, '../../validation/valid');
  for (const name of readdirSync(folder).filter((file) => /\.(?:json|ya?ml)$/.test(file))) {
    const model = buildModel(parseDocument(readFileSync(join(folder, name), 'utf8'), formatOf(name)));
    const { policy } = writePolicy(model);
    const sids = new Set<string>();
    for (const statement of policy['Statement'] as { Sid: string; Action: string[]; Resource: string[] }[]) {
      expect(statement.Sid, name).toMatch(/^[A-Za-z0-9]+$/);
      expect(sids.has(statement.Sid), name).toBe(false);
      sids.add(statement.Sid);
      for (const action of statement.Action) expect(action, name).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/);
      for (const resource of statement.Resource) {
        expect(resource, name).not.toMatch(
          /(?<!\$)\{(?:partition|region|account|self|machine|[A-Z][a-z][A-Za-z0-9.]*)[=}]/,
        );
        expect(resource, name).toMatch(/^(?:arn:|\*$|\$\{|[^:]+$)/);
      }
    }
  }
});
