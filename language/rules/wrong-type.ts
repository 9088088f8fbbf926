import { fieldsOf, type ValueShape } from '../fields/index';
import type { Node } from '../tree/node';
import { schemaFault } from './aws';
import { isExpression, isOpen } from './open-values';
import type { AnyValueUse, DefinitionObject, Report, Rule } from './rule';
import { quote } from './words';

/** What is wanted, in our words and in the service's. */
interface Wanted {
  readonly words: string;
  readonly service: string;
}

const TEXT: Wanted = { words: 'a text', service: '[STRING]' };
const OBJECT: Wanted = { words: 'an object', service: '[OBJECT]' };
const ARRAY: Wanted = { words: 'a list', service: '[ARRAY]' };
const BOOLEAN: Wanted = { words: 'true or false', service: '[BOOLEAN]' };

/** Digest V25 to V27: a value of a JSON type that the field cannot have. */
export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'error',
  summary: 'The value of a field has the JSON type that the field wants.',
  why: 'The service refuses a number where a text belongs, a text where a number belongs, and so on. A number in quotes is a text. Only JSONata states may have an expression in place of a number.',
  bad: `{
  "StartAt": "Pause",
  "States": {
    "Pause": {
      "Type": "Wait",
      "Seconds": "5",
      "End": true
    }
  }
}`,
  good: `{
  "StartAt": "Pause",
  "States": {
    "Pause": {
      "Type": "Wait",
      "Seconds": 5,
      "End": true
    }
  }
}`,
  hooks: {
    anyValue: check,
    values: {
      states({ node }, report) {
        if (node.kind !== 'object' || isOpen(node)) return;
        for (const { key, value } of node.properties) {
          if (value && value.kind !== 'object' && !isOpen(value)) {
            const isField = fieldsOf('machine').has(key.value);
            reportType(
              value,
              `State ${quote(key.value)}`,
              OBJECT,
              report,
              isField ? `: as a field of the machine it stands beside "States".` : undefined,
            );
          }
        }
      },
      errorNames({ node }, report) {
        if (node.kind !== 'array') return;
        for (const item of node.items) {
          if (item.kind !== 'string' && !isOpen(item)) reportType(item, 'An error name', TEXT, report);
        }
      },
    },
    untypedState({ node }, report) {
      const type = node?.properties.find(({ key }) => key.value === 'Type')?.value;
      if (type && type.kind !== 'string' && !isOpen(type)) reportType(type, '"Type"', TEXT, report);
    },
  },
};

function check({ shape, node, object, field, property }: AnyValueUse, report: Report): void {
  const wanted = wantedInstead(shape, node, object);
  if (!wanted || isOpen(node) || isUnclosed(shape, node, object)) return;
  const subject = property.value === node ? `"${field.name}"` : `Each element of "${field.name}"`;
  reportType(node, subject, wanted, report, adviceFor(shape, node, object));
}

/** What to do where it follows from the field; undefined where it follows from the types. */
function adviceFor(shape: ValueShape, node: Node, { language }: DefinitionObject): string | undefined {
  const evaluated = 'expression' in shape && shape.expression === true;
  if (evaluated && language === 'JSONPath' && isExpression(node))
    return ', for which the state needs "QueryLanguage": "JSONata".';
  if (node.kind !== 'number' && node.kind !== 'boolean') return undefined;
  const fitsInQuotes =
    shape.kind === 'text' ||
    shape.kind === 'stateName' ||
    (shape.kind === 'oneOf' && shape.values.some((value) => Number(value) === node.value));
  return fitsInQuotes ? ': put it in quotes.' : undefined;
}

/** An expression that is only not closed is another rule's (digest V29). */
function isUnclosed(shape: ValueShape, node: Node, { language }: DefinitionObject): boolean {
  if (language !== 'JSONata' || node.kind !== 'string' || !node.value.startsWith('{%') || isExpression(node))
    return false;
  return 'expression' in shape ? shape.expression === true : shape.kind === 'payload';
}

