import { schemaFault } from './aws';
import { machine } from './example';
import type { Rule } from './rule';

/** Digest R22, V29. */
export const unclosedExpression: Rule = {
  code: 'unclosed-expression',
  severity: 'error',
  summary: 'A text that starts with `{%` ends with `%}`.',
  why: 'Such a text is meant as an expression, and the service refuses one that does not end as an expression does. Nothing may stand before or behind the delimiters, no blanks either: an expression is always the whole text.',
  bad: machine({ Greet: { Type: 'Pass', Output: '{% $states.input.name', End: true } }, { QueryLanguage: 'JSONata' }),
  good: machine(
    { Greet: { Type: 'Pass', Output: '{% $states.input.name %}', End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  hooks: {
    jsonata({ node, embedded }, report) {
      if (embedded.kind !== 'unterminated') return;
      const inside = node.value.indexOf('%}', 2);
      report({
        at: node,
        message: messageFor(node.value, inside),
        aws: schemaFault('JSONata string must start with {% and end with %}', node),
        data: { close: inside < 0 },
      });
    },
  },
};

function messageFor(text: string, close: number): string {
  if (close < 0) return 'This expression is not closed: end the text with "%}".';
  const rest = text.slice(close + 2);
  if (rest.trim() !== '') return 'Nothing may stand behind "%}": make it part of the expression, for example with "&".';
  return rest.includes('\n')
    ? 'No line break may stand behind "%}": begin a block scalar with "|-" or ">-", which end without one.'
    : 'Nothing may stand behind "%}": remove the blanks.';
}
