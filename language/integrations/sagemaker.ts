import { docsPage, REQUEST, REQUEST_OR_JOB, type OptimizedService } from './integration';
import { request, stateAt, type Job } from './job';
import { allow, arn, managedRule, onlyNote, passRole } from './permission';

/** `TrainingJob`: its name is `TrainingJobName`, its state `TrainingJobStatus`. */
function jobNamed(kind: string): Job {
  return {
    action: `describe${kind}`,
    parameters: { [`${kind}Name`]: request(`${kind}Name`) },
    stateOf: stateAt([`${kind}Status`], ['Completed'], ['Failed', 'Stopped']),
  };
}

export const sageMaker: OptimizedService = {
  key: 'sagemaker',
  title: 'Amazon SageMaker AI',
  errorPrefix: 'SageMaker',
  olderSdk: { service: 'AmazonSageMaker', exception: 'AmazonSageMakerException' },
  link: docsPage('sagemaker'),
  actions: [
    {
      name: 'createTrainingJob',
      patterns: REQUEST_OR_JOB,
      doc: 'Trains a model.',
      sdkService: 'sagemaker',
      job: jobNamed('TrainingJob'),
      permissions: [
        allow(
          ['sagemaker:CreateTrainingJob', 'sagemaker:AddTags', 'sagemaker:ListTags'],
          arn('sagemaker', 'training-job/{TrainingJobName}'),
        ),
        passRole('RoleArn', 'sagemaker'),
      ],
      jobPermissions: [
        allow(
          ['sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'],
          arn('sagemaker', 'training-job/{TrainingJobName}'),
        ),
        managedRule('StepFunctionsGetEventsForSageMakerTrainingJobsRule'),
      ],
    },
    {
      name: 'createTransformJob',
      patterns: REQUEST_OR_JOB,
      doc: 'Applies a model to a data set.',
      sdkService: 'sagemaker',
      job: jobNamed('TransformJob'),
      permissions: [
        allow(
          ['sagemaker:CreateTransformJob', 'sagemaker:AddTags', 'sagemaker:ListTags'],
          arn('sagemaker', 'transform-job/{TransformJobName}'),
        ),
        onlyNote('CreateTransformJob may also need iam:PassRole on the role of the model, which the model names.'),
      ],
      jobPermissions: [
        allow(
          ['sagemaker:DescribeTransformJob', 'sagemaker:StopTransformJob'],
          arn('sagemaker', 'transform-job/{TransformJobName}'),
        ),
        managedRule('StepFunctionsGetEventsForSageMakerTransformJobsRule'),
      ],
    },
    {
      name: 'createProcessingJob',
      patterns: REQUEST_OR_JOB,
      doc: 'Processes data.',
      sdkService: 'sagemaker',
      job: jobNamed('ProcessingJob'),
      permissions: [
        allow(
          ['sagemaker:CreateProcessingJob', 'sagemaker:AddTags', 'sagemaker:ListTags'],
          arn('sagemaker', 'processing-job/{ProcessingJobName}'),
        ),
        passRole('RoleArn', 'sagemaker'),
      ],
      jobPermissions: [
        allow(
          ['sagemaker:DescribeProcessingJob', 'sagemaker:StopProcessingJob'],
          arn('sagemaker', 'processing-job/{ProcessingJobName}'),
        ),
        managedRule('StepFunctionsGetEventsForSageMakerProcessingJobsRule'),
      ],
    },
    {
      name: 'createHyperParameterTuningJob',
      patterns: REQUEST_OR_JOB,
      doc: 'Tunes the parameters of a model.',
      sdkService: 'sagemaker',
      job: jobNamed('HyperParameterTuningJob'),
      permissions: [
        allow(
          ['sagemaker:CreateHyperParameterTuningJob', 'sagemaker:AddTags', 'sagemaker:ListTags'],
          arn('sagemaker', 'hyper-parameter-tuning-job/{HyperParameterTuningJobName}'),
        ),
        passRole('TrainingJobDefinition.RoleArn', 'sagemaker'),
      ],
      jobPermissions: [
        allow(
          ['sagemaker:DescribeHyperParameterTuningJob', 'sagemaker:StopHyperParameterTuningJob'],
          arn('sagemaker', 'hyper-parameter-tuning-job/{HyperParameterTuningJobName}'),
        ),
        managedRule('StepFunctionsGetEventsForSageMakerTuningJobsRule'),
      ],
    },
    {
      name: 'createLabelingJob',
      patterns: REQUEST_OR_JOB,
      doc: 'Has data labelled.',
      sdkService: 'sagemaker',
      job: jobNamed('LabelingJob'),
      permissions: [
        allow(
          ['sagemaker:CreateLabelingJob', 'sagemaker:AddTags', 'sagemaker:ListTags'],
          arn('sagemaker', 'labeling-job/{LabelingJobName}'),
        ),
        passRole('RoleArn', 'sagemaker'),
      ],
      jobPermissions: [
        allow(
          ['sagemaker:DescribeLabelingJob', 'sagemaker:StopLabelingJob'],
          arn('sagemaker', 'labeling-job/{LabelingJobName}'),
        ),
        managedRule('StepFunctionsGetEventsForSageMakerLabelingJobsRule'),
      ],
    },
    {
      name: 'createModel',
      patterns: REQUEST,
      doc: 'Creates a model.',
      sdkService: 'sagemaker',
      permissions: [
        allow(['sagemaker:CreateModel', 'sagemaker:AddTags'], arn('sagemaker', 'model/{ModelName}')),
        passRole('ExecutionRoleArn', 'sagemaker'),
      ],
    },
    {
      name: 'createEndpointConfig',
      patterns: REQUEST,
      doc: 'Creates the configuration of an endpoint.',
      sdkService: 'sagemaker',
      permissions: [
        allow(
          ['sagemaker:CreateEndpointConfig', 'sagemaker:AddTags'],
          arn('sagemaker', 'endpoint-config/{EndpointConfigName}'),
        ),
      ],
    },
    {
      name: 'createEndpoint',
      patterns: REQUEST,
      doc: 'Creates an endpoint.',
      sdkService: 'sagemaker',
      permissions: [
        allow(
          ['sagemaker:CreateEndpoint', 'sagemaker:AddTags'],
          arn('sagemaker', 'endpoint/{EndpointName}'),
          arn('sagemaker', 'endpoint-config/{EndpointConfigName}'),
        ),
      ],
    },
    {
      name: 'updateEndpoint',
      patterns: REQUEST,
      doc: 'Gives an endpoint another configuration.',
      sdkService: 'sagemaker',
      permissions: [
        allow(
          'sagemaker:UpdateEndpoint',
          arn('sagemaker', 'endpoint/{EndpointName}'),
          arn('sagemaker', 'endpoint-config/{EndpointConfigName}'),
        ),
      ],
    },
  ],
};
