import { docsPage, REQUEST_OR_CALLBACK, type OptimizedService } from './integration';
import { allow, arn } from './permission';

export const lambda: OptimizedService = {
  key: 'lambda',
  title: 'AWS Lambda',
  errorPrefix: 'Lambda',
  olderSdk: { service: 'AWSLambda', exception: 'AWSLambdaException' },
  link: docsPage('lambda'),
  actions: [
    {
      name: 'invoke',
      patterns: REQUEST_OR_CALLBACK,
      doc: "Invokes a function. `Payload` is its event; the function's answer is in `Payload` of the result.",
      requiredAtCreation: ['FunctionName'],
      sdkService: 'lambda',
      permissions: [allow('lambda:InvokeFunction', arn('lambda', 'function:{FunctionName}'))],
    },
  ],
};
