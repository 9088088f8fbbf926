import { toJson, type Node, type ObjectNode } from '../tree/node';

const OPERATORS: Readonly<Record<string, string>> = {
  Equals: '==',
  LessThan: '<',
  GreaterThan: '>',
  LessThanEquals: '<=',
  GreaterThanEquals: '>=',
};
const COMPARISON =
  /^(?:String|Numeric|Timestamp|Boolean)(Equals|LessThanEquals|GreaterThanEquals|LessThan|GreaterThan)(Path)?$/;
const TYPE_TEST = /^Is(Null|Present|Numeric|String|Boolean|Timestamp)$/;

/** How a choice rule reads to a person: `$.n >= 5`, `not ($.a is present)`, or the JSONata condition itself. */
export function conditionLabel(rule: Node): string {
  if (rule.kind !== 'object') return '';
  for (const { key, value } of rule.properties) {
    if (!value) continue;
    switch (key.value) {
      case 'Condition':
        return value.kind === 'string' ? value.value.replace(/^\{%\s*|\s*%\}$/g, '') : String(toJson(value));
      case 'And':
      case 'Or':
        return value.kind === 'array' ? joined(value.items, key.value === 'And' ? ' and ' : ' or ') : '';
      case 'Not':
        return `not (${conditionLabel(value)})`;
      default:
    }
  }
  return comparisonLabel(rule);
}

function joined(rules: readonly Node[], word: string): string {
  return rules
    .map((rule) => {
      const label = conditionLabel(rule);
      return rules.length > 1 && / (?:and|or) /.test(label) ? `(${label})` : label;
    })
    .join(word);
}

function comparisonLabel(rule: ObjectNode): string {
  const members = new Map(rule.properties.map(({ key, value }) => [key.value, value]));
  const variable = members.get('Variable');
  const subject = variable?.kind === 'string' ? variable.value : '?';
  for (const [name, operand] of members) {
    if (!operand) continue;
    const comparison = COMPARISON.exec(name);
    if (comparison)
      return `${subject} ${OPERATORS[comparison[1] ?? ''] ?? '?'} ${operandText(operand, comparison[2] !== undefined)}`;
    if (name === 'StringMatches') return `${subject} matches ${operandText(operand, false)}`;
    const test = TYPE_TEST.exec(name);
    if (test) {
      const negated = operand.kind === 'boolean' && !operand.value;
      return `${subject} is ${negated ? 'not ' : ''}${(test[1] ?? '').toLowerCase()}`;
    }
  }
  return '';
}

function operandText(operand: Node, isPath: boolean): string {
  return isPath && operand.kind === 'string' ? operand.value : JSON.stringify(toJson(operand));
}
