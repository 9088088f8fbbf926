import { hasPlaceholder } from '../expressions/placeholder';
import { nearestName } from '../text/nearest-name';
import { allFields, fieldsOf, STATE_TYPES } from '../fields/index';
import { isHalfTyped, type Property } from '../tree/node';
import { schemaFault } from './aws';
import { kindName } from './kind-names';
import { isOpen } from './open-values';
import type { DefinitionObject, Report, Rule } from './rule';
import { quote } from './words';

/** Digest D1-D3, S1, S2, V23: a field that this kind of object does not have. */
export const unknownField: Rule = {
  code: 'unknown-field',
  severity: 'error',
  summary: 'Objects have only fields that the language knows for them.',
  why: 'The service refuses a definition with a field that the object cannot have: a misspelt one, one with a different case, or one that belongs to another type of state.',
  bad: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "TimeoutSeconds": 10,
      "End": true
    }
  }
}`,
  good: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Comment": "A Pass state ends at once and needs no time limit.",
      "End": true
    }
  }
}`,
  hooks: {
    unknownField: reportUnknown,
    untypedState({ node }, report) {
      for (const property of node?.properties ?? []) {
        const name = property.key.value;
        if (isHalfTyped(property) || namesOfStates.has(name) || hasPlaceholder(name) || isOpen(property.parent))
          continue;
        const meant = nearestName(name, namesOfStates);
        report({
          at: property,
          message: `No state has a field ${quote(name)}: ${meant ? `did you mean "${meant}"?` : 'remove it.'}`,
          // The service stops at the type.
          unsaid: true,
          data: { name, ...(meant !== undefined && { meant }) },
        });
      }
    },
  },
};

const namesOfStates: ReadonlySet<string> = new Set(STATE_TYPES.flatMap((type) => [...fieldsOf(type).keys()]));
const namesOfAll: ReadonlySet<string> = new Set(allFields.map(({ name }) => name));

function reportUnknown(object: DefinitionObject, property: Property, report: Report): void {
  if (object.kind === 'machine' && object.fields.every(({ field }) => !field.required)) return; // not-a-state-machine
  const name = property.key.value;
  if (isHalfTyped(property) || hasPlaceholder(name) || isOpen(object.node)) return;
  // A name that other objects have is not misspelt: a choice rule's "End" does not mean "And".
  const meant = namesOfAll.has(name) ? undefined : nearestName(name, fieldsOf(object.kind).keys());
  report({
    at: property,
    message: `${kindName(object.kind)} has no field ${quote(name)}: ${meant ? `did you mean "${meant}"?` : 'remove it.'}`,
    ...(isUnconfirmed(object, name)
      ? { severity: 'warning' as const }
      : { aws: schemaFault(`Field '${name}' is not supported`, object.node) }),
    data: { name, ...(meant !== undefined && { meant }) },
  });
}

/** A tool's schema lets an item processor have a time limit; what the service says of it is not known (digest D3). */
function isUnconfirmed({ kind }: DefinitionObject, name: string): boolean {
  return kind === 'itemProcessor' && name === 'TimeoutSeconds';
}
