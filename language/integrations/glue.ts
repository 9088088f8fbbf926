import { docsPage, REQUEST_OR_JOB, type OptimizedService } from './integration';
import { answer, request, stateAt } from './job';
import { allow, arn } from './permission';

export const glue: OptimizedService = {
  key: 'glue',
  title: 'AWS Glue',
  errorPrefix: 'Glue',
  olderSdk: { service: 'AWSGlue', exception: 'AWSGlueException' },
  link: docsPage('glue'),
  actions: [
    {
      name: 'startJobRun',
      patterns: REQUEST_OR_JOB,
      doc: 'Starts a run of a job.',
      requiredAtCreation: ['JobName'],
      sdkService: 'glue',
      job: {
        action: 'getJobRun',
        parameters: { JobName: request('JobName'), RunId: answer('JobRunId') },
        path: ['JobRun'],
        stateOf: stateAt(['JobRunState'], ['SUCCEEDED'], ['FAILED', 'STOPPED', 'TIMEOUT', 'ERROR', 'EXPIRED']),
      },
      permissions: [allow('glue:StartJobRun', arn('glue', 'job/{JobName}'))],
      jobPermissions: [
        allow(['glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'], arn('glue', 'job/{JobName}')),
      ],
    },
  ],
};

export const dataBrew: OptimizedService = {
  key: 'databrew',
  title: 'AWS Glue DataBrew',
  errorPrefix: 'DataBrew',
  olderSdk: { service: 'AWSGlueDataBrew', exception: 'AWSGlueDataBrewException' },
  link: docsPage('databrew'),
  actions: [
    {
      name: 'startJobRun',
      patterns: REQUEST_OR_JOB,
      doc: 'Starts a run of a DataBrew job.',
      sdkService: 'databrew',
      job: {
        action: 'describeJobRun',
        parameters: { Name: request('Name'), RunId: answer('RunId') },
        stateOf: stateAt(['State'], ['SUCCEEDED'], ['FAILED', 'STOPPED', 'TIMEOUT']),
      },
      permissions: [allow('databrew:StartJobRun', arn('databrew', 'job/{Name}'))],
      jobPermissions: [allow(['databrew:ListJobRuns', 'databrew:StopJobRun'], arn('databrew', 'job/{Name}'))],
    },
  ],
};
