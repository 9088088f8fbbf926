import type { MachineModel } from '../model/model';
import { property, type ObjectNode } from '../tree/node';
import type { Fix } from './fix';
import { fieldOf, partOf, possibleTypes, type Part } from './meaning';
import { literal, jsonInside, type Template } from './template';
import { addFields, type NewField } from './tree-edits';
import { fieldTemplate } from './value-template';

/** More alternatives than this are no help in a menu: then only the usual ones are offered. */
const MANY = 6;
const USUAL = new Set(['StringEquals', 'NumericEquals', 'BooleanEquals', 'IsPresent']);

/** Adds all that is missing at once. */
export function addMissing(model: MachineModel, object: ObjectNode, names: readonly string[]): Fix[] {
  const part = partOf(model, object);
  const absent = names.filter((name) => !property(object, name));
  if (absent.length === 0) return [];
  const fields = absent.map((name) => newField(part, name));
  const title = `Add ${absent.map((name) => `"${name}"`).join(' and ')}`;
  return [{ title, edits: [addFields(model.document, object, fields)], isPreferred: true }];
}

/** One way for each of the fields of which one is missing. */
export function addOneOf(model: MachineModel, object: ObjectNode, names: readonly string[]): Fix[] {
  const part = partOf(model, object);
  const offered = names.length > MANY ? names.filter((name) => USUAL.has(name)) : names;
  return offered.flatMap((name) => {
    const following = name === 'Next' ? followingState(part) : undefined;
    if (name === 'Next' && following === undefined) return [];
    const present = property(object, name)?.value;
    if (present) {
      // `End: false` counts as no End at all.
      const edits = [{ start: present.start, end: present.end, text: 'true' }];
      return name === 'End' ? [{ title: 'Change "End" to true', edits }] : [];
    }
    const field =
      following === undefined ? newField(part, name) : { name, value: text(literal(jsonInside(following))) };
    const title = following === undefined ? addition(field) : `Add "Next": "${following}"`;
    return [{ title, edits: [addFields(model.document, object, [field])] }];
  });
}

function addition({ name, value }: NewField): string {
  return value.kind === 'bare' && value.source === 'true' ? `Add "${name}": true` : `Add "${name}"`;
}

function newField(part: Part | undefined, name: string): NewField {
  if (name === 'Type' && part) return { name, value: text(possibleTypes(part.node)[0] ?? 'Pass') };
  const field = part && fieldOf(part, name);
  return { name, value: field ? fieldTemplate(field, part) : text('') };
}

/** The state behind this one in the text, which mostly is the one that should follow. */
function followingState(part: Part | undefined): string | undefined {
  const { state, scope } = part ?? {};
  return state && scope ? scope.states[scope.states.indexOf(state) + 1]?.name : undefined;
}

function text(source: string): Template {
  return { kind: 'text', source };
}
