import type { JsonObject } from '../json';
import { lambda, type Dialect, type Pattern } from './pattern';

/** Large sets of items, read from Amazon S3 and worked on by executions of their own. */
export const DISTRIBUTED_PATTERNS: readonly Pattern[] = [
  {
    name: 'Distributed Map over CSV',
    detail: 'the rows of a CSV file in S3, in batches',
    states: (write) => ({
      '«1:For each row»': {
        Type: 'Map',
        Label: 'Rows',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
          ...write.call({ Bucket: '«2:my-bucket»', Key: '«3:data/rows.csv»' }),
        },
        ItemBatcher: { MaxItemsPerBatch: 100 },
        ...rest(write),
      },
    }),
  },
  {
    name: 'Distributed Map over S3 objects',
    detail: 'the objects below a prefix of a bucket',
    states: (write) => ({
      '«1:For each object»': {
        Type: 'Map',
        Label: 'Objects',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:listObjectsV2',
          ...write.call({ Bucket: '«2:my-bucket»', Prefix: '«3:incoming/»' }),
        },
        ...rest(write),
      },
    }),
  },
];

function rest(write: Dialect): JsonObject {
  return {
    MaxConcurrency: 100,
    ToleratedFailurePercentage: 5,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
      StartAt: '«4:Process»',
      States: { '«4:Process»': { ...lambda(write, '«5:process»'), End: true } },
    },
    ResultWriter: {
      Resource: 'arn:aws:states:::s3:putObject',
      ...write.call({ Bucket: '«2:my-bucket»', Prefix: '«6:results»' }),
    },
    End: true,
  };
}
