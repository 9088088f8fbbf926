import { awsFault } from './aws';
import { machine } from './example';
import { faultRange } from './expression-range';
import type { Rule } from './rule';

/** Digest F30, V18, V30: what stands between the delimiters is no JSONata. */
export const invalidJsonata: Rule = {
  code: 'invalid-jsonata',
  severity: 'error',
  summary: 'Expressions are JSONata 2.0.6.',
  why: 'The service reads every expression when the machine is created and refuses one with a mistake in its grammar. It knows JSONata as of version 2.0.6: operators that later versions added, such as `??` and `?:`, are refused.',
  bad: machine(
    { Greet: { Type: 'Pass', Output: '{% $sum($states.input.prices %}', End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  good: machine(
    { Greet: { Type: 'Pass', Output: '{% $sum($states.input.prices) %}', End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  hooks: {
    jsonata({ node, embedded, parsed }, report) {
      if (!parsed || embedded.kind !== 'expression') return;
      for (const fault of parsed.faults) {
        report({
          at: node,
          range: faultRange(node, fault, embedded.offset),
          message: `This is not JSONata: ${fault.message}.`,
          aws: awsFault('INVALID_JSONATA_EXPRESSION', fault.message, node),
        });
      }
    },
  },
};
