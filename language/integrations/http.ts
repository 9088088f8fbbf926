import { REQUEST, type OptimizedService } from './integration';
import { allow, arn } from './permission';

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
      permissions: [
        {
          ...allow('states:InvokeHTTPEndpoint', '{self}'),
          condition: {
            StringEquals: { 'states:HTTPMethod': '{Method}' },
            StringLike: { 'states:HTTPEndpoint': '{ApiEndpoint}' },
          },
        },
        {
          ...allow('events:RetrieveConnectionCredentials', '{Authentication.ConnectionArn}'),
          onlyWith: 'Authentication.ConnectionArn',
        },
        {
          ...allow('events:RetrieveConnectionCredentials', '{InvocationConfig.ConnectionArn}'),
          onlyWith: 'InvocationConfig.ConnectionArn',
        },
        allow(
          ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
          arn('secretsmanager', 'secret:events!connection/*'),
        ),
      ],
    },
  ],
};
