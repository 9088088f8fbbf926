import type { Field } from './field';
import { guide } from './links';

const LINK = guide('state-choice');

/** Fields of a Choice state (digest S18-S29) that it shares with no other type. */
export const choiceFields: readonly Field[] = [
  {
    name: 'Choices',
    on: ['Choice'],
    languages: 'both',
    required: true,
    value: { kind: 'array', of: { kind: 'object', of: 'choiceRule' }, minItems: 1 },
    doc: 'The rules, tried in order: the first that matches names the next state.',
    link: LINK,
    snippet: '[\n\t{\n\t\t$1\n\t}\n]',
  },
  {
    name: 'Default',
    on: ['Choice'],
    languages: 'both',
    value: { kind: 'stateName' },
    doc: 'The name of the state that follows when no rule matches. Without it the execution fails then.',
    link: LINK,
  },
];
