import { CHOICE_OPERATORS } from './choice-rule';

/**
 * The fields of all objects in the order in which one reads them: what the object is, what goes in, what is done with it,
 * what comes out, where it goes on. What holds states comes last, since it is long.
 */
export const FIELD_ORDER: readonly string[] = [
  ...['Type', 'Comment', 'QueryLanguage', 'Version', 'Mode', 'ExecutionType', 'Resource', 'Credentials'],
  ...['RoleArn', 'RoleArn.$', 'ReaderConfig', 'WriterConfig', 'InputType', 'OutputType', 'Transformation'],
  ...['CSVHeaderLocation', 'CSVHeaders', 'CSVDelimiter', 'ManifestType', 'ItemsPointer', 'MaxItems', 'MaxItemsPath'],
  ...['Label', 'InputPath', 'ItemReader', 'ItemsPath', 'Items', 'ItemSelector', 'ItemBatcher'],
  ...['MaxItemsPerBatch', 'MaxItemsPerBatchPath', 'MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath', 'BatchInput'],
  ...['Parameters', 'Arguments', 'Result', 'Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
  ...['Error', 'ErrorPath', 'Cause', 'CausePath', 'Choices', 'Not', 'And', 'Or', 'Variable'],
  ...CHOICE_OPERATORS.map(({ name }) => name),
  ...['Condition', 'ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds', 'JitterStrategy'],
  ...['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'],
  ...['MaxConcurrency', 'MaxConcurrencyPath', 'ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
  ...['ToleratedFailureCount', 'ToleratedFailureCountPath', 'ProcessorConfig', 'Iterator', 'ItemProcessor', 'Branches'],
  ...['ResultWriter', 'ResultSelector', 'ResultPath', 'Assign', 'OutputPath', 'Output'],
  ...['Retry', 'Catch', 'Default', 'Next', 'End', 'StartAt', 'States'],
];
