import type { Field } from './field';
import { guide, specification } from './links';

/** Fields of the machine, of branches and of item processors (digest D2, D3). */
export const machineFields: readonly Field[] = [
  {
    name: 'StartAt',
    on: ['machine', 'branch', 'itemProcessor'],
    languages: 'both',
    required: true,
    value: { kind: 'stateName' },
    doc: 'The name of the state that runs first. It must be a state of the `States` object beside it.',
    link: specification('startat'),
  },
  {
    name: 'States',
    on: ['machine', 'branch', 'itemProcessor'],
    languages: 'both',
    required: true,
    value: { kind: 'states' },
    doc: 'The states by name. Names are unique in the whole machine and have at most 80 characters.',
    link: guide('statemachine-structure'),
    snippet: '{\n\t"${1:First}": {\n\t\t"Type": "${2:Pass}",\n\t\t"End": true\n\t}\n}',
  },
  {
    name: 'TimeoutSeconds',
    on: ['machine'],
    languages: 'both',
    value: { kind: 'integer', min: 0, max: 99_999_999 },
    doc: 'The longest time in seconds that an execution may take. When it is over, the execution ends with the status `TIMED_OUT`.',
    link: guide('statemachine-structure'),
  },
  {
    name: 'Version',
    on: ['machine'],
    languages: 'both',
    value: { kind: 'oneOf', values: ['1.0'] },
    default: '1.0',
    doc: 'The version of the States Language. Only `1.0` exists.',
    link: guide('statemachine-structure'),
  },
];
