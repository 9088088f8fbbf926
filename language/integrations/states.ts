import { docsPage, type OptimizedService } from './integration';
import { answer, stateAt } from './job';
import { allow, arn, managedRule } from './permission';

export const states: OptimizedService = {
  key: 'states',
  title: 'AWS Step Functions',
  errorPrefix: 'StepFunctions',
  olderSdk: { service: 'AWSStepFunctions', exception: 'AWSStepFunctionsException' },
  link: docsPage('stepfunctions'),
  actions: [
    {
      name: 'startExecution',
      patterns: ['request-response', 'sync', 'sync:2', 'waitForTaskToken'],
      doc: 'Starts an execution of another state machine. With `.sync:2` its output is JSON, with `.sync` it is JSON text.',
      requiredAtCreation: ['StateMachineArn'],
      sdkService: 'sfn',
      job: {
        action: 'describeExecution',
        parameters: { ExecutionArn: answer('ExecutionArn') },
        stateOf: stateAt(['Status'], ['SUCCEEDED'], ['FAILED', 'TIMED_OUT', 'ABORTED']),
      },
      permissions: [allow('states:StartExecution', arn('states', 'stateMachine:{StateMachineArn}'))],
      jobPermissions: [
        allow(['states:DescribeExecution', 'states:StopExecution'], arn('states', 'execution:{StateMachineArn}:*')),
        managedRule('StepFunctionsGetEventsForStepFunctionsExecutionRule'),
      ],
    },
  ],
};
