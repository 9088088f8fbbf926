import { lambda, type Pattern } from './pattern';

/** Calls of services that machines make most. */
export const SERVICE_PATTERNS: readonly Pattern[] = [
  {
    name: 'Lambda',
    detail: 'calls a Lambda function',
    states: (write) => ({ '«1:Call function»': { ...lambda(write, '«2:my-function»'), End: true } }),
  },
  {
    name: 'DynamoDB get item',
    detail: 'reads an item of a table',
    states: (write) => ({
      '«1:Get item»': {
        Type: 'Task',
        Resource: 'arn:aws:states:::dynamodb:getItem',
        ...(write.language === 'JSONata'
          ? { Arguments: { TableName: '«2:orders»', Key: { '«3:id»': { S: '{% $states.input.«4:id» %}' } } } }
          : { Parameters: { TableName: '«2:orders»', Key: { '«3:id»': { 'S.$': '$.«4:id»' } } } }),
        ...write.keepAs('«5:found»'),
        End: true,
      },
    }),
  },
  {
    name: 'DynamoDB put item',
    detail: 'writes an item into a table',
    states: (write) => ({
      '«1:Put item»': {
        Type: 'Task',
        Resource: 'arn:aws:states:::dynamodb:putItem',
        ...(write.language === 'JSONata'
          ? { Arguments: { TableName: '«2:orders»', Item: { '«3:id»': { S: '{% $states.input.«4:id» %}' } } } }
          : { Parameters: { TableName: '«2:orders»', Item: { '«3:id»': { 'S.$': '$.«4:id»' } } } }),
        ...write.keepAs('«5:written»'),
        End: true,
      },
    }),
  },
  {
    name: 'SQS message',
    detail: 'sends a message to a queue',
    states: (write) => ({
      '«1:Send message»': {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        ...write.call({ QueueUrl: '«2:https://sqs.us-east-1.amazonaws.com/123456789012/orders»' }, { MessageBody: '' }),
        End: true,
      },
    }),
  },
  {
    name: 'SNS notification',
    detail: 'publishes a message to a topic',
    states: (write) => ({
      '«1:Notify»': {
        Type: 'Task',
        Resource: 'arn:aws:states:::sns:publish',
        ...write.call({ TopicArn: '«2:arn:aws:sns:us-east-1:123456789012:orders»' }, { Message: '' }),
        End: true,
      },
    }),
  },
  {
    name: 'EventBridge event',
    detail: 'puts an event on an event bus',
    states: (write) => ({
      '«1:Put event»': {
        Type: 'Task',
        Resource: 'arn:aws:states:::events:putEvents',
        ...entries(write.language === 'JSONata'),
        End: true,
      },
    }),
  },
  {
    name: 'HTTP endpoint',
    detail: 'calls an API outside of AWS by a connection of EventBridge',
    states: (write) => ({
      '«1:Call API»': {
        Type: 'Task',
        Resource: 'arn:aws:states:::http:invoke',
        ...write.call(
          {
            ApiEndpoint: '«2:https://api.example.com/orders»',
            Method: '«3:POST»',
            Authentication: {
              ConnectionArn:
                '«4:arn:aws:events:us-east-1:123456789012:connection/example/00000000-0000-0000-0000-000000000000»',
            },
          },
          { RequestBody: '' },
        ),
        Retry: [
          {
            ErrorEquals: ['States.Http.StatusCode.429', 'States.Http.StatusCode.503'],
            IntervalSeconds: 2,
            MaxAttempts: 3,
            BackoffRate: 2,
          },
        ],
        End: true,
      },
    }),
  },
  {
    name: 'Nested execution',
    detail: 'starts another state machine and waits for its end',
    states: (write) => ({
      '«1:Run state machine»': {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        ...(write.language === 'JSONata'
          ? {
              Arguments: {
                StateMachineArn: MACHINE,
                Input: {
                  data: '{% $states.input %}',
                  AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: '{% $states.context.Execution.Id %}',
                },
              },
            }
          : {
              Parameters: {
                StateMachineArn: MACHINE,
                Input: { 'data.$': '$', 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$': '$$.Execution.Id' },
              },
            }),
        End: true,
      },
    }),
  },
  {
    name: 'ECS task',
    detail: 'runs a container and waits for its end',
    states: (write) => ({
      '«1:Run container»': {
        Type: 'Task',
        Resource: 'arn:aws:states:::ecs:runTask.sync',
        ...write.call({ LaunchType: 'FARGATE', Cluster: '«2:my-cluster»', TaskDefinition: '«3:my-task»' }),
        End: true,
      },
    }),
  },
  {
    name: 'Glue job',
    detail: 'runs a job of AWS Glue and waits for its end',
    states: (write) => ({
      '«1:Run job»': {
        Type: 'Task',
        Resource: 'arn:aws:states:::glue:startJobRun.sync',
        ...write.call({ JobName: '«2:my-job»' }),
        End: true,
      },
    }),
  },
  {
    name: 'Bedrock model',
    detail: 'asks a model of Amazon Bedrock',
    states: (write) => ({
      '«1:Ask model»': {
        Type: 'Task',
        Resource: 'arn:aws:states:::bedrock:invokeModel',
        ...write.call({ ModelId: '«2:amazon.nova-lite-v1:0»' }, { Body: '' }),
        End: true,
      },
    }),
  },
];

const MACHINE = '«2:arn:aws:states:us-east-1:123456789012:stateMachine:child»';

function entries(isJsonata: boolean): object {
  const common = { DetailType: '«2:OrderPlaced»', EventBusName: '«3:default»', Source: '«4:my.orders»' };
  return isJsonata
    ? { Arguments: { Entries: [{ Detail: '{% $states.input %}', ...common }] } }
    : { Parameters: { Entries: [{ 'Detail.$': '$', ...common }] } };
}
