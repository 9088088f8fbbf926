import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { parseResource } from '../core/resource';
import type { ApiError } from '../api/definition-answers';
import { mockedFieldProblem, type ResultShapes } from './mock-fields';
import type { StateUnderTest, TestStateRequest } from './request';

const SUPPORTED = 'Task, Wait, Pass, Succeed, Fail, Choice';

/** What the service refuses of a request before it runs the state (digest A42-A45), or undefined. */
export function refusalOfRequest(
  request: TestStateRequest,
  tested: StateUnderTest,
  shapes: ResultShapes,
): ApiError | undefined {
  const { mock, stateConfiguration } = request;
  if (!mock) {
    if (stateConfiguration?.mapIterationFailureCount !== undefined) {
      return invalid('TestState does not support MapIterationFailureCount when a mock is not specified.');
    }
    if (tested.type === 'Map' || tested.type === 'Parallel') {
      const message = `TestState API does not support Map or Parallel states. Supported state types include: [${SUPPORTED}]`;
      return { errorType: 'InvalidDefinition', message };
    }
    if (tested.type === 'Task' && request.roleArn === undefined) {
      return invalid('RoleArn must be specified when testing a Task state');
    }
    const unsupported = tested.type === 'Task' ? unsupportedTask(tested.state) : undefined;
    if (unsupported !== undefined) {
      const message = `TestState API does not support ${unsupported}, unless a mock is specified`;
      return { errorType: 'InvalidDefinition', message };
    }
  }
  const message =
    mockProblem(request, tested, shapes) ??
    (request.context === undefined ? undefined : contextProblem(request.context, tested));
  return message === undefined ? undefined : invalid(message);
}

/** What a task waits for that a test has not (digest A42). */
function unsupportedTask(state: JsonObject): string | undefined {
  const integration = parseResource(String(state['Resource']));
  if (integration.kind === 'activity') return 'Activity ARN';
  if (integration.kind !== 'service' || integration.pattern === 'request-response') return undefined;
  return `'.${integration.pattern}' service integration`;
}

function invalid(message: string): ApiError {
  return { errorType: 'ValidationException', message };
}

function mockProblem(
  { mock, revealSecrets, stateConfiguration }: TestStateRequest,
  tested: StateUnderTest,
  shapes: ResultShapes,
): string | undefined {
  if (!mock) return undefined;
  if ((mock.result === undefined) === (mock.errorOutput === undefined)) {
    return 'A test mock should have only one of the following fields: [result, errorOutput].';
  }
  if (revealSecrets === true) return 'TestState does not support RevealSecrets when a mock is specified.';
  if (!['Task', 'Map', 'Parallel'].includes(tested.type)) {
    return `State type '${tested.type}' is not supported when a mock is specified`;
  }
  if (mock.result === undefined) return undefined;
  const result = parsed(mock.result);
  if (result === undefined) return 'Mocked result must be valid JSON';
  const wrongShape = containerProblem(result, tested, stateConfiguration?.mapIterationFailureCount);
  if (wrongShape !== undefined) return wrongShape;
  if (tested.type !== 'Task') return undefined;
  const fault = mockedFieldProblem(result, tested.state, mock.fieldValidationMode ?? 'STRICT', shapes);
  return fault === undefined ? undefined : `Mock result schema validation error: ${fault}`;
}

/** What the result of a Map or Parallel must be. */
function containerProblem(
  result: Json,
  { type, state }: StateUnderTest,
  failures: number | undefined,
): string | undefined {
  if (type === 'Map' && state['ResultWriter'] !== undefined) {
    return isJsonObject(result) ? undefined : 'Mocked result must be a JSON object.';
  }
  if (type !== 'Map' && type !== 'Parallel') return undefined;
  if (!Array.isArray(result)) return 'Mocked result must be an array.';
  if (type === 'Map') {
    return failures !== undefined && failures > result.length
      ? 'Map iteration failure count must be less than or equal to the number of Map iterations'
      : undefined;
  }
  const branches = state['Branches'];
  return Array.isArray(branches) && branches.length !== result.length
    ? 'Mocked result must contain the same number of items as number of Parallel branches.'
    : undefined;
}

/** The context object as a tree of what may be in it: a text, anything, or members (digest A45). */
const CONTEXT_FIELDS: Readonly<Record<string, Readonly<Record<string, 'string' | 'number' | 'any'>>>> = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};

function contextProblem(text: string, tested: StateUnderTest): string | undefined {
  const problem = contextFault(parsed(text), tested);
  return problem === undefined ? undefined : `Invalid Context object provided: ${problem}`;
}

function contextFault(context: Json | undefined, tested: StateUnderTest): string | undefined {
  if (!isJsonObject(context ?? null)) return 'it must be a JSON object';
  for (const [name, value] of Object.entries(context as JsonObject)) {
    if (name === 'Map') return "'Map' field is not supported when mocking a Context object";
    const fields = CONTEXT_FIELDS[name];
    if (!fields) return `Field '${name}' is not allowed`;
    const fault = membersFault(name, value, fields);
    if (fault !== undefined) return fault;
    if (name === 'Task' && !hasToken(tested)) {
      return "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern";
    }
  }
  return undefined;
}

function membersFault(
  name: string,
  value: Json,
  fields: Readonly<Record<string, 'string' | 'number' | 'any'>>,
): string | undefined {
  if (!isJsonObject(value)) return `${name} must be an object`;
  for (const [member, content] of Object.entries(value)) {
    const type = fields[member];
    if (type === undefined) return `Field '${member}' is not allowed`;
    if (type !== 'any' && typeof content !== type) return `${name}.${member} must be a ${type}`;
  }
  return undefined;
}

function hasToken({ type, state }: StateUnderTest): boolean {
  if (type !== 'Task') return false;
  const integration = parseResource(String(state['Resource']));
  return integration.kind === 'service' && integration.pattern !== 'request-response';
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
