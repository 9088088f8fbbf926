import { docsPage, REQUEST, REQUEST_OR_JOB, type OptimizedService } from './integration';
import { answer, stateAt } from './job';
import { allow, arn } from './permission';

export const athena: OptimizedService = {
  key: 'athena',
  title: 'Amazon Athena',
  errorPrefix: 'Athena',
  olderSdk: { service: 'AmazonAthena', exception: 'AmazonAthenaException' },
  link: docsPage('athena'),
  actions: [
    {
      name: 'startQueryExecution',
      patterns: REQUEST_OR_JOB,
      doc: 'Runs SQL.',
      sdkService: 'athena',
      job: {
        action: 'getQueryExecution',
        parameters: { QueryExecutionId: answer('QueryExecutionId') },
        stateOf: stateAt(['QueryExecution', 'Status', 'State'], ['SUCCEEDED'], ['FAILED', 'CANCELLED']),
      },
      permissions: [
        {
          ...allow('athena:StartQueryExecution', arn('athena', 'workgroup/{WorkGroup=primary}')),
          note: 'A query also reads its data (s3, glue, perhaps lakeformation:GetDataAccess) and writes its results: allow that for the tables and buckets that it uses.',
        },
        allow('athena:GetDataCatalog', arn('athena', 'datacatalog/{QueryExecutionContext.Catalog=AwsDataCatalog}')),
      ],
      jobPermissions: [
        allow(
          ['athena:GetQueryExecution', 'athena:StopQueryExecution'],
          arn('athena', 'workgroup/{WorkGroup=primary}'),
        ),
      ],
    },
    {
      name: 'stopQueryExecution',
      patterns: REQUEST,
      doc: 'Stops a query.',
      sdkService: 'athena',
      permissions: [allow('athena:StopQueryExecution', arn('athena', 'workgroup/*'))],
    },
    {
      name: 'getQueryExecution',
      patterns: REQUEST,
      doc: 'Describes a query.',
      sdkService: 'athena',
      permissions: [allow('athena:GetQueryExecution', arn('athena', 'workgroup/*'))],
    },
    {
      name: 'getQueryResults',
      patterns: REQUEST,
      doc: 'Reads a page of the rows of a query.',
      sdkService: 'athena',
      permissions: [
        {
          ...allow('athena:GetQueryResults', arn('athena', 'workgroup/*')),
          note: 'GetQueryResults also reads the results from their bucket: allow s3:GetObject there.',
        },
      ],
    },
  ],
};
