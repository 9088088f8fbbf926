import { docsPage, REQUEST, REQUEST_OR_JOB, type OptimizedService } from './integration';

export const athena: OptimizedService = {
  key: 'athena',
  title: 'Amazon Athena',
  errorPrefix: 'Athena',
  link: docsPage('athena'),
  actions: [
    { name: 'startQueryExecution', patterns: REQUEST_OR_JOB, doc: 'Runs SQL.', sdkService: 'athena' },
    { name: 'stopQueryExecution', patterns: REQUEST, doc: 'Stops a query.', sdkService: 'athena' },
    { name: 'getQueryExecution', patterns: REQUEST, doc: 'Describes a query.', sdkService: 'athena' },
    { name: 'getQueryResults', patterns: REQUEST, doc: 'Reads a page of the rows of a query.', sdkService: 'athena' },
  ],
};
