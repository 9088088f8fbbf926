import { lambda, LAMBDA_RETRY, type Pattern } from './pattern';

/** Ways of leading a flow: repeat, undo, wait, do at the same time. */
export const FLOW_PATTERNS: readonly Pattern[] = [
  {
    name: 'Retry',
    detail: 'a Lambda function that is called again when AWS Lambda fails',
    states: (write) => ({
      '«1:Call function»': { ...lambda(write, '«2:my-function»'), Retry: LAMBDA_RETRY, End: true },
    }),
  },
  {
    name: 'Catch',
    detail: 'a Lambda function with a way out for its errors',
    states: (write) => ({
      '«1:Call function»': {
        ...lambda(write, '«2:my-function»'),
        Catch: [{ ErrorEquals: ['«3:States.ALL»'], ...write.keepErrorAs('error'), Next: '«4:Handle error»' }],
        End: true,
      },
      '«4:Handle error»': { Type: 'Fail', Error: '«5:CallFailed»', Cause: '«6:The function failed.»' },
    }),
  },
  {
    name: 'Human approval',
    detail: 'waits until somebody sends the task token back, and goes on by the answer',
    states: (write) => ({
      '«1:Ask for approval»': {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        ...(write.language === 'JSONata'
          ? {
              Arguments: {
                QueueUrl: '«2:https://sqs.us-east-1.amazonaws.com/123456789012/approvals»',
                MessageBody: { request: '{% $states.input %}', token: '{% $states.context.Task.Token %}' },
              },
            }
          : {
              Parameters: {
                QueueUrl: '«2:https://sqs.us-east-1.amazonaws.com/123456789012/approvals»',
                MessageBody: { 'request.$': '$', 'token.$': '$$.Task.Token' },
              },
            }),
        TimeoutSeconds: 86400,
        Next: '«3:Approved?»',
      },
      '«3:Approved?»': {
        Type: 'Choice',
        Choices: [{ ...write.when('approved', true), Next: '«4:Approved»' }],
        Default: '«5:Rejected»',
      },
      '«4:Approved»': { Type: 'Succeed' },
      '«5:Rejected»': { Type: 'Fail', Error: 'Rejected', Cause: '«6:The request was rejected.»' },
    }),
  },
  {
    name: 'Saga',
    detail: 'steps that are undone in reverse when a later one fails',
    states: (write) => ({
      '«1:Reserve»': {
        ...lambda(write, '«2:reserve»'),
        ...write.keepAs('reservation'),
        Catch: [{ ErrorEquals: ['States.ALL'], ...write.keepErrorAs('error'), Next: '«8:Failed»' }],
        Next: '«3:Charge»',
      },
      '«3:Charge»': {
        ...lambda(write, '«4:charge»'),
        ...write.keepAs('charge'),
        Catch: [{ ErrorEquals: ['States.ALL'], ...write.keepErrorAs('error'), Next: '«6:Cancel reservation»' }],
        Next: '«5:Done»',
      },
      '«5:Done»': { Type: 'Succeed' },
      '«6:Cancel reservation»': { ...lambda(write, '«7:cancel-reservation»'), Retry: LAMBDA_RETRY, Next: '«8:Failed»' },
      '«8:Failed»': { Type: 'Fail', Error: '«9:SagaFailed»', Cause: 'A step failed; the steps before it were undone.' },
    }),
  },
  {
    name: 'Poll loop',
    detail: 'starts a job and asks for its status until it has ended',
    states: (write) => ({
      '«1:Start job»': { ...lambda(write, '«2:start-job»'), ...write.keepAs('job'), Next: '«3:Wait for job»' },
      '«3:Wait for job»': { Type: 'Wait', Seconds: 30, Next: '«4:Get status»' },
      '«4:Get status»': { ...lambda(write, '«5:get-status»'), ...write.keepAs('status'), Next: '«6:Job done?»' },
      '«6:Job done?»': {
        Type: 'Choice',
        Choices: [
          { ...write.when('status.Payload', 'SUCCEEDED'), Next: '«7:Job succeeded»' },
          { ...write.when('status.Payload', 'FAILED'), Next: '«8:Job failed»' },
        ],
        Default: '«3:Wait for job»',
      },
      '«7:Job succeeded»': { Type: 'Succeed' },
      '«8:Job failed»': { Type: 'Fail', Error: 'JobFailed' },
    }),
  },
  {
    name: 'Fan-out',
    detail: 'two branches at the same time',
    states: (write) => ({
      '«1:Do both»': {
        Type: 'Parallel',
        Branches: [
          { StartAt: '«2:First branch»', States: { '«2:First branch»': { ...lambda(write, '«3:first»'), End: true } } },
          {
            StartAt: '«4:Second branch»',
            States: { '«4:Second branch»': { ...lambda(write, '«5:second»'), End: true } },
          },
        ],
        End: true,
      },
    }),
  },
  {
    name: 'For each',
    detail: 'the same steps for each element of a list',
    states: (write) => ({
      '«1:For each item»': {
        Type: 'Map',
        ...write.items('«2:items»'),
        MaxConcurrency: 10,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: '«3:Process item»',
          States: { '«3:Process item»': { ...lambda(write, '«4:process-item»'), End: true } },
        },
        End: true,
      },
    }),
  },
  {
    name: 'Choice by value',
    detail: 'goes one of two ways by a value of the input',
    states: (write) => ({
      '«1:Which way?»': {
        Type: 'Choice',
        Choices: [{ ...write.when('«2:type»', '«3:express»'), Next: '«4:One way»' }],
        Default: '«5:Other way»',
      },
      '«4:One way»': { Type: 'Pass', End: true },
      '«5:Other way»': { Type: 'Pass', End: true },
    }),
  },
  {
    name: 'Wait until',
    detail: 'waits until a time that the input names',
    states: (write) => ({ '«1:Wait until»': { Type: 'Wait', ...write.until('«2:startAt»'), End: true } }),
  },
  {
    name: 'Keep in variables',
    detail: 'a Pass state that keeps values of the input in variables',
    states: (write) => ({
      '«1:Remember»': { Type: 'Pass', ...write.assign({ '«2:orderId»': '«3:id»' }), End: true },
    }),
  },
];
