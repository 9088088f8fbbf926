import { docsPage, REQUEST, REQUEST_OR_JOB, type OptimizedService } from './integration';
import { answer, listOf, stateAt } from './job';
import { allow, arn, managedRule } from './permission';

const FAILED = ['FAILED', 'FAULT', 'TIMED_OUT', 'STOPPED'];

export const codeBuild: OptimizedService = {
  key: 'codebuild',
  title: 'AWS CodeBuild',
  errorPrefix: 'CodeBuild',
  olderSdk: { service: 'AWSCodeBuild', exception: 'AWSCodeBuildException' },
  link: docsPage('codebuild'),
  actions: [
    {
      name: 'startBuild',
      patterns: REQUEST_OR_JOB,
      doc: 'Starts a build.',
      sdkService: 'codebuild',
      job: {
        action: 'batchGetBuilds',
        parameters: { Ids: listOf(answer('Build', 'Id')) },
        path: ['Builds', 0],
        wrappedAs: 'Build',
        stateOf: stateAt(['Build', 'BuildStatus'], ['SUCCEEDED'], FAILED),
      },
      permissions: [allow('codebuild:StartBuild', arn('codebuild', 'project/{ProjectName}'))],
      jobPermissions: [
        allow(['codebuild:StopBuild', 'codebuild:BatchGetBuilds'], arn('codebuild', 'project/{ProjectName}')),
        managedRule('StepFunctionsGetEventForCodeBuildStartBuildRule'),
      ],
    },
    {
      name: 'startBuildBatch',
      patterns: REQUEST_OR_JOB,
      doc: 'Starts a batch of builds.',
      sdkService: 'codebuild',
      job: {
        action: 'batchGetBuildBatches',
        parameters: { Ids: listOf(answer('BuildBatch', 'Id')) },
        path: ['BuildBatches', 0],
        wrappedAs: 'BuildBatch',
        stateOf: stateAt(['BuildBatch', 'BuildBatchStatus'], ['SUCCEEDED'], FAILED),
      },
      permissions: [allow('codebuild:StartBuildBatch', arn('codebuild', 'project/{ProjectName}'))],
      jobPermissions: [
        allow(
          ['codebuild:StopBuildBatch', 'codebuild:BatchGetBuildBatches'],
          arn('codebuild', 'project/{ProjectName}'),
        ),
        managedRule('StepFunctionsGetEventForCodeBuildStartBuildBatchRule'),
      ],
    },
    {
      name: 'stopBuild',
      patterns: REQUEST,
      doc: 'Stops a build.',
      sdkService: 'codebuild',
      permissions: [allow('codebuild:StopBuild', arn('codebuild', 'project/*'))],
    },
    {
      name: 'batchDeleteBuilds',
      patterns: REQUEST,
      doc: 'Deletes builds.',
      sdkService: 'codebuild',
      permissions: [allow('codebuild:BatchDeleteBuilds', arn('codebuild', 'project/*'))],
    },
    {
      name: 'deleteBuildBatch',
      patterns: REQUEST,
      doc: 'Deletes a batch of builds.',
      sdkService: 'codebuild',
      permissions: [allow('codebuild:DeleteBuildBatch', arn('codebuild', 'project/*'))],
    },
    {
      name: 'batchGetReports',
      patterns: REQUEST,
      doc: 'Reads reports.',
      sdkService: 'codebuild',
      permissions: [allow('codebuild:BatchGetReports', arn('codebuild', 'report-group/*'))],
    },
  ],
};
