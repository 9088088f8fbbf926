import type { Field, ObjectKind, QueryLanguage, ValueShape } from '../fields/index';

/** What may stand as the value of a field, in a few words; expressions are named where the query language has them. */
export function describeShape(shape: ValueShape, language: QueryLanguage): string {
  const orExpression = (allowed: boolean | undefined): string =>
    allowed && language === 'JSONata' ? ' or `{% … %}`' : '';
  switch (shape.kind) {
    case 'text':
      return `text${orExpression(shape.expression)}`;
    case 'integer':
      return `integer${bounds(shape.min, shape.max)}${orExpression(shape.expression)}`;
    case 'number':
      return `number${bounds(shape.min, shape.max)}${orExpression(shape.expression)}`;
    case 'boolean':
      return shape.only ? '`true`' : `\`true\` or \`false\`${orExpression(shape.expression)}`;
    case 'oneOf':
      return shape.values.map((value) => `\`${value}\``).join(', ');
    case 'timestamp':
      return `RFC 3339 timestamp${orExpression(shape.expression)}`;
    case 'path':
      return `${shape.intrinsics === 'text' ? 'path or intrinsic function' : 'path'}${orNull(shape.nullable)}`;
    case 'referencePath':
      return `reference path${orNull(shape.nullable)}`;
    case 'payload':
      return shape.objectOnly ? 'object with expressions' : 'JSON with expressions';
    case 'value':
      return `${shape.types.join(' or ')}${orExpression(true)}`;
    case 'literal':
      return 'any JSON, never evaluated';
    case 'stateName':
      return 'name of a state';
    case 'errorNames':
      return 'list of error names';
    case 'resource':
      return 'ARN';
    case 'condition':
      return '`{% … %}` that gives `true` or `false`';
    case 'assignments':
      return 'object of variables';
    case 'states':
      return 'object of states';
    case 'object':
      return 'object';
    case 'array':
      return `list of ${describeItems(shape.of)}${shape.minItems > 0 ? ', not empty' : ''}`;
  }
}

/** The documentation of a field in Markdown: what it is, what may stand there, where to read on. */
export function describeField(field: Field, language: QueryLanguage): string {
  const facts = [describeShape(field.value, language)];
  if (field.required) facts.push('required');
  else if (field.group?.required) facts.push('this or one of its alternatives is required');
  if (field.languages !== 'both') facts.push(`${field.languages} only`);
  if (field.default !== undefined) facts.push(`default \`${JSON.stringify(field.default)}\``);
  const lines = [`**${field.name}** — ${facts.join('; ')}`, field.doc];
  if (field.replacedBy !== undefined) lines.push(`Use \`${field.replacedBy}\` instead.`);
  if (field.link !== undefined) lines.push(`[Documentation](${field.link})`);
  return lines.join('\n\n');
}

function describeItems(shape: ValueShape): string {
  if (shape.kind !== 'object') return 'texts';
  return ITEMS[shape.of] ?? 'objects';
}

const ITEMS: Partial<Readonly<Record<ObjectKind, string>>> = {
  branch: 'branches',
  retrier: 'retriers',
  catcher: 'catchers',
  choiceRule: 'choice rules',
  nestedChoiceRule: 'choice rules',
};

function bounds(min: number, max: number): string {
  const hasMin = min > -Number.MAX_VALUE;
  const hasMax = max < Number.MAX_SAFE_INTEGER;
  if (hasMin && hasMax) return ` from ${String(min)} to ${String(max)}`;
  return hasMin ? ` from ${String(min)}` : '';
}

function orNull(nullable: boolean | undefined): string {
  return nullable ? ' or `null`' : '';
}
