import type { Field } from './field';
import { guide } from './links';

const LINK = guide('concepts-error-handling');

/** Fields of a catcher (digest S58-S62, R8); `ErrorEquals` stands with the retriers. */
export const catcherFields: readonly Field[] = [
  {
    name: 'Next',
    on: ['catcher'],
    languages: 'both',
    required: true,
    value: { kind: 'stateName' },
    doc: 'The name of the state that goes on after the error. It must be a state of the same `States` object.',
    link: LINK,
  },
  {
    name: 'ResultPath',
    on: ['catcher'],
    languages: 'JSONPath',
    value: { kind: 'referencePath', nullable: true, roots: 'input' },
    default: '$',
    doc: "Where the error output (`Error` and `Cause`) goes in the state's input. `$` replaces the input, `null` drops the error output.",
    link: LINK,
  },
  {
    name: 'Output',
    on: ['catcher'],
    languages: 'JSONata',
    value: { kind: 'payload' },
    doc: 'What the next state gets. The error is `$states.errorOutput`. Without it: the error output.',
    link: LINK,
    snippet: '"{% ${1:\\$states.errorOutput} %}"',
  },
];
