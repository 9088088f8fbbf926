import { fieldsOf, type ObjectKind } from '../fields/index';
import { schemaFault } from './aws';
import { hasField } from './field-groups';
import { hasOpenKeys } from './open-values';
import type { KnownField, Rule } from './rule';
import { allOf } from './words';

const required = new Map<ObjectKind, readonly string[]>();

/** Digest V21, V24, V38, S62: the fields without which an object cannot be. */
export const missingField: Rule = {
  code: 'missing-field',
  severity: 'error',
  summary: 'Every object has the fields that it cannot do without.',
  why: 'A machine needs `StartAt` and `States`, a state its `Type`, a Task its `Resource`, a catcher its `ErrorEquals` and `Next`: the service refuses a definition in which one is missing.',
  bad: `{
  "StartAt": "Work",
  "States": {
    "Work": {
      "Type": "Task",
      "End": true
    }
  }
}`,
  good: `{
  "StartAt": "Work",
  "States": {
    "Work": {
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "End": true
    }
  }
}`,
  hooks: {
    anyObject(object, report) {
      const { kind, node, fields } = object;
      const missing = missingAmong(requiredFields(kind), fields);
      if (!missing || hasOpenKeys(node)) return;
      if (kind === 'machine' && missing.length === 2 && node.properties.length > 0) return; // not-a-state-machine says it
      report({
        at: node,
        message: `${missing.length > 1 ? 'Fields are' : 'A field is'} missing here: add ${allOf(missing)}.`,
        // Recorded: the service names them from the last to the first (digest V21).
        aws: schemaFault(`These fields are required: [${[...missing].reverse().join(', ')}]`, node),
        data: { missing, kind },
      });
    },
    untypedState({ node, name }, report) {
      if (!node || node.properties.some(({ key }) => key.value === 'Type') || hasOpenKeys(node)) return;
      report({
        at: node,
        message: `State "${name}" has no "Type": add one, for example "Task" or "Pass".`,
        aws: schemaFault('These fields are required: [Type]', node),
        data: { missing: ['Type'] },
      });
    },
  },
};

/** The names that no field has; undefined where all are there, which is nearly always. */
function missingAmong(names: readonly string[], fields: readonly KnownField[]): string[] | undefined {
  let missing: string[] | undefined;
  for (const name of names) if (!hasField(fields, name)) (missing ??= []).push(name);
  return missing;
}

function requiredFields(kind: ObjectKind): readonly string[] {
  let names = required.get(kind);
  if (!names) {
    names = [...fieldsOf(kind).values()].filter((field) => field.required).map((field) => field.name);
    required.set(kind, names);
  }
  return names;
}
