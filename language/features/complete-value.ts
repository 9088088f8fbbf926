import { isTemplateKey } from '../expressions/payload-template';
import { offsetInSource, type ArrayNode, type Node } from '../tree/node';
import { bestMatches, MOST_PROPOSALS } from './best-matches';
import { completeName } from './complete-name';
import type { Completion } from './completion';
import { errorNamesFor, type ErrorName } from './error-names';
import { isEvaluated } from './expression-site';
import type { Inserter, Insertion } from './insertion';
import type { ValuePlace } from './locate';
import type { FeatureOptions } from './options';
import { functionCalledBy } from './function-reference';
import { possibleTypes, type Meaning, type Part } from './meaning';
import { targetsIn } from './targets';
import { printJson, type Template } from './template';
import { fieldTemplate, shapeTemplate, type TemplateContext } from './value-template';

/** Proposes values: states for targets, the words of an enumeration, error names, or a skeleton of the value. */
export function completeValue(
  place: ValuePlace,
  offset: number,
  inserter: Inserter,
  options: FeatureOptions,
): Completion[] {
  const { meaning } = place;
  const { shape, part, field } = meaning;
  if (!shape) return [];
  switch (shape.kind) {
    case 'stateName':
      return part ? targets(part, typedBefore(place, offset), inserter) : [];
    case 'oneOf':
      return words(shape.values, meaning, inserter);
    case 'boolean':
      return (shape.only ? ['true'] : ['true', 'false']).map((word) =>
        completion(word, 'value', inserter.template({ kind: 'bare', source: word }, word)),
      );
    case 'errorName':
      return errorNames(place, inserter, options);
    case 'errorNames':
      return place.node ? [] : errorLists(meaning, inserter, options);
    case 'path':
    case 'referencePath':
      return place.node?.kind === 'string' ? [] : paths(shape, inserter);
    case 'object':
    case 'array':
    case 'states':
    case 'assignments':
      return place.node ? [] : [skeleton(shapeOrField(meaning), inserter)];
    case 'state':
      return place.node ? [] : [skeleton(shapeTemplate(shape, field, contextOf(meaning)), inserter)];
    case 'payload':
    case 'value':
    case 'condition':
      return [
        ...completeName(place, inserter, options),
        ...expressions(place, inserter),
        ...emptyPayload(place, inserter),
      ];
    default:
      return [
        ...expressions(place, inserter),
        ...(field?.default !== undefined && !place.node ? [defaultValue(meaning, inserter)] : []),
      ];
  }
}

function paths({ nullable }: { readonly nullable?: boolean }, inserter: Inserter): Completion[] {
  const path = completion('$.…', 'snippet', inserter.template({ kind: 'text', source: '\\$.$1' }, '$.'));
  return nullable
    ? [path, completion('null', 'value', inserter.template({ kind: 'bare', source: 'null' }, 'null'))]
    : [path];
}

/** What starts an expression: in a JSONata state the delimiters, behind a key that ends in `.$` a path. */
function expressions({ meaning, node, holder }: ValuePlace, inserter: Inserter): Completion[] {
  const { shape, part } = meaning;
  if (!shape || !part || (node && (node.kind !== 'string' || node.value !== ''))) return [];
  if (part.language === 'JSONata' && isEvaluated(shape))
    return [completion('{% … %}', 'snippet', inserter.template({ kind: 'text', source: '{% $1 %}' }, '{%'))];
  if (holder?.kind !== 'property' || !isTemplateKey(holder.key.value)) return [];
  return [completion('$.…', 'snippet', inserter.template({ kind: 'text', source: '\\$.$1' }, '$.'))];
}

function emptyPayload({ meaning: { shape, field }, node }: ValuePlace, inserter: Inserter): Completion[] {
  if (node || shape?.kind !== 'payload' || shape !== field?.value) return [];
  const object: Template = { kind: 'object', members: [{ key: undefined, value: { kind: 'bare', source: '$1' } }] };
  return [skeleton(object, inserter)];
}

function shapeOrField(meaning: Meaning): Template {
  const { shape, field } = meaning;
  const context = contextOf(meaning);
  if (field && shape === field.value) return fieldTemplate(field, context);
  return shape ? shapeTemplate(shape, undefined, context) : { kind: 'bare', source: '$1' };
}

function contextOf({ part }: Meaning): TemplateContext {
  return { language: part?.language ?? 'JSONPath', scope: part?.scope, state: part?.state };
}

/** The beginning of a text, up to the cursor. */
function typedBefore({ node }: ValuePlace, offset: number): string {
  if (node?.kind !== 'string') return '';
  let length = 0;
  while (length < node.value.length && offsetInSource(node, length) < offset) length++;
  return node.value.slice(0, length);
}

