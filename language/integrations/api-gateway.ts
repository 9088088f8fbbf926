import { docsPage, REQUEST_OR_CALLBACK, type OptimizedService } from './integration';
import { allow, arn } from './permission';

export const apiGateway: OptimizedService = {
  key: 'apigateway',
  title: 'Amazon API Gateway',
  errorPrefix: 'ApiGateway',
  link: docsPage('api-gateway'),
  actions: [
    {
      name: 'invoke',
      patterns: REQUEST_OR_CALLBACK,
      doc: 'Calls a REST or HTTP API of API Gateway.',
      parameters:
        'ApiEndpoint!,Method!,Stage,Path,Headers:<[,QueryParameters:<[,RequestBody:*,AllowNullValues:b,AuthType',
      permissions: [
        {
          ...allow('execute-api:Invoke', arn('execute-api', '{ApiEndpoint}/{Stage=*}/{Method}/{Path=*}')),
          onlyWith: 'AuthType',
        },
      ],
    },
  ],
};
