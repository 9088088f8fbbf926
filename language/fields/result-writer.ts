import type { Field } from './field';
import { guide } from './links';

const LINK = guide('input-output-resultwriter');

/** Fields of a ResultWriter and its WriterConfig (digest S55-S57). */
export const resultWriterFields: readonly Field[] = [
  {
    name: 'Resource',
    on: ['resultWriter'],
    languages: 'both',
    value: { kind: 'resource', among: ['s3:putObject'] },
    doc: '`arn:aws:states:::s3:putObject` writes the results to Amazon S3.',
    link: LINK,
    snippet: '"arn:aws:states:::s3:putObject"',
  },
  {
    name: 'Parameters',
    on: ['resultWriter'],
    languages: 'JSONPath',
    value: { kind: 'payload', objectOnly: true },
    doc: 'Where the results go: `Bucket` and `Prefix`.',
    link: LINK,
    snippet: '{\n\t"Bucket": "$1",\n\t"Prefix": "$2"\n}',
  },
  {
    name: 'Arguments',
    on: ['resultWriter'],
    languages: 'JSONata',
    value: { kind: 'payload', objectOnly: true },
    doc: 'Where the results go: `Bucket` and `Prefix`.',
    link: LINK,
    snippet: '{\n\t"Bucket": "$1",\n\t"Prefix": "$2"\n}',
  },
  {
    name: 'WriterConfig',
    on: ['resultWriter'],
    languages: 'both',
    value: { kind: 'object', of: 'writerConfig' },
    doc: 'How the results are formatted.',
    link: LINK,
    snippet: '{\n\t"Transformation": "${1|NONE,COMPACT,FLATTEN|}",\n\t"OutputType": "${2|JSON,JSONL|}"\n}',
  },
  {
    name: 'Transformation',
    on: ['writerConfig'],
    languages: 'both',
    value: { kind: 'oneOf', values: ['NONE', 'COMPACT', 'FLATTEN'] },
    doc: '`NONE` writes outputs with the metadata of their executions, `COMPACT` only the outputs, `FLATTEN` also joins outputs that are lists.',
    link: LINK,
  },
  {
    name: 'OutputType',
    on: ['writerConfig'],
    languages: 'both',
    value: { kind: 'oneOf', values: ['JSON', 'JSONL'] },
    doc: 'Whether the results are one JSON list or one JSON value on each line.',
    link: LINK,
  },
];
