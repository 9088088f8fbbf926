import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { refusalOfDefinition, type ApiError, type MachineType } from './definition-answers';

/** What CreateStateMachine checks besides the definition. */
export interface CreateRequest {
  readonly name: string;
  readonly definition: string;
  readonly type: MachineType;
  readonly loggingConfiguration?: Json;
  readonly publish?: boolean;
  readonly versionDescription?: string;
}

/** What a request may refer to outside of itself. */
export interface CreateSurroundings {
  /** ARNs of the log groups that exist, without the ending `:*`. */
  readonly logGroups: ReadonlySet<string>;
}

/** The refusal of CreateStateMachine (digest A4, A11, A26, D21), or undefined where the machine would be created. */
export function refusalOfCreation(request: CreateRequest, surroundings: CreateSurroundings): ApiError | undefined {
  if (request.name.length > LONGEST_NAME) return tooLong('name', request.name, LONGEST_NAME);
  if (!isValidName(request.name)) return { errorType: 'InvalidName', message: `Invalid Name: '${request.name}'` };
  if (request.versionDescription !== undefined && request.publish !== true) {
    return { errorType: 'ValidationException', message: 'Version description can only be set when publish is true' };
  }
  return (
    refusalOfDefinition(request.definition, request.type) ??
    refusalOfLogging(isJsonObject(request.loggingConfiguration) ? request.loggingConfiguration : {}, surroundings)
  );
}

/** Digest A4: a member that is longer than the model of the API allows. */
export function tooLong(member: string, value: string, most: number): ApiError {
  const constraint = `Member must have length less than or equal to ${String(most)}`;
  return {
    errorType: 'ValidationException',
    message: `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  };
}

/** Digest D20, D21: of machines, executions, activities and states. */
export const LONGEST_NAME = 80;

const FORBIDDEN = /[\s<>{}[\]?*"#%\\^~$&,;:/|`\u0000-\u001f\u007f-\u009f\ufffe\uffff\p{Surrogate}]|\u{10ffff}/u;

/** Digest D21: names of machines, executions and activities. */
export function isValidName(name: string): boolean {
  return name.length >= 1 && name.length <= LONGEST_NAME && !FORBIDDEN.test(name);
}

function refusalOfLogging(configuration: JsonObject, { logGroups }: CreateSurroundings): ApiError | undefined {
  const level = configuration['level'] ?? 'OFF';
  const destinations = Array.isArray(configuration['destinations'])
    ? (configuration['destinations'] as readonly Json[])
    : [];
  if (destinations.length > 1 || (level !== 'OFF' && destinations.length === 0)) {
    return invalidLogging('Must specify exactly one Log Destination.');
  }
  for (const destination of destinations) {
    const group = isJsonObject(destination) ? destination['cloudWatchLogsLogGroup'] : undefined;
    const arn = isJsonObject(group) ? group['logGroupArn'] : undefined;
    if (typeof arn !== 'string' || !logGroups.has(arn.replace(/:\*$/, '')))
      return invalidLogging('Log Destination not found.');
  }
  return undefined;
}

function invalidLogging(problem: string): ApiError {
  return { errorType: 'InvalidLoggingConfiguration', message: `Invalid Logging Configuration: ${problem}` };
}
