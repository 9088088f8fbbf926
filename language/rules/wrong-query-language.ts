import type { ObjectKind } from '../fields/index';
import { schemaFault } from './aws';
import { kindName } from './kind-names';
import type { DefinitionObject, KnownField, Report, Rule } from './rule';

/** Digest D13: fields of the other query language. */
export const wrongQueryLanguage: Rule = {
  code: 'wrong-query-language',
  severity: 'error',
  summary: 'A state has only fields of its own query language.',
  why: 'JSONPath states move data with `InputPath`, `Parameters`, `ResultPath` and so on, JSONata states with `Arguments` and `Output`. The service refuses a state that uses a field of the other language. A state inside a Map or Parallel takes the language of the **machine**, not of the state around it.',
  bad: `{
  "QueryLanguage": "JSONata",
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "InputPath": "$.person",
      "End": true
    }
  }
}`,
  good: `{
  "QueryLanguage": "JSONata",
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Output": "{% $states.input.person %}",
      "End": true
    }
  }
}`,
  hooks: { foreignField: reportForeign },
};

function reportForeign(object: DefinitionObject, { field, property }: KnownField, report: Report): void {
  if (field.languages === 'both') return;
  const { language, state } = object;
  report({
    at: property,
    message: `"${field.name}" belongs to ${field.languages}, but ${whose(object)} uses ${language}: ${advice(object, field.name)}`,
    aws: schemaFault(
      `The QueryLanguage is set to '${language}', but field '${field.name}' is only supported for the '${field.languages}' QueryLanguage`,
      state?.node ?? object.node,
    ),
    data: { field: field.name, wants: field.languages },
  });
}

function whose({ state, kind }: DefinitionObject): string {
  return state ? `state "${state.name}"` : kindName(kind).toLowerCase();
}

const INSTEAD: Readonly<Record<string, string>> = {
  InputPath: 'Arguments',
  Parameters: 'Arguments',
  ResultSelector: 'Output',
  ResultPath: 'Output',
  OutputPath: 'Output',
  Result: 'Output',
  ItemsPath: 'Items',
  Variable: 'Condition',
  And: 'Condition',
  Or: 'Condition',
  Not: 'Condition',
  Arguments: 'Parameters',
  Output: 'OutputPath',
  Items: 'ItemsPath',
  Condition: 'Variable',
  'RoleArn.$': 'RoleArn',
};

/** Where a kind of object has a nearer counterpart than the rest, or none. */
const INSTEAD_ON: Readonly<Partial<Record<ObjectKind, Readonly<Record<string, string | undefined>>>>> = {
  Pass: { InputPath: 'Output', Parameters: 'Output' },
  Wait: { InputPath: 'Output' },
  Choice: { InputPath: 'Output' },
  Succeed: { InputPath: 'Output' },
  Map: { InputPath: 'Items', Parameters: 'ItemSelector' },
  catcher: { Output: 'ResultPath' },
  choiceRule: { Output: undefined },
};

function advice({ state, kind }: DefinitionObject, name: string): string {
  const own = INSTEAD_ON[kind];
  const general = name.endsWith('Path') && !INSTEAD[name] ? name.slice(0, -4) : INSTEAD[name];
  const instead = own && name in own ? own[name] : general;
  const use = instead ? `use "${instead}" instead` : 'remove it';
  return state?.queryLanguage === 'JSONPath' ? `${use}, or give the state "QueryLanguage": "JSONata".` : `${use}.`;
}
