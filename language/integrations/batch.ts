import { docsPage, REQUEST_OR_JOB, type OptimizedService } from './integration';

export const batch: OptimizedService = {
  key: 'batch',
  title: 'AWS Batch',
  errorPrefix: 'Batch',
  link: docsPage('batch'),
  actions: [{ name: 'submitJob', patterns: REQUEST_OR_JOB, doc: 'Submits a job.', sdkService: 'batch' }],
};
