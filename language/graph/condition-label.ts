import { isJsonObject, type Json, type JsonObject } from '../json';

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
export function conditionLabel(rule: Json): string {
  if (!isJsonObject(rule)) return '';
  for (const [key, value] of Object.entries(rule)) {
    // Nothing stands there yet.
    if (value === null) continue;
    switch (key) {
      case 'Condition':
        return typeof value === 'string' ? value.replace(/^\{%\s*|\s*%\}$/g, '') : String(value);
      case 'And':
      case 'Or':
        return Array.isArray(value) ? joined(value as readonly Json[], key === 'And' ? ' and ' : ' or ') : '';
      case 'Not':
        return `not (${conditionLabel(value)})`;
      default:
    }
  }
  return comparisonLabel(rule);
}

function joined(rules: readonly Json[], word: string): string {
  return rules
    .map((rule) => {
      const label = conditionLabel(rule);
      return rules.length > 1 && / (?:and|or) /.test(label) ? `(${label})` : label;
    })
    .join(word);
}

function comparisonLabel(rule: JsonObject): string {
  const variable = rule['Variable'];
  const subject = typeof variable === 'string' ? variable : '?';
  for (const [name, operand] of Object.entries(rule)) {
    if (operand === null) continue;
    const comparison = COMPARISON.exec(name);
    if (comparison)
      return `${subject} ${OPERATORS[comparison[1] ?? ''] ?? '?'} ${operandText(operand, comparison[2] !== undefined)}`;
    if (name === 'StringMatches') return `${subject} matches ${operandText(operand, false)}`;
    const test = TYPE_TEST.exec(name);
    if (test) return `${subject} is ${operand === false ? 'not ' : ''}${(test[1] ?? '').toLowerCase()}`;
  }
  return '';
}

function operandText(operand: Json, isPath: boolean): string {
  return isPath && typeof operand === 'string' ? operand : JSON.stringify(operand);
}
