import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { refusalOfCreation } from '../../interpreter/api/create-request';
import { validateDefinition } from '../../interpreter/api/definition-answers';
import type { Case } from './case';
import { difference } from './match-json';
import { Placeholders } from './placeholders';

/** `creation`: CreateStateMachine with the case's definition must be refused as recorded. */
export function runCreation(given: Case): string | undefined {
  const { createArguments = {}, expect } = given;
  const refusal = refusalOfCreation(
    {
      name: given.stateMachineName ?? 'machine',
      definition: textOf(given.definition),
      type: given.type ?? 'STANDARD',
      ...(createArguments['loggingConfiguration'] !== undefined && {
        loggingConfiguration: createArguments['loggingConfiguration'],
      }),
      ...(typeof createArguments['publish'] === 'boolean' && { publish: createArguments['publish'] }),
      ...(typeof createArguments['versionDescription'] === 'string' && {
        versionDescription: createArguments['versionDescription'],
      }),
    },
    { logGroups: new Set() },
  );
  const { messageNotRecorded, ...wanted } = expect.creationError ?? ({} as JsonObject);
  if (!refusal) return `expected ${JSON.stringify(wanted)}, but it is accepted`;
  const actual: Json = messageNotRecorded === true ? { errorType: refusal.errorType } : { ...refusal };
  return difference(wanted, actual, Placeholders.of(given.bindings ?? {}));
}

/** `validation`: ValidateStateMachineDefinition must answer what was recorded. */
export function runValidation(given: Case): string | undefined {
  const { severity, maxResults } = given.validateArguments ?? ({} as JsonObject);
  const answer = validateDefinition({
    definition: textOf(given.definition),
    type: given.type ?? 'STANDARD',
    ...(severity === 'WARNING' && { severity }),
    ...(typeof maxResults === 'number' && { maxResults }),
  });
  const actual = JSON.parse(JSON.stringify(answer)) as Json;
  return difference(
    given.expect.validation ?? null,
    isJsonObject(actual) ? actual : null,
    Placeholders.of(given.bindings ?? {}),
  );
}

function textOf(definition: Json | undefined): string {
  return typeof definition === 'string' ? definition : JSON.stringify(definition ?? {});
}
