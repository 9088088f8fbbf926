import { REQUEST, type OptimizedService } from './integration';

/** Calls of any HTTPS API (digest S16); not a service, so the SDK does not know it. */
export const http: OptimizedService = {
  key: 'http',
  title: 'HTTPS endpoint',
  errorPrefix: 'States.Http',
  link: 'https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html',
  actions: [
    {
      name: 'invoke',
      patterns: REQUEST,
      doc: 'Calls an HTTPS API with the credentials of an EventBridge connection.',
      requiresOneOf: ['Authentication', 'InvocationConfig'],
      parameters:
        'ApiEndpoint!,Method!,Authentication:{ConnectionArn},InvocationConfig:{ConnectionArn},Headers:*,QueryParameters:*,' +
        'RequestBody:*,Transform:{RequestBodyEncoding,RequestEncodingOptions:{ArrayFormat}}',
    },
  ],
};
