import type { Field } from './field';
import { guide } from './links';

/** Fields of an item processor and its configuration that a branch has not (digest D3, S41). */
export const itemProcessorFields: readonly Field[] = [
  {
    name: 'ProcessorConfig',
    on: ['itemProcessor'],
    languages: 'both',
    value: { kind: 'object', of: 'processorConfig' },
    doc: 'The mode of the Map: inline in this execution, or distributed over child executions.',
    link: guide('state-map'),
    snippet: '{\n\t"Mode": "${1|INLINE,DISTRIBUTED|}"\n}',
  },
  {
    name: 'Mode',
    on: ['processorConfig'],
    languages: 'both',
    value: { kind: 'oneOf', values: ['INLINE', 'DISTRIBUTED'] },
    default: 'INLINE',
    doc: '`INLINE` runs the iterations in this execution; `DISTRIBUTED` starts a child execution for each item or batch.',
    link: guide('state-map'),
  },
  {
    name: 'ExecutionType',
    on: ['processorConfig'],
    languages: 'both',
    value: { kind: 'oneOf', values: ['STANDARD', 'EXPRESS'] },
    doc: 'The type of the child executions. Required for a `DISTRIBUTED` Map, refused for an `INLINE` one.',
    link: guide('state-map-distributed'),
  },
];
