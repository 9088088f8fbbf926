import type { Field } from './field';
import { guide, specification } from './links';

const LINK = guide('concepts-error-handling');

/** Fields of a retrier (digest S58-S62) and the one it shares with catchers. */
export const retrierFields: readonly Field[] = [
  {
    name: 'ErrorEquals',
    on: ['retrier', 'catcher'],
    languages: 'both',
    required: true,
    value: { kind: 'errorNames' },
    doc: 'The names of the errors that it is for. `States.ALL` stands for every error; it must be alone and in the last element.',
    link: specification('errors'),
    snippet: '["${1:States.ALL}"]',
  },
  {
    name: 'IntervalSeconds',
    on: ['retrier'],
    languages: 'both',
    value: { kind: 'integer', min: 0, max: 99_999_999 },
    default: 1,
    doc: 'Seconds before the first retry.',
    link: LINK,
  },
  {
    name: 'MaxAttempts',
    on: ['retrier'],
    languages: 'both',
    value: { kind: 'integer', min: 0, max: 99_999_999 },
    default: 3,
    doc: 'How many retries there are at most. `0` means never retry.',
    link: LINK,
  },
  {
    name: 'BackoffRate',
    on: ['retrier'],
    languages: 'both',
    value: { kind: 'number', min: 1, max: Number.MAX_VALUE },
    default: 2,
    doc: 'The factor by which the delay grows with each retry.',
    link: LINK,
  },
  {
    name: 'MaxDelaySeconds',
    on: ['retrier'],
    languages: 'both',
    value: { kind: 'integer', min: 1, max: 31_622_400 },
    doc: 'The longest delay between two retries in seconds. It must be larger than `IntervalSeconds`.',
    link: LINK,
  },
  {
    name: 'JitterStrategy',
    on: ['retrier'],
    languages: 'both',
    value: { kind: 'oneOf', values: ['NONE', 'FULL'] },
    default: 'NONE',
    doc: '`FULL` takes a random delay between zero and the computed one, so that many executions do not retry at the same moment.',
    link: LINK,
  },
];
