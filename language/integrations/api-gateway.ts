import { docsPage, REQUEST_OR_CALLBACK, type OptimizedService } from './integration';

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
        'ApiEndpoint!,Method!,Stage,Path,Headers:*,QueryParameters:*,RequestBody:*,AllowNullValues:b,AuthType',
    },
  ],
};
