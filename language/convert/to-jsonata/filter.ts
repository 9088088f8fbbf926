import type { Filter, FilterComparison, FilterOperand, FilterPath } from '../../expressions/json-path/ast';
import type { Precision } from '../conversion';
import { literalText, nameStep } from './jsonata-text';

/** The text of a condition on `$v`, or why there is none. */
export type FilterText = { readonly text: string } | { readonly problem: string };

/** The condition of a filter step (digest P4) as a JSONata condition on `$v`. `document`: what `$` stands for in it. */
export function filterText(filter: Filter, precision: Precision, roots: { readonly document: string }): FilterText {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const parts = filter.operands.map((operand) => filterText(operand, precision, roots));
      const failed = parts.find((part) => 'problem' in part);
      if (failed) return failed;
      const texts = parts.flatMap((part) => ('text' in part ? [part.text] : []));
      return { text: texts.map((text) => (/ (?:and|or) /.test(text) ? `(${text})` : text)).join(` ${filter.kind} `) };
    }
    case 'not': {
      const inner = filterText(filter.operand, precision, roots);
      return 'text' in inner ? { text: `$not(${inner.text})` } : inner;
    }
    case 'exists': {
      const path = pathOf(filter.path, roots);
      return 'text' in path ? { text: `$exists(${path.text})` } : path;
    }
    case 'constant':
      return { text: String(filter.value) };
    case 'comparison':
      return comparisonText(filter, precision, roots);
  }
}

function comparisonText(
  { operator, left, right }: FilterComparison,
  precision: Precision,
  roots: { readonly document: string },
): FilterText {
  if (operator === '=~') return regexTest(left, right, roots);
  const a = operandText(left, roots);
  const b = operandText(right, roots);
  if ('problem' in a) return a;
  if ('problem' in b) return b;
  switch (operator) {
    case '==':
    case '===':
      return { text: `${a.text} = ${b.text}` };
    case '!=':
    case '!==':
      // In JSONata nothing is unequal to a member that is missing.
      return { text: `$not(${a.text} = ${b.text})` };
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const compared = `${a.text} ${operator} ${b.text}`;
      if (precision === 'plain') return { text: compared };
      return {
        text: `($type(${a.text}) in ['number', 'string'] and $type(${a.text}) = $type(${b.text}) and ${compared})`,
      };
    }
    case 'in':
      return { text: `${a.text} in ${b.text}` };
    case 'nin':
      return { text: `($exists(${a.text}) and $not(${a.text} in ${b.text}))` };
    case 'size':
      return { text: `$count(${a.text}) = ${b.text}` };
    default:
      return { problem: `JSONata has no equal for the operator "${operator}".` };
  }
}

function regexTest(left: FilterOperand, right: FilterOperand, roots: { readonly document: string }): FilterText {
  const [regex, operand] = left.kind === 'regex' ? [left, right] : [right, left];
  if (regex.kind !== 'regex') return { problem: 'There is no regular expression to compare with.' };
  if (/[^im]/.test(regex.flags)) return { problem: `JSONata has no flag "${regex.flags}" for regular expressions.` };
  const value = operandText(operand, roots);
  if ('problem' in value) return value;
  const pattern = regex.source.replace(/(?<!\\)\//g, '\\/');
  return {
    text: `($exists(${value.text}) and $contains($string(${value.text}), /^(?:${pattern})$/${regex.flags}))`,
  };
}

function operandText(operand: FilterOperand, roots: { readonly document: string }): FilterText {
  if (operand.kind === 'literal') return { text: literalText(operand.value) };
  if (operand.kind === 'path') return pathOf(operand, roots);
  return { problem: 'JSONata has no equal for a regular expression here.' };
}

function pathOf({ root, steps }: FilterPath, { document }: { readonly document: string }): FilterText {
  let text = root === 'current' ? '$v' : document;
  for (const step of steps) {
    if (step.kind === 'name') text += nameStep(step.name);
    else if (step.kind === 'index') text += `[${String(step.index)}]`;
    else if (
      step.kind === 'function' &&
      (step.name === 'length' || step.name === 'size') &&
      step.arguments.length === 0
    )
      text = `$count(${text})`;
    else return { problem: 'JSONata has no equal for such a path inside of a filter.' };
  }
  return { text };
}
