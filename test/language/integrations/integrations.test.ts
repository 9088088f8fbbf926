import { describe, expect, it } from 'vitest';
import {
  errorPrefixOf,
  optimizedServices,
  parameterNamed,
  parametersOf,
  patternsOf,
  requiredAtCreation,
  resourceProblem,
  resultOf,
} from '../../../language/integrations/index';
import type { ParameterShape, StructureShape } from '../../../language/integrations/parameter-shape';
import { parseResource, type ServiceCall } from '../../../language/integrations/resource';
import { loadSdkTable } from '../../../workspace/sdk-table';

const sdk = loadSdkTable();

function call(name: string): ServiceCall {
  const info = parseResource(`arn:aws:states:::${name}`);
  if (info.kind !== 'optimized' && info.kind !== 'aws-sdk') throw new Error(`${name} is no service call`);
  return info;
}

function problem(name: string): string | undefined {
  const found = resourceProblem(call(name), sdk);
  return found && `${found.kind} ${found.name}`;
}

function structure(shape: ParameterShape | undefined): StructureShape {
  if (shape?.kind !== 'structure') throw new Error(`no structure but ${shape?.kind ?? 'nothing'}`);
  return shape;
}

describe('optimized integrations (S9)', () => {
  it.each([
    'lambda:invoke',
    'lambda:invoke.waitForTaskToken',
    'states:startExecution.sync:2',
    'dynamodb:updateItem',
    'events:putEvents.waitForTaskToken',
    'batch:submitJob.sync',
    'ecs:runTask.sync',
    'athena:startQueryExecution.sync',
    'athena:getQueryResults',
    'elasticmapreduce:addStep.sync',
    'emr-serverless:cancelJobRun.sync',
    'eks:runJob.sync',
    'sagemaker:createTrainingJob.sync',
    'bedrock:createModelCustomizationJob.sync',
    'bedrock-agentcore:anything',
    'bedrockagentcore:invokeHarness',
    'mediaconvert:createJob.sync',
    'http:invoke',
    'apigateway:invoke',
  ])('knows %s', (name) => {
    expect(problem(name)).toBeUndefined();
  });

  it.each([
    ['dynamodb:query', 'unknown-action query'],
    ['lambda:Invoke', 'unknown-action Invoke'],
    ['lamda:invoke', 'unknown-service lamda'],
    ['s3:getObject', 'unknown-service s3'],
    ['lambda:invoke.sync', 'pattern-not-supported sync'],
    ['sns:publish.sync', 'pattern-not-supported sync'],
    ['dynamodb:getItem.waitForTaskToken', 'pattern-not-supported waitForTaskToken'],
    ['batch:submitJob.waitForTaskToken', 'pattern-not-supported waitForTaskToken'],
    ['glue:startJobRun.sync:2', 'pattern-not-supported sync:2'],
    ['athena:getQueryResults.sync', 'pattern-not-supported sync'],
    ['sqs:sendMessage.waitForTasktoken', 'unknown-pattern waitForTasktoken'],
    ['sqs:sendMessage.', 'unknown-pattern '],
  ])('finds what is wrong with %s', (name, expected) => {
    expect(problem(name)).toBe(expected);
    expect(resourceProblem(call(name))?.certain).toBe(true);
  });

  it('tells what could stand there instead', () => {
    expect(resourceProblem(call('dynamodb:query'))?.known).toEqual(['getItem', 'putItem', 'updateItem', 'deleteItem']);
    expect(resourceProblem(call('states:startExecution.foo'))?.known).toEqual(['sync', 'sync:2', 'waitForTaskToken']);
    expect(resourceProblem(call('lambda:invoke.sync'))?.known).toEqual(['waitForTaskToken']);
  });

  it('has every service and action once, and only such actions as the table of the SDK has', () => {
    const names = optimizedServices.flatMap(({ key, actions }) => actions.map(({ name }) => `${key}:${name}`));
    expect(new Set(names).size).toBe(names.length);
    for (const { actions } of optimizedServices) {
      for (const { name, sdkService, patterns } of actions) {
        expect(patterns).toContain('request-response');
        if (sdkService !== undefined)
          expect(sdk?.service(sdkService)?.actions?.has(name), `${sdkService}:${name}`).toBe(true);
      }
    }
  });

  it('requires at creation only what it knows as a parameter', () => {
    for (const { key, actions } of optimizedServices) {
      for (const { name, requiredAtCreation: required = [] } of actions) {
        const parameters = parametersOf(call(`${key}:${name}`), sdk);
        for (const parameter of required)
          expect(parameters?.members().has(parameter), `${key}:${name} ${parameter}`).toBe(true);
      }
    }
    expect(requiredAtCreation(call('dynamodb:putItem'))).toEqual(['TableName', 'Item']);
    expect(requiredAtCreation(call('aws-sdk:dynamodb:putItem'))).toEqual([]);
  });

  it('knows parameters inside of parameters', () => {
    const training = parametersOf(call('sagemaker:createTrainingJob.sync'), sdk);
    const channels = training && parameterNamed(training, 'InputDataConfig')?.shape;
    const channel = structure(channels?.kind === 'list' ? channels.item : undefined);
    const source = structure(parameterNamed(channel, 'DataSource')?.shape);
    const s3 = structure(parameterNamed(source, 'S3DataSource')?.shape);
    expect(parameterNamed(s3, 'AttributeNames')?.shape).toMatchObject({ kind: 'list', item: { kind: 'string' } });
    expect(parameterNamed(s3, 'AtttributeNames')).toBeUndefined();
  });

  it('adds the parameters that only the integration has to those of the SDK', () => {
    const invoke = parametersOf(call('bedrock:invokeModel'), sdk);
    expect([...(invoke?.members().keys() ?? [])]).toEqual(
      expect.arrayContaining(['ModelId', 'Body', 'Input', 'Output']),
    );
    expect(invoke && parameterNamed(structure(parameterNamed(invoke, 'Input')?.shape), 'S3Uri')?.required).toBe(false);
    const http = parametersOf(call('http:invoke'));
    expect(http && [...http.members().values()].filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'ApiEndpoint',
      'Method',
    ]);
  });

  it('says nothing of parameters that it does not know', () => {
    expect(parametersOf(call('elasticmapreduce:createCluster'), sdk)).toBeUndefined();
    expect(parametersOf(call('sqs:sendMessage'))).toBeUndefined();
    expect(parametersOf(call('bedrock-agentcore:anything'), sdk)).toBeUndefined();
  });
});

