import { docsPage, REQUEST_OR_JOB, type OptimizedService } from './integration';

export const mediaConvert: OptimizedService = {
  key: 'mediaconvert',
  title: 'AWS Elemental MediaConvert',
  errorPrefix: 'MediaConvert',
  link: docsPage('mediaconvert'),
  actions: [
    { name: 'createJob', patterns: REQUEST_OR_JOB, doc: 'Creates a transcoding job.', sdkService: 'mediaconvert' },
  ],
};
