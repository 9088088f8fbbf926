import { plainKey } from '../expressions/payload-template';
import { nearestName } from '../text/nearest-name';
import { childString, property } from '../tree/node';
import { schemaFault } from './aws';
import { groupsOf, hasField, namesIn, type FieldGroup } from './field-groups';
import { hasOpenKeys } from './open-values';
import type { DefinitionObject, Finding, Report, Rule } from './rule';
import { readResource } from './service-calls';
import { anyOf, quote } from './words';

/** Digest S4, S18, S30, S42, V24, V26, V38: of some groups of fields exactly one must be there. */
export const missingOneOf: Rule = {
  code: 'missing-one-of',
  severity: 'error',
  summary: 'Where exactly one of several fields is needed, one of them is there.',
  why: 'A state must say where it leads (`Next` or `End`), a Wait how long it waits, a Map what it does with the items (`ItemProcessor`), and a choice rule what it tests. `"End": false` says nothing.',
  bad: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Result": "hello"
    }
  }
}`,
  good: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Result": "hello",
      "End": true
    }
  }
}`,
  hooks: {
    anyObject(object, report) {
      for (const group of groupsOf(object.kind)) {
        if (!group.required || isThere(object, group) || hasOpenKeys(object.node)) continue;
        const names = namesIn(group, object.language);
        report({
          at: object.node,
          message: messageFor(object, group, names),
          ...weightOf(object, group),
          data: { oneOf: names, kind: object.kind },
          ...(object.kind === 'credentials' && misspeltRole(object)),
        });
      }
    },
    objects: {
      choiceRule: reportMissingOperator,
      nestedChoiceRule: reportMissingOperator,
    },
  },
};

function isThere({ fields, node }: DefinitionObject, group: FieldGroup): boolean {
  for (const { field } of fields) {
    if (field.group?.name === group.name && !(field.name === 'End' && isFalse(node))) return true;
  }
  return false;
}

function isFalse(node: DefinitionObject['node']): boolean {
  const end = property(node, 'End')?.value;
  return end?.kind === 'boolean' && !end.value;
}

function messageFor({ kind, state }: DefinitionObject, group: FieldGroup, names: readonly string[]): string {
  if (group.name === 'transition') {
    return `State "${state?.name ?? ''}" leads nowhere: add "Next" with the name of the following state, or "End": true.`;
  }
  if (group.name === 'duration') return `This Wait does not say how long it waits: add ${anyOf(names)}.`;
  if (kind === 'choiceRule' || kind === 'nestedChoiceRule')
    return `This choice rule tests nothing: add ${anyOf(names)}.`;
  return names.length === 1 ? `${anyOf(names)} is missing here: add it.` : `One of ${anyOf(names)} is missing here.`;
}

/** A member of credentials without a role that probably means it: its name is wrong, not missing. */
function misspeltRole({ node }: DefinitionObject): Pick<Finding, 'at' | 'message' | 'data'> | undefined {
  for (const member of node.properties) {
    const name = member.key.value;
    if (nearestName(plainKey(name), ['RoleArn']) === undefined) continue;
    const meant = `RoleArn${name.slice(plainKey(name).length)}`;
    return {
      at: member,
      message: `Credentials have no ${quote(name)}: did you mean "${meant}"?`,
      data: { name, meant },
    };
  }
  return undefined;
}

/**
 * The specification leaves open what `Credentials` hold, so that definitions for other interpreters, which show by their
 * resource, have others; the service refuses those without a role (digest, table of Task).
 */
function weightOf(object: DefinitionObject, group: FieldGroup): Pick<Finding, 'aws' | 'severity'> {
  const { kind, node, parent } = object;
  if (kind === 'credentials' && node.properties.length > 0) {
    const resource = childString(parent?.node, 'Resource');
    if (!resource || readResource(resource.value).kind === 'other-arn') return { severity: 'warning' };
  }
  return { aws: schemaFault(serviceMessage(object, group), node) };
}

function serviceMessage({ kind }: DefinitionObject, group: FieldGroup): string {
  const names = group.fields.map((field) => field.name).join(', ');
  if (kind === 'credentials') return "The field 'RoleArn' is required but was missing";
  if (kind === 'nestedChoiceRule' || kind === 'choiceRule') {
    return 'The object must have only one of the following fields, [And, Or, Not, Variable, Condition]';
  }
  return `This object should have only one of the following fields: [${names}]`;
}

function reportMissingOperator({ kind, node, fields }: DefinitionObject, report: Report): void {
  if (!hasField(fields, 'Variable')) return;
  const operators = groupsOf(kind).find((group) => group.name === 'operator');
  if (!operators || fields.some(({ field }) => field.group?.name === 'operator') || hasOpenKeys(node)) return;
  const names = operators.fields.map((field) => field.name);
  report({
    at: node,
    message:
      'This choice rule compares "Variable" with nothing: add an operator, for example "StringEquals" or "IsPresent".',
    aws: schemaFault(`This object should have only one of the following fields: [${names.join(', ')}]`, node),
    data: { oneOf: names, kind },
  });
}
