import { rangeInSource, type StringNode } from '../tree/node';
import { machine } from './example';
import { isOpen } from './open-values';
import type { Report, Rule } from './rule';

/** `$states…`, a call of a function, or a path from a variable. */
const EXPRESSION = /^\s*\$(?:states\b(?:\s*\.|\s*$)|[A-Za-z_]\w*\s*\(.*\)\s*$)/s;

/** Digest R22: JSONata without its delimiters is plain text. */
export const missingDelimiters: Rule = {
  code: 'missing-delimiters',
  severity: 'warning',
  summary: 'JSONata expressions stand between `{%` and `%}`.',
  why: 'Only a text that starts with `{%` and ends with `%}` is evaluated. Blanks before or behind them make it plain text, too.',
  bad: machine(
    { Greet: { Type: 'Pass', Output: { name: '$states.input.name' }, End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  good: machine(
    { Greet: { Type: 'Pass', Output: { name: '{% $states.input.name %}' }, End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  hooks: {
    values: {
      condition({ node }, report) {
        if (node.kind !== 'string' || node.value.startsWith('{%') || isOpen(node)) return;
        report({
          at: node,
          message: 'This is a text, which is neither true nor false: put the condition between "{%" and "%}".',
          data: { replace: `{% ${node.value.trim()} %}` },
        });
      },
    },
    plainText({ node, object, field }, report) {
      if (object.language !== 'JSONata' || field.value.kind === 'condition') return;
      const { value } = node;
      if (/^\s*\{%.*%\}\s*$/s.test(value)) {
        report({
          at: node,
          message:
            'This is plain text, since an expression starts with "{%" and ends with "%}": remove the blanks around it.',
          data: { replace: value.trim() },
        });
      } else if (EXPRESSION.test(value)) {
        report({
          at: node,
          message: 'This looks like an expression, but it is plain text: put it between "{%" and "%}".',
          data: { replace: `{% ${value.trim()} %}` },
        });
      } else if (!isOpen(node)) reportPart(node, report);
    },
  },
};

/** Digest R22: there are no expressions in the midst of a text. */
function reportPart(node: StringNode, report: Report): void {
  const part = /\{%.*?%\}/s.exec(node.value);
  if (part) {
    report({
      at: node,
      range: rangeInSource(node, part.index, part.index + part[0].length),
      message: 'Only a whole text is evaluated: make all of it one expression, and join the parts with "&".',
    });
  } else if (/%\}\s*$/.test(node.value)) {
    report({ at: node, message: 'This ends like an expression, but an expression starts with "{%", too.' });
  }
}
