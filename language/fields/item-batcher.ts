import type { Field } from './field';
import { guide } from './links';

const LINK = guide('input-output-itembatcher');

/** Fields of an ItemBatcher (digest S54). */
export const itemBatcherFields: readonly Field[] = [
  {
    name: 'MaxItemsPerBatch',
    on: ['itemBatcher'],
    languages: 'both',
    group: { name: 'maxItemsPerBatch', required: false },
    value: { kind: 'integer', min: 1, max: Number.MAX_SAFE_INTEGER, expression: true },
    doc: 'How many items one child execution gets at most.',
    link: LINK,
    snippet: '${1:10}',
  },
  {
    name: 'MaxItemsPerBatchPath',
    on: ['itemBatcher'],
    languages: 'JSONPath',
    group: { name: 'maxItemsPerBatch', required: false },
    value: { kind: 'referencePath', roots: 'any' },
    doc: 'A reference path to the largest number of items in a batch.',
    link: LINK,
  },
  {
    name: 'MaxInputBytesPerBatch',
    on: ['itemBatcher'],
    languages: 'both',
    group: { name: 'maxInputBytesPerBatch', required: false },
    value: { kind: 'integer', min: 1, max: 262_144, expression: true },
    doc: 'How many bytes the input of one child execution has at most (up to 256 KiB).',
    link: LINK,
    snippet: '${1:262144}',
  },
  {
    name: 'MaxInputBytesPerBatchPath',
    on: ['itemBatcher'],
    languages: 'JSONPath',
    group: { name: 'maxInputBytesPerBatch', required: false },
    value: { kind: 'referencePath', roots: 'any' },
    doc: 'A reference path to the largest number of bytes in a batch.',
    link: LINK,
  },
  {
    name: 'BatchInput',
    on: ['itemBatcher'],
    languages: 'both',
    value: { kind: 'payload', objectOnly: true },
    doc: 'Data that every batch gets besides its items.',
    link: LINK,
    snippet: '{\n\t$1\n}',
  },
];
