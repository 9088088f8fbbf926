import { docsPage, REQUEST_OR_JOB, type OptimizedService } from './integration';

export const glue: OptimizedService = {
  key: 'glue',
  title: 'AWS Glue',
  errorPrefix: 'Glue',
  link: docsPage('glue'),
  actions: [
    {
      name: 'startJobRun',
      patterns: REQUEST_OR_JOB,
      doc: 'Starts a run of a job.',
      requiredAtCreation: ['JobName'],
      sdkService: 'glue',
    },
  ],
};

export const dataBrew: OptimizedService = {
  key: 'databrew',
  title: 'AWS Glue DataBrew',
  errorPrefix: 'DataBrew',
  link: docsPage('databrew'),
  actions: [
    { name: 'startJobRun', patterns: REQUEST_OR_JOB, doc: 'Starts a run of a DataBrew job.', sdkService: 'databrew' },
  ],
};
