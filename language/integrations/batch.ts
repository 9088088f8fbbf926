import { docsPage, REQUEST_OR_JOB, type OptimizedService } from './integration';
import { answer, listOf, stateAt } from './job';
import { allow, arn, managedRule } from './permission';

export const batch: OptimizedService = {
  key: 'batch',
  title: 'AWS Batch',
  errorPrefix: 'Batch',
  olderSdk: { service: 'AWSBatch', exception: 'AWSBatchException' },
  link: docsPage('batch'),
  actions: [
    {
      name: 'submitJob',
      patterns: REQUEST_OR_JOB,
      doc: 'Submits a job.',
      sdkService: 'batch',
      job: {
        action: 'describeJobs',
        parameters: { Jobs: listOf(answer('JobId')) },
        path: ['Jobs', 0],
        stateOf: stateAt(['Status'], ['SUCCEEDED'], ['FAILED']),
      },
      permissions: [
        allow(
          'batch:SubmitJob',
          arn('batch', 'job/*'),
          arn('batch', 'job-definition/{JobDefinition}'),
          arn('batch', 'job-queue/{JobQueue}'),
        ),
      ],
      jobPermissions: [
        allow('batch:DescribeJobs', '*'),
        allow('batch:TerminateJob', arn('batch', 'job/*')),
        managedRule('StepFunctionsGetEventsForBatchJobsRule'),
      ],
    },
  ],
};
