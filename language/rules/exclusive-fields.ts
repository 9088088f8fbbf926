import { schemaFault } from './aws';
import { groupsOf } from './field-groups';
import type { DefinitionObject, KnownField, Report, Rule } from './rule';
import { allOf } from './words';

/** Digest S4, S18, S30, S35, S42, V24, V26, V38, V39: fields of which only one may be there. */
export const exclusiveFields: Rule = {
  code: 'exclusive-fields',
  severity: 'error',
  summary: 'Fields that exclude each other do not stand side by side.',
  why: 'Some fields say the same thing in two ways: `Next` and `End`, `Seconds` and `SecondsPath`, `Error` and `ErrorPath`. The service refuses a state that has both, since it could not tell which one counts.',
  bad: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Next": "Done",
      "End": true
    },
    "Done": {
      "Type": "Succeed"
    }
  }
}`,
  good: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Next": "Done"
    },
    "Done": {
      "Type": "Succeed"
    }
  }
}`,
  hooks: {
    anyObject(object, report) {
      if (!sharesGroup(object.fields)) return;
      for (const group of groupsOf(object.kind)) {
        const present = object.fields.filter(({ field }) => field.group?.name === group.name);
        // A field of the other query language is reported as such, not as the twin of one that belongs here.
        const own = present.filter(({ field }) => field.languages === 'both' || field.languages === object.language);
        if (group.name === 'transition' && reportIdleEnd(own, report)) continue;
        if (own.length > 1)
          reportAll(
            object,
            own,
            group.fields.map((field) => field.name),
            report,
          );
      }
    },
    objects: { choiceRule: operatorWithoutVariable, nestedChoiceRule: operatorWithoutVariable },
  },
};

/**
 * `"End": false` beside `Next`. The service counts such an `End` as absent where it stands alone (digest S4), so it is not
 * known to refuse it here.
 */
function reportIdleEnd(present: readonly KnownField[], report: Report): boolean {
  const end = present.find(({ field }) => field.name === 'End')?.property;
  if (present.length < 2 || end?.value?.kind !== 'boolean' || end.value.value) return false;
  report({
    at: end,
    severity: 'warning',
    message: '"End": false says nothing beside "Next": remove it.',
    data: { names: ['End', 'Next'], remove: 'End' },
  });
  return true;
}

/** Whether two fields are of one group, which is seldom so. */
function sharesGroup(fields: readonly KnownField[]): boolean {
  for (let i = 1; i < fields.length; i++) {
    const group = fields[i]?.field.group;
    if (!group) continue;
    for (let j = 0; j < i; j++) if (fields[j]?.field.group?.name === group.name) return true;
  }
  return false;
}

function reportAll(
  object: DefinitionObject,
  present: readonly KnownField[],
  all: readonly string[],
  report: Report,
): void {
  const names = present.map(({ field }) => field.name);
  for (const [index, { field, property }] of present.entries()) {
    const others = present.filter((other) => other.field !== field);
    report({
      at: property,
      message: `Only one of ${allOf(names)} may stand here: remove ${names.length > 2 ? 'all but one' : 'one of them'}.`,
      related: others.map((other) => ({ message: `"${other.field.name}" stands here.`, range: other.property.key })),
      data: { names, remove: field.name },
      // The service says it once for the whole group, at the object.
      ...(index === 0
        ? { aws: schemaFault(`There should only be one of the following fields: [${all.join(', ')}]`, object.node) }
        : { unsaid: true }),
    });
  }
}

function operatorWithoutVariable(object: DefinitionObject, report: Report): void {
  const combined = object.fields.find(({ field }) => ['And', 'Or', 'Not'].includes(field.name));
  if (!combined) return;
  for (const { field, property } of object.fields) {
    if (field.group?.name !== 'operator') continue;
    report({
      at: property,
      message: `"${field.name}" compares "Variable", but this rule combines others with "${combined.field.name}": move it into one of them.`,
      aws: schemaFault(`Field '${field.name}' is not supported`, object.node),
    });
  }
}
