import type { Field } from './field';
import { guide } from './links';

/** Fields of a Fail state (digest S35-S37) that it shares with no other type. */
export const failFields: readonly Field[] = [
  {
    name: 'Error',
    on: ['Fail'],
    languages: 'both',
    group: { name: 'error', required: false },
    value: { kind: 'text', expression: true },
    doc: 'The name of the error. Retriers and catchers around the branch or iteration see it.',
    link: guide('state-fail'),
  },
  {
    name: 'ErrorPath',
    on: ['Fail'],
    languages: 'JSONPath',
    group: { name: 'error', required: false },
    value: { kind: 'path', intrinsics: 'text' },
    doc: 'A path, or an intrinsic function that gives a text, to the name of the error.',
    link: guide('state-fail'),
  },
  {
    name: 'Cause',
    on: ['Fail'],
    languages: 'both',
    group: { name: 'cause', required: false },
    value: { kind: 'text', expression: true },
    doc: 'A text that explains the error to people.',
    link: guide('state-fail'),
  },
  {
    name: 'CausePath',
    on: ['Fail'],
    languages: 'JSONPath',
    group: { name: 'cause', required: false },
    value: { kind: 'path', intrinsics: 'text' },
    doc: 'A path, or an intrinsic function that gives a text, to the explanation of the error.',
    link: guide('state-fail'),
  },
];
