import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import type { ApiError } from '../api/definition-answers';
import { compileDefinition } from '../core/compile-machine';
import { Failure } from '../core/failure';
import type { CompiledMachine, CompiledState, Fiber, Inspector, Stage } from '../core/runtime';
import { visibleVariables } from '../core/variables';
import { runMachine } from '../run';
import type { TaskRunner } from '../tasks/task-runner';
import { refusalOfRequest } from './check-request';
import { findState, STATE_NAME, targetsOf } from './find-state';
import { InspectionData } from './inspection';
import { mockedContainer, mockRunner } from './mock';
import type { ResultShapes } from './mock-fields';
import { readerData } from './reader-data';
import type { StateUnderTest, TestStateAnswer, TestStateRequest } from './request';

/** What a test may use of the outside. */
export interface TestStateSurroundings {
  /** Answers the calls of a Task state that is tested without a mock. */
  readonly runner: TaskRunner;
  /** What services answer, for checking a mocked result. */
  readonly shapes: ResultShapes;
  readonly region?: string;
  readonly accountId?: string;
}

const NO_JSON: ApiError = {
  errorType: 'InvalidExecutionInput',
  message: "Invalid State Machine Execution Input: 'Invalid execution input.'",
};

/** Runs one state alone, as the API's TestState does (digest A40-A50): its answer, or why the call is refused. */
export async function testState(
  request: TestStateRequest,
  surroundings: TestStateSurroundings,
): Promise<TestStateAnswer | ApiError> {
  const tested = findState(request);
  if ('errorType' in tested) return tested;
  const refusal = refusalOfRequest(request, tested, surroundings.shapes);
  if (refusal) return refusal;
  try {
    const input = JSON.parse(request.input ?? '{}') as Json;
    const variables = request.variables === undefined ? undefined : (JSON.parse(request.variables) as Json);
    if (variables !== undefined && !isJsonObject(variables)) return NO_JSON;
    return await run({ request, tested, surroundings, input, variables });
  } catch (problem) {
    if (problem instanceof SyntaxError) return NO_JSON;
    throw problem;
  }
}

/** How the error of the one attempt was handled. */
interface Handled {
  retried: boolean;
  caught: Failure | undefined;
  details: Record<string, number>;
}

interface Test {
  readonly request: TestStateRequest;
  readonly tested: StateUnderTest;
  readonly surroundings: TestStateSurroundings;
  readonly input: Json;
  readonly variables: JsonObject | undefined;
}

async function run(test: Test): Promise<TestStateAnswer> {
  const { request, tested, surroundings, input, variables } = test;
  const inspection = new InspectionData(tested, input);
  const handled: Handled = { retried: false, caught: undefined, details: {} };
  const limits: Partial<Record<Stage, number>> = {};
  const data = request.stateConfiguration?.mapItemReaderData;
  let nextState: string | undefined;

  const inspector: Inspector = {
    retries: request.stateConfiguration?.retrierRetryCount ?? 0,
    hasItems: data !== undefined,
    stage(_fiber, stage, value) {
      inspection.add(stage, value);
      if (typeof value === 'number') limits[stage] = value;
    },
    substitute: () => (request.mock ? mockedContainer(request.mock, request, limits) : null),
    retrier(index, delay) {
      handled.retried = delay !== undefined;
      handled.details['retryIndex'] = index;
      if (delay !== undefined) handled.details['retryBackoffIntervalSeconds'] = delay;
    },
    catcher(index, failure) {
      handled.caught = failure;
      handled.details = { catchIndex: index };
    },
  };
  const level = request.inspectionLevel ?? 'INFO';
  const runner = request.mock ? mockRunner(request.mock) : surroundings.runner;
  const machine = machineOfOne(tested, (name) => {
    nextState = name;
  });
  const started = runMachine(machine, {
    input,
    inspector,
    runner: level === 'TRACE' ? traced(runner, inspection) : runner,
    type: 'EXPRESS',
    startTime: Date.now(),
    context: contextOf(request),
    ...(data !== undefined && { items: readerData(data) }),
    ...(variables && { variables }),
    ...(surroundings.region !== undefined && { region: surroundings.region }),
    ...(surroundings.accountId !== undefined && { accountId: surroundings.accountId }),
  });
  const result = await started.done;
  const told = handled.caught ?? (result.status === 'SUCCEEDED' ? undefined : new Failure(result.error, result.cause));
  return {
    ...(told?.error !== undefined && { error: told.error }),
    ...(told?.cause !== undefined && { cause: told.cause }),
    ...(result.output !== undefined && { output: result.output }),
    ...(nextState !== undefined && { nextState }),
    ...(level !== 'INFO' && {
      inspectionData: inspection.result(variablesOf(started.execution.main), handled.details),
    }),
    status: statusOf(told, handled),
  };
}

/** Tells what calls over HTTP sent and got. */
function traced(runner: TaskRunner, inspection: InspectionData): TaskRunner {
  return {
    ...runner,
    async start(call, report, stop) {
      const answer = await runner.start(call, report, stop);
      if ('exchange' in answer && answer.exchange) inspection.trace(answer.exchange);
      return answer;
    },
  };
}

function variablesOf(fiber: Fiber): JsonObject {
  return Object.fromEntries(visibleVariables(fiber.variables));
}

function statusOf(failure: Failure | undefined, handled: Handled): TestStateAnswer['status'] {
  if (!failure) return 'SUCCEEDED';
  if (handled.caught) return 'CAUGHT_ERROR';
  return handled.retried ? 'RETRIABLE' : 'FAILED';
}

/** A machine of the state alone: what it goes to ends the run at once, and `left` is told its name. */
function machineOfOne({ state, machine }: StateUnderTest, left: (name: string) => void): CompiledMachine {
  const compiled = compileDefinition({ ...machine, StartAt: STATE_NAME, States: { [STATE_NAME]: state } });
  const states = new Map<string, CompiledState>(compiled.scope.states);
  for (const name of targetsOf(state)) {
    if (name !== STATE_NAME) states.set(name, lastState(name, left));
  }
  return { scope: { startAt: STATE_NAME, states }, timeoutSeconds: undefined };
}

function lastState(name: string, left: (name: string) => void): CompiledState {
  return {
    name,
    type: 'Succeed',
    enteredType: 'SucceedStateEntered',
    exitedType: 'SucceedStateExited',
    runAtOnce(fiber) {
      left(name);
      return { output: fiber.input, assigned: undefined, next: undefined };
    },
  };
}

/** The context object that was given, or an Express one with the role of the request (digest A45, A48). */
function contextOf({ context, roleArn }: TestStateRequest): (own: JsonObject) => JsonObject {
  if (context !== undefined) {
    const given = JSON.parse(context) as JsonObject;
    return () => given;
  }
  return (own) => {
    const execution = isJsonObject(own['Execution']) ? own['Execution'] : {};
    const id = String(execution['Id']).split(':').slice(0, -1).join(':');
    return { ...own, Execution: { ...execution, Id: id, RoleArn: roleArn ?? null } };
  };
}
