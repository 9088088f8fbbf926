import type { Field } from './field';
import { guide } from './links';

/** Fields of a Wait state (digest S30-S33): exactly one of the four. Their order is the one of the service's message. */
export const waitFields: readonly Field[] = [
  {
    name: 'SecondsPath',
    on: ['Wait'],
    languages: 'JSONPath',
    group: { name: 'duration', required: true },
    value: { kind: 'referencePath', roots: 'any' },
    doc: 'A reference path to the number of seconds to wait.',
    link: guide('state-wait'),
  },
  {
    name: 'Seconds',
    on: ['Wait'],
    languages: 'both',
    group: { name: 'duration', required: true },
    value: { kind: 'integer', min: 0, max: 99_999_999, expression: true },
    doc: 'How many seconds to wait.',
    link: guide('state-wait'),
    snippet: '${1:10}',
  },
  {
    name: 'TimestampPath',
    on: ['Wait'],
    languages: 'JSONPath',
    group: { name: 'duration', required: true },
    value: { kind: 'referencePath', roots: 'any' },
    doc: 'A reference path to the point in time to wait for.',
    link: guide('state-wait'),
  },
  {
    name: 'Timestamp',
    on: ['Wait'],
    languages: 'both',
    group: { name: 'duration', required: true },
    value: { kind: 'timestamp', expression: true },
    doc: 'The point in time to wait for (RFC 3339 with a capital `T` and `Z` or an offset), for example `2030-01-31T08:00:00Z`.',
    link: guide('state-wait'),
    snippet: '"${1:2030-01-31T08:00:00Z}"',
  },
];
