import { docsPage, REQUEST, type OptimizedService } from './integration';
import { allow, arn } from './permission';

export const dynamodb: OptimizedService = {
  key: 'dynamodb',
  title: 'Amazon DynamoDB',
  errorPrefix: 'DynamoDB',
  olderSdk: { service: 'AmazonDynamoDBv2', exception: 'AmazonDynamoDBException' },
  link: docsPage('ddb'),
  actions: [
    {
      name: 'getItem',
      patterns: REQUEST,
      doc: 'Reads one item by its key.',
      requiredAtCreation: ['TableName', 'Key'],
      sdkService: 'dynamodb',
      permissions: [allow('dynamodb:GetItem', arn('dynamodb', 'table/{TableName}'))],
    },
    {
      name: 'putItem',
      patterns: REQUEST,
      doc: 'Writes one item, replacing the one with the same key.',
      requiredAtCreation: ['TableName', 'Item'],
      sdkService: 'dynamodb',
      permissions: [allow('dynamodb:PutItem', arn('dynamodb', 'table/{TableName}'))],
    },
    {
      name: 'updateItem',
      patterns: REQUEST,
      doc: 'Changes attributes of one item.',
      sdkService: 'dynamodb',
      permissions: [allow('dynamodb:UpdateItem', arn('dynamodb', 'table/{TableName}'))],
    },
    {
      name: 'deleteItem',
      patterns: REQUEST,
      doc: 'Deletes one item by its key.',
      sdkService: 'dynamodb',
      permissions: [allow('dynamodb:DeleteItem', arn('dynamodb', 'table/{TableName}'))],
    },
  ],
};