function targets(part: Part, typed: string, inserter: Inserter): Completion[] {
  if (!part.scope) return [];
  const from =
    part.kind === 'machine' || part.kind === 'branch' || part.kind === 'itemProcessor' ? undefined : part.state;
  const all = targetsIn(part.scope, from);
  // All of few states, however little they fit: the editor sees to that.
  const isCut = part.scope.states.length > MOST_PROPOSALS;
  const offered = isCut ? bestMatches(all, ({ name }) => name, typed) : [...all];
  return offered.map(({ name, type }): Completion => {
    const proposal: Building<Completion> = completion(name, 'state', inserter.text(name));
    if (type) proposal.detail = `${type} state`;
    if (isCut) proposal.isOneOfMany = true;
    return proposal;
  });
}

/** The values of an enumeration; for `Type` first those that allow the fields which are there already. */
function words(values: readonly string[], { field, part }: Meaning, inserter: Inserter): Completion[] {
  const first = field?.name === 'Type' && part ? new Set<string>(possibleTypes(part.node)) : undefined;
  const sorted = first ? [...values].sort((a, b) => Number(first.has(b)) - Number(first.has(a))) : values;
  return sorted.map((value): Completion => ({
    ...completion(value, 'value', inserter.text(value)),
    ...(field?.default === value && { detail: 'default' }),
  }));
}

/** Error names that the list has not yet. `States.ALL` stands alone and in the last element only (digest S58). */
function errorNames(place: ValuePlace, inserter: Inserter, options: FeatureOptions): Completion[] {
  const list = place.node ? asArray(place.node.parent) : asArray(place.holder);
  const others = new Set<string>();
  for (const item of list?.items ?? []) if (item !== place.node && item.kind === 'string') others.add(item.value);
  const allowsAll = others.size === 0 && isInLastElement(place.meaning.part);
  return errorNamesHere(place.meaning.part, options)
    .filter(({ name }) => !others.has(name) && (name !== 'States.ALL' || allowsAll))
    .map(({ name, doc }): Completion => ({ ...completion(name, 'error', inserter.text(name)), doc }));
}

function errorLists({ part }: Meaning, inserter: Inserter, options: FeatureOptions): Completion[] {
  const allowsAll = isInLastElement(part);
  return errorNamesHere(part, options)
    .filter(({ name }) => name !== 'States.ALL' || allowsAll)
    .map(({ name, doc }): Completion => {
      const list: Template = { kind: 'array', items: [{ kind: 'text', source: name }] };
      return { ...completion(`["${name}"]`, 'error', inserter.template(list, name)), doc };
    });
}

/** First what is known to happen here: the error of the last run, what the function's code raises. */
function errorNamesHere(part: Part | undefined, options: FeatureOptions): ErrorName[] {
  const state = part?.state;
  const seen = state && options.data?.()?.states.get(state.name)?.error;
  const reference = state && functionCalledBy(state);
  const raised = reference === undefined ? [] : (options.workspace?.().errorsOf(reference, state?.name ?? '') ?? []);
  const own = [
    ...(seen === undefined ? [] : [{ name: seen, doc: 'The error of the last run.' }]),
    ...raised.map(({ name, from }) => ({ name, doc: `Raised in ${from}.` })),
  ];
  const all = errorNamesFor(state?.type, state?.node);
  const [first, ...rest] = all;
  // States.ALL stays first: it is what is asked for most.
  const ordered = first ? [first, ...own, ...rest] : own;
  return ordered.filter(({ name }, index) => ordered.findIndex((other) => other.name === name) === index);
}

function asArray(node: Node['parent']): ArrayNode | undefined {
  return node?.kind === 'array' ? node : undefined;
}

function isInLastElement(part: Part | undefined): boolean {
  const list = asArray(part?.node.parent);
  return !list || list.items.at(-1) === part?.node;
}

function defaultValue({ field }: Meaning, inserter: Inserter): Completion {
  const value = JSON.stringify(field?.default ?? null);
  const template: Template =
    typeof field?.default === 'string'
      ? { kind: 'text', source: field.default.replace(/\$/g, '\\$') }
      : { kind: 'bare', source: value };
  return { ...completion(value, 'value', inserter.template(template, value)), detail: 'default' };
}

function skeleton(template: Template, inserter: Inserter): Completion {
  const label = printJson(template).startsWith('[') ? '[…]' : '{…}';
  return completion(label, 'snippet', inserter.template(template, label.charAt(0)));
}

function completion(label: string, kind: Completion['kind'], insertion: Insertion): Completion {
  const { edit, isSnippet, isIndented, extra, filter } = insertion;
  return { edit, isSnippet, isIndented, extra, filter, label, kind };
}

/** Lists are long: members that are not always there are set one by one, which is quicker than to spread them. */
type Building<T> = { -readonly [Key in keyof T]: T[Key] };
