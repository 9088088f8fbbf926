import { docsPage, REQUEST_OR_CALLBACK, type OptimizedService } from './integration';
import { allow } from './permission';

export const sns: OptimizedService = {
  key: 'sns',
  title: 'Amazon SNS',
  errorPrefix: 'SNS',
  olderSdk: { service: 'AmazonSNS', exception: 'AmazonSNSException' },
  link: docsPage('sns'),
  actions: [
    {
      name: 'publish',
      patterns: REQUEST_OR_CALLBACK,
      doc: 'Publishes a message to a topic, a device or a phone number. `Message` may be JSON: it is sent as its text.',
      requiredAtCreation: ['Message'],
      requiresOneOf: ['TopicArn', 'TargetArn', 'PhoneNumber'],
      sdkService: 'sns',
      permissions: [
        { ...allow('sns:Publish', '{TopicArn}'), onlyWith: 'TopicArn' },
        { ...allow('sns:Publish', '{TargetArn}'), onlyWith: 'TargetArn' },
        {
          ...allow('sns:Publish', '*'),
          onlyWith: 'PhoneNumber',
          note: 'A phone number is no resource: messages to it need "*".',
        },
      ],
    },
  ],
};