function reportType(node: Node, subject: string, wanted: Wanted, report: Report, advice?: string): void {
  // The tools that read YAML 1.1, as CloudFormation does, make booleans of these.
  if (wanted === BOOLEAN && isOldBoolean(node)) {
    report({
      at: node,
      severity: 'warning',
      message: `${subject} must be true or false, but this is a text in YAML 1.2 and in many tools: write true or false.`,
    });
    return;
  }
  report({
    at: node,
    message: `${subject} must be ${wanted.words}, but this is ${describe(node)}${advice ?? hint(node, wanted)}`,
    aws: schemaFault(`Expected value of type ${wanted.service}`, node),
    data: { wanted: wanted.service },
  });
}

/** `yes` and its kin without quotes. */
function isOldBoolean(node: Node): boolean {
  return (
    node.kind === 'string' && node.end - node.start === node.value.length && /^(?:yes|no|on|off)$/i.test(node.value)
  );
}

/** What the shape wants, or undefined where the node is of a type that it allows. */
function wantedInstead(shape: ValueShape, node: Node, { language }: DefinitionObject): Wanted | undefined {
  const expression = language === 'JSONata' && isExpression(node);
  const orExpression = language === 'JSONata' ? ' or a {% … %} expression' : '';
  switch (shape.kind) {
    case 'text':
    case 'oneOf':
    case 'timestamp':
    case 'stateName':
    case 'resource':
      return node.kind === 'string' ? undefined : TEXT;
    case 'integer': {
      if (node.kind === 'number' && Number.isInteger(node.value)) return undefined;
      if (shape.expression && expression) return undefined;
      return { words: `a whole number${shape.expression ? orExpression : ''}`, service: 'Integer' };
    }
    case 'number':
      if (node.kind === 'number' || (shape.expression && expression)) return undefined;
      return { words: `a number${shape.expression ? orExpression : ''}`, service: '[NUMBER]' };
    case 'boolean':
      return node.kind === 'boolean' || (shape.expression && expression) ? undefined : BOOLEAN;
    case 'path':
    case 'referencePath':
      if (node.kind === 'string' || (shape.nullable && node.kind === 'null')) return undefined;
      return { words: shape.nullable ? 'a path or null' : 'a path', service: '[STRING]' };
    case 'payload':
      if (!shape.objectOnly || node.kind === 'object' || expression) return undefined;
      return { ...OBJECT, words: OBJECT.words + orExpression };
    case 'value':
      if (shape.types.some((type) => type === node.kind) || expression) return undefined;
      return { words: 'a list, an object or a {% … %} expression', service: '[ARRAY]' };
    case 'condition':
      if (node.kind === 'boolean' || node.kind === 'string') return undefined;
      return { words: 'a {% … %} expression that gives true or false', service: '[STRING]' };
    case 'assignments':
    case 'states':
    case 'object':
      return node.kind === 'object' ? undefined : OBJECT;
    case 'errorNames':
    case 'array':
      return node.kind === 'array' ? undefined : ARRAY;
    case 'literal':
      return undefined;
  }
}

function describe(node: Node): string {
  switch (node.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'string':
      return isExpression(node) ? 'an expression' : 'a text';
    case 'number':
      return `the number ${String(node.value)}`;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
    case 'placeholder':
      return 'a placeholder';
  }
}

function hint(node: Node, { service, words }: Wanted): string {
  if (node.kind !== 'string') return '.';
  const isNumber = node.value.trim() !== '' && Number.isFinite(Number(node.value));
  if (isNumber && words.includes('number')) return ': remove the quotes.';
  if (service === '[BOOLEAN]' && /^(true|false)$/.test(node.value)) return ': remove the quotes.';
  if (isExpression(node)) return ', which cannot stand here.';
  if (service === '[ARRAY]') return ': put it into [ ].';
  return '.';
}
