import { isTemplateKey, plainKey } from '../expressions/payload-template';
import { parametersOf, parameterNamed } from '../integrations/index';
import type { Parameter, ParameterShape, StructureShape } from '../integrations/parameter-shape';
import { parseResource } from '../integrations/resource';
import { visibleNames } from '../rules/variables';
import { childString, type Node, type ObjectNode } from '../tree/node';
import type { Completion } from './completion';
import type { Inserter } from './insertion';
import type { KeyPlace } from './locate';
import type { FeatureOptions } from './options';
import { choice, type Template } from './template';

/** Proposes keys of free data where they are known: parameters of the task's service call, variables of an `Assign`. */
export function completePayloadKey(place: KeyPlace, inserter: Inserter, options: FeatureOptions): Completion[] {
  const { meaning, object, property } = place;
  const present = new Set(
    object.properties.filter((other) => other !== property).map(({ key }) => plainKey(key.value)),
  );
  if (meaning.shape?.kind === 'assignments') return variables(place, present, inserter);
  const structure = meaning.shape?.kind === 'payload' ? structureAt(place, options) : undefined;
  if (!structure) return [];
  const isJsonPath = meaning.part?.language === 'JSONPath';
  const members = [...structure.members().values()].filter(({ name }) => !present.has(name));
  return [...members.filter(({ required }) => required), ...members.filter(({ required }) => !required)].flatMap(
    (member) =>
      isJsonPath ? [parameter(member, inserter), fromPath(member, inserter)] : [parameter(member, inserter)],
  );
}

function variables({ meaning: { part } }: KeyPlace, present: ReadonlySet<string>, inserter: Inserter): Completion[] {
  const names = part?.scope ? [...visibleNames(part.scope)] : [];
  return names
    .filter((name) => !present.has(name))
    .map((name) => ({
      ...inserter.field(name, { kind: 'bare', source: '$1' }),
      label: name,
      kind: 'variable',
      detail: 'variable',
    }));
}

/** The structure of the service call's parameters that the object is; undefined where it is not known. */
function structureAt({ meaning, object }: KeyPlace, options: FeatureOptions): StructureShape | undefined {
  const { part, field, property } = meaning;
  if (part?.kind !== 'Task' || (field?.name !== 'Parameters' && field?.name !== 'Arguments')) return undefined;
  const resource = parseResource(childString(part.node, 'Resource')?.value ?? '');
  if (resource.kind !== 'optimized' && resource.kind !== 'aws-sdk') return undefined;
  let shape: ParameterShape | undefined = parametersOf(resource, options.sdk?.());
  for (const step of stepsTo(object, property?.value)) {
    if (shape?.kind === 'list') shape = step === undefined ? shape.item : undefined;
    else if (shape?.kind === 'map') shape = shape.value;
    else if (shape?.kind === 'structure' && step !== undefined) shape = parameterNamed(shape, step)?.shape;
    else return undefined;
  }
  return shape?.kind === 'structure' ? shape : undefined;
}

/** The keys from `root` to `object`; undefined for an element of a list. */
function stepsTo(object: ObjectNode, root: Node | undefined): (string | undefined)[] {
  const steps: (string | undefined)[] = [];
  for (let node: Node = object; node !== root && node.parent;) {
    const holder: NonNullable<Node['parent']> = node.parent;
    if (holder.kind === 'array') {
      steps.push(undefined);
      node = holder;
      continue;
    }
    // An object that YAML has not yet stands where the payload itself belongs.
    if (root === undefined || holder.value === root) break;
    steps.push(isTemplateKey(holder.key.value) ? plainKey(holder.key.value) : holder.key.value);
    node = holder.parent;
  }
  return steps.reverse();
}

function parameter({ name, required, shape }: Parameter, inserter: Inserter): Completion {
  return {
    ...inserter.field(name, template(shape)),
    label: name,
    kind: 'field',
    detail: `${required ? 'required, ' : ''}${shape.kind}`,
  };
}

function fromPath({ name, required }: Parameter, inserter: Inserter): Completion {
  const key = `${name}.$`;
  return {
    ...inserter.field(key, { kind: 'text', source: '\\$.$1' }),
    label: key,
    kind: 'field',
    detail: `${required ? 'required, ' : ''}from a path`,
  };
}

function template({ kind }: ParameterShape): Template {
  switch (kind) {
    case 'string':
    case 'timestamp':
    case 'blob':
      return { kind: 'text', source: '$1' };
    case 'integer':
    case 'number':
      return { kind: 'bare', source: '${1:0}' };
    case 'boolean':
      return { kind: 'bare', source: choice(1, ['true', 'false']) };
    case 'list':
      return { kind: 'array', items: [{ kind: 'bare', source: '$1' }] };
    case 'map':
    case 'structure':
      return { kind: 'object', members: [{ key: undefined, value: { kind: 'bare', source: '$1' } }] };
    case 'any':
      return { kind: 'bare', source: '$1' };
  }
}
