import { docsPage, REQUEST_OR_CALLBACK, type OptimizedService } from './integration';
import { allow, arn } from './permission';

export const events: OptimizedService = {
  key: 'events',
  title: 'Amazon EventBridge',
  errorPrefix: 'EventBridge',
  olderSdk: { service: 'AmazonEventBridge', exception: 'AmazonEventBridgeException' },
  link: docsPage('eventbridge'),
  actions: [
    {
      name: 'putEvents',
      patterns: REQUEST_OR_CALLBACK,
      doc: 'Sends events to an event bus. `Detail` may be JSON: it is sent as its text.',
      requiredAtCreation: ['Entries'],
      sdkService: 'eventbridge',
      permissions: [allow('events:PutEvents', arn('events', 'event-bus/{Entries.EventBusName=default}'))],
    },
  ],
};
