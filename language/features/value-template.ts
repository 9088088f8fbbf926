import { fieldsOf, type Field, type ObjectKind, type QueryLanguage, type StateType } from '../fields/index';
import type { Part, Shape } from './meaning';
import { bestMatches } from './best-matches';
import { targetsIn } from './targets';
import { choice, hasHole, jsonInside, lastStop, literal, parseTemplate, shiftStops, type Template } from './template';

/** Of each group of fields that exclude each other the one that people mostly want. */
const USUAL = new Set([
  'Variable',
  'Condition',
  'StringEquals',
  'Seconds',
  'ItemProcessor',
  'End',
  'RoleArn',
  'MaxItemsPerBatch',
]);

/** What a template may refer to: the part it is written into. */
export type TemplateContext = Pick<Part, 'language' | 'scope' | 'state'>;

/** What to insert as the value of a field, with tab stops at what one must decide. */
export function fieldTemplate(field: Field, context: TemplateContext): Template {
  const written = field.snippet === undefined ? undefined : parseTemplate(field.snippet);
  const isKnownObject = objectKindIn(field.value) !== undefined;
  if (written && !(isKnownObject && hasHole(written))) return withTargets(written, context);
  return shapeTemplate(field.value, field, context);
}

function objectKindIn(shape: Shape): ObjectKind | undefined {
  if (shape.kind === 'array') return objectKindIn(shape.of);
  return shape.kind === 'object' ? shape.of : undefined;
}

/** What to insert as a value of this shape. */
export function shapeTemplate(shape: Shape, field: Field | undefined, context: TemplateContext): Template {
  switch (shape.kind) {
    case 'integer':
    case 'number':
      return bare('${1:' + String(numberFor(field, Math.max(shape.min, 0))) + '}');
    case 'boolean':
      return bare(shape.only ? 'true' : choice(1, ['true', 'false']));
    case 'oneOf':
      return text(choice(1, shape.values));
    case 'timestamp':
      return text('${1:2030-01-31T08:00:00Z}');
    case 'path':
    case 'referencePath':
      return text('\\$.$1');
    case 'stateName':
      return stateName(1, context);
    case 'errorNames':
      return { kind: 'array', items: [text('${1:States.ALL}')] };
    case 'errorName':
      return text('${1:States.ALL}');
    case 'condition':
      return text('{% $1 %}');
    case 'resource':
    case 'text':
      return text('$1');
    case 'assignments':
    case 'payload':
    case 'value':
    case 'states':
      return { kind: 'object', members: [{ key: undefined, value: bare('$1') }] };
    case 'literal':
      return bare('$1');
    case 'object':
      return objectTemplate(shape.of, context);
    case 'array':
      return { kind: 'array', items: [shapeTemplate(shape.of, undefined, context)] };
    case 'state':
      return objectTemplate('Pass', context);
  }
}

/** An object of the kind with the fields it must have. */
export function objectTemplate(kind: ObjectKind, context: TemplateContext): Template {
  const members: { key: string; value: Template }[] = [];
  let stops = 0;
  for (const field of mandatory(kind, context.language)) {
    const value = field.name === 'Type' ? text(kind) : shiftStops(fieldTemplate(field, context), stops);
    stops = Math.max(stops, lastStop(value));
    members.push({ key: field.name, value });
  }
  return members.length > 0
    ? { kind: 'object', members }
    : { kind: 'object', members: [{ key: undefined, value: bare('$1') }] };
}

/** The fields that an object of the kind must have, one of each group, what it does before where it goes. */
function mandatory(kind: ObjectKind, language: QueryLanguage): Field[] {
  const own = [...fieldsOf(kind).values()].filter(({ languages }) => languages === 'both' || languages === language);
  const wanted = own.filter(
    ({ name, required, group }) =>
      required || (group && USUAL.has(name) && (group.required || group.name === 'operator')),
  );
  const last = (field: Field): boolean => field.value.kind === 'stateName' || field.group?.name === 'transition';
  const isStart = (field: Field): boolean => field.name === 'StartAt';
  return [
    ...wanted.filter((field) => !last(field) || isStart(field)),
    ...wanted.filter((field) => last(field) && !isStart(field)),
  ];
}

/** A new state of the type: its name and the fields it must have. */
export function stateTemplate(type: StateType, name: string, context: TemplateContext): Template {
  const value = shiftStops(objectTemplate(type, { ...context, state: undefined }), 1);
  return { kind: 'object', members: [{ key: '${1:' + literal(jsonInside(name)) + '}', value }] };
}

/** Replaces the empty target of a written template by a choice of the states that may stand there. */
function withTargets(template: Template, context: TemplateContext): Template {
  if (template.kind === 'array')
    return { kind: 'array', items: template.items.map((item) => withTargets(item, context)) };
  if (template.kind !== 'object') return template;
  const members = template.members.map(({ key, value }) => {
    const stop = key === 'Next' && value.kind === 'text' ? /^\$(\d+)$/.exec(value.source)?.[1] : undefined;
    return { key, value: stop === undefined ? withTargets(value, context) : stateName(Number(stop), context) };
  });
  return { kind: 'object', members };
}

function stateName(stop: number, { scope, state }: TemplateContext): Template {
  const targets = scope ? bestMatches(targetsIn(scope, state), ({ name }) => name, '') : [];
  const names = targets.filter((target) => target !== state).map(({ name }) => jsonInside(name));
  return text(names.length > 0 ? choice(stop, names) : `$${String(stop)}`);
}

function numberFor(field: Field | undefined, fallback: number): number {
  return typeof field?.default === 'number' ? field.default : fallback;
}

function text(source: string): Template {
  return { kind: 'text', source };
}

function bare(source: string): Template {
  return { kind: 'bare', source };
}
