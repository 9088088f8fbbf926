import { docsPage, REQUEST, type OptimizedService } from './integration';

export const dynamodb: OptimizedService = {
  key: 'dynamodb',
  title: 'Amazon DynamoDB',
  errorPrefix: 'DynamoDB',
  link: docsPage('ddb'),
  actions: [
    {
      name: 'getItem',
      patterns: REQUEST,
      doc: 'Reads one item by its key.',
      requiredAtCreation: ['TableName', 'Key'],
      sdkService: 'dynamodb',
    },
    {
      name: 'putItem',
      patterns: REQUEST,
      doc: 'Writes one item, replacing the one with the same key.',
      requiredAtCreation: ['TableName', 'Item'],
      sdkService: 'dynamodb',
    },
    { name: 'updateItem', patterns: REQUEST, doc: 'Changes attributes of one item.', sdkService: 'dynamodb' },
    { name: 'deleteItem', patterns: REQUEST, doc: 'Deletes one item by its key.', sdkService: 'dynamodb' },
  ],
};
