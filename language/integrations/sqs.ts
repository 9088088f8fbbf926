import { docsPage, REQUEST_OR_CALLBACK, type OptimizedService } from './integration';
import { allow } from './permission';

export const sqs: OptimizedService = {
  key: 'sqs',
  title: 'Amazon SQS',
  errorPrefix: 'SQS',
  olderSdk: { service: 'AmazonSQS', exception: 'AmazonSQSException' },
  link: docsPage('sqs'),
  actions: [
    {
      name: 'sendMessage',
      patterns: REQUEST_OR_CALLBACK,
      doc: 'Sends a message to a queue. `MessageBody` may be JSON: it is sent as its text.',
      requiredAtCreation: ['QueueUrl', 'MessageBody'],
      sdkService: 'sqs',
      // The service's documentation lists the attributes in the singular.
      parameters: 'MessageAttribute:*',
      permissions: [allow('sqs:SendMessage', '{QueueUrl}')],
    },
  ],
};
