import { docsPage, REQUEST_OR_CALLBACK, type OptimizedService } from './integration';

export const sns: OptimizedService = {
  key: 'sns',
  title: 'Amazon SNS',
  errorPrefix: 'SNS',
  link: docsPage('sns'),
  actions: [
    {
      name: 'publish',
      patterns: REQUEST_OR_CALLBACK,
      doc: 'Publishes a message to a topic, a device or a phone number. `Message` may be JSON: it is sent as its text.',
      requiredAtCreation: ['Message'],
      requiresOneOf: ['TopicArn', 'TargetArn', 'PhoneNumber'],
      sdkService: 'sns',
    },
  ],
};
