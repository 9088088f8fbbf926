import type { Field } from './field';
import { guide } from './links';

/** Fields of a Parallel state (digest S38-S40) that it shares with no other type. */
export const parallelFields: readonly Field[] = [
  {
    name: 'Branches',
    on: ['Parallel'],
    languages: 'both',
    required: true,
    value: { kind: 'array', of: { kind: 'object', of: 'branch' }, minItems: 1 },
    doc: 'The branches that run at the same time, each with its own `StartAt` and `States`. The result is the list of their outputs in this order.',
    link: guide('state-parallel'),
    snippet:
      '[\n\t{\n\t\t"StartAt": "${1:First}",\n\t\t"States": {\n\t\t\t"${1:First}": {\n\t\t\t\t"Type": "Pass",\n\t\t\t\t"End": true\n\t\t\t}\n\t\t}\n\t}\n]',
  },
];
