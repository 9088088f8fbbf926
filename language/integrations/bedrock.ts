import { docsPage, REQUEST, REQUEST_JOB_OR_CALLBACK, REQUEST_OR_CALLBACK, type OptimizedService } from './integration';
import { answer, stateAt } from './job';
import { allow, arn, passRole } from './permission';

export const bedrock: OptimizedService = {
  key: 'bedrock',
  title: 'Amazon Bedrock',
  errorPrefix: 'Bedrock',
  link: docsPage('bedrock'),
  actions: [
    {
      name: 'invokeModel',
      patterns: REQUEST_OR_CALLBACK,
      doc: 'Invokes a model; `Body` is its input, or `Input.S3Uri` says where that lies.',
      sdkService: 'bedrockruntime',
      parameters: 'Body:*,Input:{S3Uri},Output:{S3Uri}',
      permissions: [
        allow('bedrock:InvokeModel', 'arn:{partition}:bedrock:{region}::foundation-model/{ModelId}'),
        { ...allow('s3:GetObject', 'arn:{partition}:s3:::{Input.S3Uri}'), onlyWith: 'Input.S3Uri' },
        { ...allow('s3:PutObject', 'arn:{partition}:s3:::{Output.S3Uri}'), onlyWith: 'Output.S3Uri' },
      ],
    },
    {
      name: 'createModelCustomizationJob',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Customizes a base model.',
      sdkService: 'bedrock',
      job: {
        action: 'getModelCustomizationJob',
        parameters: { JobIdentifier: answer('JobArn') },
        stateOf: stateAt(['Status'], ['Completed'], ['Failed', 'Stopped']),
      },
      permissions: [
        allow(
          'bedrock:CreateModelCustomizationJob',
          arn('bedrock', 'custom-model/*'),
          arn('bedrock', 'model-customization-job/*'),
          'arn:{partition}:bedrock:{region}::foundation-model/{BaseModelIdentifier}',
        ),
        passRole('RoleArn', 'bedrock'),
      ],
      jobPermissions: [
        allow(
          ['bedrock:GetModelCustomizationJob', 'bedrock:StopModelCustomizationJob'],
          arn('bedrock', 'model-customization-job/*'),
        ),
      ],
    },
  ],
};

/** A young service: what it has besides is not written down anywhere that could be checked. */
export const bedrockAgentCore: OptimizedService = {
  key: 'bedrockagentcore',
  title: 'Amazon Bedrock AgentCore',
  errorPrefix: 'BedrockAgentCore',
  link: docsPage('bedrockagentcore'),
  actions: [{ name: 'invokeHarness', patterns: REQUEST, doc: 'Invokes an agent harness.' }],
  open: true,
};
