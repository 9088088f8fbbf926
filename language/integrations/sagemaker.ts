import { docsPage, REQUEST, REQUEST_OR_JOB, type OptimizedService } from './integration';

export const sageMaker: OptimizedService = {
  key: 'sagemaker',
  title: 'Amazon SageMaker AI',
  errorPrefix: 'SageMaker',
  link: docsPage('sagemaker'),
  actions: [
    { name: 'createTrainingJob', patterns: REQUEST_OR_JOB, doc: 'Trains a model.', sdkService: 'sagemaker' },
    {
      name: 'createTransformJob',
      patterns: REQUEST_OR_JOB,
      doc: 'Applies a model to a data set.',
      sdkService: 'sagemaker',
    },
    { name: 'createProcessingJob', patterns: REQUEST_OR_JOB, doc: 'Processes data.', sdkService: 'sagemaker' },
    {
      name: 'createHyperParameterTuningJob',
      patterns: REQUEST_OR_JOB,
      doc: 'Tunes the parameters of a model.',
      sdkService: 'sagemaker',
    },
    { name: 'createLabelingJob', patterns: REQUEST_OR_JOB, doc: 'Has data labelled.', sdkService: 'sagemaker' },
    { name: 'createModel', patterns: REQUEST, doc: 'Creates a model.', sdkService: 'sagemaker' },
    {
      name: 'createEndpointConfig',
      patterns: REQUEST,
      doc: 'Creates the configuration of an endpoint.',
      sdkService: 'sagemaker',
    },
    { name: 'createEndpoint', patterns: REQUEST, doc: 'Creates an endpoint.', sdkService: 'sagemaker' },
    {
      name: 'updateEndpoint',
      patterns: REQUEST,
      doc: 'Gives an endpoint another configuration.',
      sdkService: 'sagemaker',
    },
  ],
};
