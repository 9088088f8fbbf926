import type { Field } from './field';
import { guide } from './links';

/** Fields of a Pass state (digest S6, S7) that it shares with no other type. */
export const passFields: readonly Field[] = [
  {
    name: 'Result',
    on: ['Pass'],
    languages: 'JSONPath',
    value: { kind: 'literal' },
    doc: 'The result of the state as a literal: paths and keys that end in `.$` are not evaluated. Without it the result is the effective input.',
    link: guide('state-pass'),
  },
];
