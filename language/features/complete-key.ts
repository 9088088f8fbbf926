import { STATE_TYPES, type Field } from '../fields/index';
import type { MachineModel, Scope } from '../model/model';
import { child, childString, type Property } from '../tree/node';
import type { Completion } from './completion';
import { completePatterns } from './complete-pattern';
import { describeField, describeShape } from './describe-field';
import type { Inserter } from './insertion';
import type { KeyPlace } from './locate';
import { fieldsOfPart, type Part } from './meaning';
import type { FeatureOptions } from './options';
import { missingTargets } from './targets';
import { fieldTemplate, objectTemplate, stateTemplate } from './value-template';

/** Proposes keys: the fields that the part may still have, or in `States` new states. */
export function completeKey(
  model: MachineModel,
  place: KeyPlace,
  inserter: Inserter,
  options: FeatureOptions,
): Completion[] {
  const { part, property, meaning } = place;
  if (part) return allowedFields(part, property).map((field) => fieldCompletion(field, part, inserter));
  if (meaning.shape?.kind === 'states') return newStates(model, place, inserter, options);
  return [];
}

function fieldCompletion(field: Field, part: Part, inserter: Inserter): Completion {
  const { name } = field;
  return {
    ...inserter.field(name, fieldTemplate(field, part)),
    label: name,
    kind: 'field',
    detail: `${field.required ? 'required, ' : ''}${describeShape(field.value, part.language).replace(/`/g, '')}`,
    doc: describeField(field, part.language),
    ...(field.replacedBy !== undefined && { deprecated: true }),
  };
}

/** The fields that the part may have besides those it has: required ones first, outdated ones last. */
export function allowedFields(part: Part, edited?: Property): Field[] {
  const others = part.node.properties.filter((property) => property !== edited);
  const present = new Set(others.map(({ key }) => key.value));
  const table = fieldsOfPart(part);
  const takenGroups = new Set([...present].map((name) => table.get(name)?.group?.name));
  const allowed = [...table.values()].filter(
    ({ name, group, languages }) =>
      (languages === 'both' || languages === part.language) &&
      !present.has(name) &&
      !(group && takenGroups.has(group.name)) &&
      fitsTheRest(name, group?.name, part, present),
  );
  const ranked = allowed.map((field) => ({ field, rank: rankOf(field, part) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ field }) => field);
}

const COMBINERS = ['And', 'Or', 'Not', 'Condition'];
/** What is asked for least stands last. */
const RARELY_WANTED: ReadonlyMap<string, number> = new Map([
  ['InputPath', 4.5],
  ['OutputPath', 4.5],
  ['Comment', 5],
  ['QueryLanguage', 5.5],
  ['Credentials', 5.5],
]);
const DISTRIBUTED_ONLY = new Set(['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label']);

/** What the groups of the table cannot say: operators go with a `Variable`, an execution type with a distributed Map. */
function fitsTheRest(name: string, group: string | undefined, part: Part, present: ReadonlySet<string>): boolean {
  if (group === 'operator') return !COMBINERS.some((combiner) => present.has(combiner));
  if (group === 'rule' && COMBINERS.includes(name)) return ![...present].some((other) => isOperator(part, other));
  if (name === 'ExecutionType') return childString(part.node, 'Mode')?.value !== 'INLINE';
  return true;
}

function isOperator(part: Part, name: string): boolean {
  return fieldsOfPart(part).get(name)?.group?.name === 'operator';
}

function rankOf(field: Field, part: Part): number {
  if (field.replacedBy !== undefined) return 9;
  if (field.name === 'Type') return 0;
  if (part.kind === 'untypedState') return 4;
  if (field.group?.name === 'transition') return 3;
  if (field.required) return 1;
  if (field.group?.required) return field.name.endsWith('Path') ? 2.5 : 2;
  if (DISTRIBUTED_ONLY.has(field.name)) return isDistributed(part) ? 4 : 6;
  return RARELY_WANTED.get(field.name) ?? 4;
}

function isDistributed(part: Part): boolean {
  const processor = child(part.node, 'ItemProcessor') ?? child(part.node, 'Iterator');
  return childString(child(processor, 'ProcessorConfig'), 'Mode')?.value === 'DISTRIBUTED';
}

/** States that transitions ask for, then one of each type, then the patterns. */
function newStates(model: MachineModel, place: KeyPlace, inserter: Inserter, options: FeatureOptions): Completion[] {
  const scope = scopeAround(model, place);
  const missing = scope ? missingTargets(scope) : [];
  const context = { language: model.queryLanguage, scope, state: undefined };
  const asked = missing.map((name): Completion => ({
    ...inserter.field(name, objectTemplate('Pass', context)),
    label: name,
    kind: 'state',
    detail: 'state that a transition names',
  }));
  if (inserter.hasColon) return asked;
  const ofTypes = STATE_TYPES.map((type): Completion => {
    const template = stateTemplate(type, missing[0] ?? `My${type}`, context);
    const member = template.kind === 'object' ? template.members[0] : undefined;
    return {
      ...(member?.key !== undefined
        ? inserter.snippetField(member.key, member.value, type)
        : inserter.field(type, template)),
      label: `${type} state`,
      kind: 'snippet',
      detail: `a new ${type} state`,
    };
  });
  const { machineType = 'STANDARD' } = options;
  const patterns = completePatterns({ model, language: model.queryLanguage, entry: missing[0], machineType }, inserter);
  return [...asked, ...ofTypes, ...patterns];
}

function scopeAround(model: MachineModel, { object, meaning }: KeyPlace): Scope | undefined {
  return model.scopes.find(({ statesProperty }) => statesProperty?.value === object) ?? meaning.part?.scope;
}