describe('calls by the SDK (S8, S15)', () => {
  it.each([
    's3:listObjectsV2',
    'sfn:startExecution',
    'secretsmanager:getSecretValue',
    'cloudwatchlogs:putLogEvents',
    'applicationdiscovery:listConfigurations',
    'ec2:describeInstances.waitForTaskToken',
    'lookoutvision:anything',
    'config:listAggregateDiscoveredResources',
    'costexplorer:getCostAndUsage',
  ])('knows %s', (name) => {
    expect(problem(`aws-sdk:${name}`)).toBeUndefined();
  });

  it.each([
    ['s3:getobject', 'unknown-action getobject'],
    ['s3:selectObjectContent', 'unknown-action selectObjectContent'],
    ['lambda:invokeAsync', 'unknown-action invokeAsync'],
    ['stepfunctions:startExecution', 'unknown-service stepfunctions'],
    ['sqs:sendMessage.sync', 'pattern-not-supported sync'],
    ['sqs:sendMessage.sync:2', 'pattern-not-supported sync:2'],
    ['lookoutvision:anything.sync', 'pattern-not-supported sync'],
  ])('finds what is wrong with %s', (name, expected) => {
    expect(problem(`aws-sdk:${name}`)).toBe(expected);
  });

  it('is not certain of services and actions, and checks patterns without the table too', () => {
    expect(resourceProblem(call('aws-sdk:nosuch:x'), sdk)).toMatchObject({ kind: 'unknown-service', certain: false });
    expect(resourceProblem(call('aws-sdk:nosuch:x'))).toBeUndefined();
    expect(resourceProblem(call('aws-sdk:nosuch:x.sync'))).toMatchObject({ kind: 'pattern-not-supported' });
    expect(patternsOf(call('aws-sdk:nosuch:x'))).toEqual(['request-response', 'waitForTaskToken']);
  });

  it('names parameters in Pascal case as the SDK for Java does', () => {
    const names = (name: string): string[] => [
      ...(parametersOf(call(`aws-sdk:${name}`), sdk)
        ?.members()
        .keys() ?? []),
    ];
    expect(names('rds:describeDBInstances')).toContain('DbInstanceIdentifier');
    expect(names('s3:putObject')).toEqual(expect.arrayContaining(['Acl', 'Bucket', 'ContentMD5', 'SsekmsKeyId']));
    expect(names('appflow:describeFlow')).toEqual(['FlowName']);
  });

  it('finds a parameter however its acronyms are written', () => {
    const parameters = parametersOf(call('aws-sdk:rds:describeDBInstances'), sdk);
    expect(parameters && parameterNamed(parameters, 'DBInstanceIdentifier')?.name).toBe('DbInstanceIdentifier');
    expect(parameters && parameterNamed(parameters, 'Nonsense')).toBeUndefined();
  });

  it('knows what a call gives, a job that is waited for too, and nothing of what a callback gives', () => {
    const names = (name: string): string[] | undefined => {
      const result = resultOf(call(name), sdk);
      return result && [...result.members().keys()];
    };
    expect(names('aws-sdk:sfn:startExecution')).toEqual(['ExecutionArn', 'StartDate']);
    expect(names('states:startExecution')).toEqual(['ExecutionArn', 'StartDate']);
    expect(names('states:startExecution.sync:2')).toEqual(expect.arrayContaining(['Status', 'Output', 'StopDate']));
    expect(names('aws-sdk:sfn:startExecution.waitForTaskToken')).toBeUndefined();
    expect(names('batch:submitJob.sync')).toEqual(expect.arrayContaining(['JobId', 'Status', 'Container']));
    expect(names('codebuild:startBuild.sync')).toEqual(['Build']);
    expect(names('eks:runJob.sync')).toBeUndefined();
    expect(names('http:invoke')).toBeUndefined();
  });

  it('follows jobs by actions that are in the table, with parameters that they take', () => {
    const followed = optimizedServices.flatMap(({ key, actions }) =>
      actions.flatMap(({ name, job, sdkService = '' }) => (job ? [{ key, name, job, sdkService }] : [])),
    );
    expect(followed.length).toBeGreaterThan(15);
    for (const { key, name, job, sdkService } of followed) {
      const service = sdk?.service(sdkService)?.actions;
      const [asked, starting] = [service?.get(job.action), service?.get(name)];
      expect(resultOf(call(`${key}:${name}.sync`), sdk), `${key}:${name}`).toBeDefined();
      for (const [parameter, { from, path }] of Object.entries(job.parameters)) {
        expect(asked && parameterNamed(asked.input, parameter), `${key}:${name} ${parameter}`).toBeDefined();
        const given = from === 'request' ? starting?.input : starting?.output;
        expect(given?.members().has(String(path[0])), `${key}:${name} ${parameter}`).toBe(true);
      }
    }
  });

  it('knows the limits and the values of results', () => {
    const encrypt = resultOf(call('aws-sdk:kms:encrypt'), sdk);
    expect(encrypt && parameterNamed(encrypt, 'CiphertextBlob')?.shape).toEqual({
      kind: 'blob',
      length: { min: 1, max: 6144 },
    });
    const found = resultOf(call('aws-sdk:lambda:getFunction'), sdk);
    const configuration = structure(found && parameterNamed(found, 'Configuration')?.shape);
    expect(parameterNamed(configuration, 'MemorySize')?.shape).toEqual({
      kind: 'integer',
      value: { min: 128, max: 10_240 },
    });
    expect(parameterNamed(configuration, 'PackageType')?.shape).toEqual({ kind: 'string', values: ['Zip', 'Image'] });
  });

  it('reads shapes that contain themselves', () => {
    const put = parametersOf(call('aws-sdk:dynamodb:putItem'), sdk);
    const item = put && parameterNamed(put, 'Item')?.shape;
    const value = structure(item?.kind === 'map' ? item.value : undefined);
    expect(parameterNamed(value, 'M')?.shape).toMatchObject({ kind: 'map' });
    const list = parameterNamed(value, 'L')?.shape;
    expect(list?.kind === 'list' && list.item).toBe(value);
  });

  it.each([
    ['aws-sdk:dynamodb:putItem', 'DynamoDb'],
    ['aws-sdk:sfn:startExecution', 'Sfn'],
    ['aws-sdk:acmpca:deleteCertificateAuthority', 'AcmPca'],
    ['aws-sdk:sesv2:sendEmail', 'SesV2'],
    ['aws-sdk:fsx:createBackup', 'FSx'],
    ['aws-sdk:iot:createThing', 'Iot'],
    ['aws-sdk:iotsitewise:listAssets', 'IoTSiteWise'],
    ['aws-sdk:apigatewayv2:getApis', 'ApiGatewayV2'],
    ['aws-sdk:config:putConfigRule', 'Config'],
    ['dynamodb:getItem', 'DynamoDB'],
  ])('names the errors of %s with %s (E24)', (name, prefix) => {
    expect(errorPrefixOf(call(name), sdk)).toBe(prefix);
  });
});

describe('the table of the SDK', () => {
  it('is sorted, and every service, action and structure of it can be read', () => {
    expect(sdk?.services).toEqual([...(sdk?.services ?? [])].sort());
    expect(sdk?.services.length).toBeGreaterThan(400);
    let members = 0;
    for (const key of sdk?.services ?? []) {
      const service = sdk?.service(key);
      expect(service?.errorPrefix).toMatch(/^[A-Z][A-Za-z0-9]*$/);
      for (const action of service?.actions?.values() ?? []) {
        expect(action.name).toMatch(/^[a-z][A-Za-z0-9]*$/);
        for (const { name } of [...action.input.members().values(), ...action.output.members().values()]) {
          if (!/^[A-Z][A-Za-z0-9_]*$/.test(name)) throw new Error(`${key}:${action.name} has the member ${name}`);
          members++;
        }
      }
    }
    expect(members).toBeGreaterThan(50_000);
  });
});
