import type { JsonataFault } from '../expressions/jsonata/ast';
import { foreignSyntaxAt } from '../expressions/jsonata/foreign-syntax';
import { awsFault } from './aws';
import { machine } from './example';
import { partRange } from './jsonata-place';
import type { Finding, JsonataUse, Rule } from './rule';
import { quote } from './words';

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
    jsonata(use, report) {
      const { node, embedded, parsed } = use;
      if (!parsed || embedded.kind !== 'expression') return;
      for (const fault of parsed.faults) {
        report({
          at: node,
          ...explain(use, embedded.text, fault),
          aws: awsFault('INVALID_JSONATA_EXPRESSION', fault.message, node),
        });
      }
    },
  },
};

/** The library's sentence, or a plainer one where it is clear what was meant. */
function explain(use: JsonataUse, text: string, fault: JsonataFault): Pick<Finding, 'message' | 'range' | 'data'> {
  if (text.trim() === '') return { message: 'This expression is empty: write one between "{%" and "%}".' };
  const foreign = foreignSyntaxAt(text, fault.start);
  if (!foreign) return { message: `This is not JSONata: ${fault.message}.`, range: partRange(use, fault) };
  const { advice, replacement, start, end } = foreign;
  return {
    message: `JSONata has no ${quote(text.slice(start, end))}: ${advice}.`,
    range: partRange(use, foreign),
    ...(replacement !== undefined && { data: { meant: replacement } }),
  };
}
