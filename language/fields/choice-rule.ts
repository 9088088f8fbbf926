import type { Field, ValueShape } from './field';
import { guide } from './links';

const LINK = guide('state-choice');
const RULES = ['choiceRule', 'nestedChoiceRule'] as const;
const RULE_KIND = { name: 'rule', required: true } as const;
const NESTED: ValueShape = { kind: 'object', of: 'nestedChoiceRule' };

/** A comparison operator of a JSONPath choice rule. */
export interface ChoiceOperator {
  readonly name: string;
  /** What is compared; `presence` and the other `Is…` tests take a boolean. */
  readonly compares: 'string' | 'number' | 'timestamp' | 'boolean' | 'pattern' | 'test';
  /** Whether the operand is a path to the value. */
  readonly path: boolean;
  readonly doc: string;
}

/** The 39 operators (digest S19), in the order of the service's message. */
export const CHOICE_OPERATORS: readonly ChoiceOperator[] = makeOperators();

function makeOperators(): ChoiceOperator[] {
  const relations = [
    ['Equals', 'equal to'],
    ['LessThan', 'less than'],
    ['GreaterThan', 'greater than'],
    ['LessThanEquals', 'less than or equal to'],
    ['GreaterThanEquals', 'greater than or equal to'],
  ] as const;
  const types = [
    ['String', 'string', 'a text'],
    ['Numeric', 'number', 'a number'],
    ['Timestamp', 'timestamp', 'a point in time'],
  ] as const;
  const operators: ChoiceOperator[] = [];
  const add = (name: string, compares: ChoiceOperator['compares'], doc: string): void => {
    operators.push({ name, compares, path: false, doc: `${doc} this.` });
    operators.push({ name: `${name}Path`, compares, path: true, doc: `${doc} the value at this path.` });
  };
  for (const [type, compares, noun] of types) {
    for (const [relation, words] of relations) {
      add(type + relation, compares, `Matches when the variable is ${noun} ${words}`);
    }
  }
  add('BooleanEquals', 'boolean', 'Matches when the variable is the boolean');
  operators.push({
    name: 'StringMatches',
    compares: 'pattern',
    path: false,
    doc: 'Matches when the variable is a text of this pattern: `*` stands for any characters, `\\\\*` for a star.',
  });
  const tests = {
    Null: 'null',
    Present: 'there',
    Numeric: 'a number',
    String: 'a text',
    Boolean: 'a boolean',
    Timestamp: 'a timestamp',
  };
  for (const [name, words] of Object.entries(tests)) {
    operators.push({
      name: `Is${name}`,
      compares: 'test',
      path: false,
      doc: `With \`true\`: matches when the variable is ${words}. With \`false\`: when it is not.`,
    });
  }
  return operators;
}

function operandOf(operator: ChoiceOperator): ValueShape {
  if (operator.path) return { kind: 'referencePath', roots: 'any' };
  switch (operator.compares) {
    case 'string':
    case 'pattern':
      return { kind: 'text' };
    case 'number':
      return { kind: 'number', min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
    case 'timestamp':
      return { kind: 'timestamp' };
    case 'boolean':
    case 'test':
      return { kind: 'boolean' };
  }
}

/** Fields of choice rules (digest S18-S29). */
export const choiceRuleFields: readonly Field[] = [
  {
    name: 'And',
    on: RULES,
    languages: 'JSONPath',
    group: RULE_KIND,
    value: { kind: 'array', of: NESTED, minItems: 1 },
    doc: 'Matches when all of these rules match.',
    link: LINK,
    snippet: '[\n\t{\n\t\t"Variable": "\\$.$1",\n\t\t"IsPresent": true\n\t},\n\t{\n\t\t$2\n\t}\n]',
  },
  {
    name: 'Or',
    on: RULES,
    languages: 'JSONPath',
    group: RULE_KIND,
    value: { kind: 'array', of: NESTED, minItems: 1 },
    doc: 'Matches when one of these rules matches.',
    link: LINK,
    snippet: '[\n\t{\n\t\t$1\n\t},\n\t{\n\t\t$2\n\t}\n]',
  },
  {
    name: 'Not',
    on: RULES,
    languages: 'JSONPath',
    group: RULE_KIND,
    value: NESTED,
    doc: 'Matches when this rule does not match.',
    link: LINK,
    snippet: '{\n\t$1\n}',
  },
  {
    name: 'Variable',
    on: RULES,
    languages: 'JSONPath',
    group: RULE_KIND,
    value: { kind: 'referencePath', roots: 'any' },
    doc: 'The value that is compared: a path into the input (`$.…`), the context object (`$$.…`) or a variable (`$name`). It must be there, unless the operator is `IsPresent`.',
    link: LINK,
    snippet: '"\\$.$1"',
  },
  {
    name: 'Condition',
    on: ['choiceRule'],
    languages: 'JSONata',
    group: RULE_KIND,
    value: { kind: 'condition' },
    doc: 'An expression that gives `true` or `false`.',
    link: LINK,
    snippet: '"{% $1 %}"',
  },
  ...CHOICE_OPERATORS.map((operator): Field => ({
    name: operator.name,
    on: RULES,
    languages: 'JSONPath',
    group: { name: 'operator', required: false },
    value: operandOf(operator),
    doc: operator.doc,
    link: LINK,
  })),
  {
    name: 'Output',
    on: ['choiceRule'],
    languages: 'JSONata',
    value: { kind: 'payload' },
    doc: 'The output of the state when this rule matches. Without it: the input.',
    link: LINK,
    snippet: '"{% ${1:\\$states.input} %}"',
  },
  {
    name: 'Next',
    on: ['choiceRule'],
    languages: 'both',
    required: true,
    value: { kind: 'stateName' },
    doc: 'The name of the state that follows when this rule matches. It must be a state of the same `States` object.',
    link: LINK,
  },
];
