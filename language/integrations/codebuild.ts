import { docsPage, REQUEST, REQUEST_OR_JOB, type OptimizedService } from './integration';

export const codeBuild: OptimizedService = {
  key: 'codebuild',
  title: 'AWS CodeBuild',
  errorPrefix: 'CodeBuild',
  link: docsPage('codebuild'),
  actions: [
    { name: 'startBuild', patterns: REQUEST_OR_JOB, doc: 'Starts a build.', sdkService: 'codebuild' },
    { name: 'startBuildBatch', patterns: REQUEST_OR_JOB, doc: 'Starts a batch of builds.', sdkService: 'codebuild' },
    { name: 'stopBuild', patterns: REQUEST, doc: 'Stops a build.', sdkService: 'codebuild' },
    { name: 'batchDeleteBuilds', patterns: REQUEST, doc: 'Deletes builds.', sdkService: 'codebuild' },
    { name: 'deleteBuildBatch', patterns: REQUEST, doc: 'Deletes a batch of builds.', sdkService: 'codebuild' },
    { name: 'batchGetReports', patterns: REQUEST, doc: 'Reads reports.', sdkService: 'codebuild' },
  ],
};
