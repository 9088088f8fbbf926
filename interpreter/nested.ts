import { isJsonObject, type Json, type JsonObject } from '../language/json';
import type { MachineModel } from '../language/model/model';
import { compileMachine } from './core/compile-machine';
import { describeExecution } from './core/describe-execution';
import type { ExecutionResult } from './core/events';
import { startExecution } from './core/execution';
import type { Engine, Execution, PendingTask } from './core/runtime';
import type { TaskAnswer, TaskCall } from './core/task-call';
import { identityOf } from './identity';
import { startsExecution } from './tasks/call-facts';

/** A state machine that a task can start by its ARN. */
export interface NestedMachine {
  readonly model: MachineModel;
  readonly type?: 'STANDARD' | 'EXPRESS';
}

/** Nested executions: `states:startExecution` in all its patterns, run by the same engine on the same clock (digest S13). */
export interface Nested {
  /** Whether the call starts an execution. */
  takes(call: TaskCall): boolean;
  start(task: PendingTask): void;
  stop(task: PendingTask): void;
  /** Executions that nobody waits for and that have not ended. */
  readonly unattended: ReadonlySet<Execution>;
}

export type FindMachine = (arn: string) => NestedMachine | undefined;

export function nestedExecutions(
  engine: () => Engine,
  find: FindMachine | undefined,
  roleArn: string | undefined,
): Nested {
  const awaited = new Map<number, Execution>();
  const unattended = new Set<Execution>();
  const names = new Set<string>();

  const end = (task: PendingTask, answer: TaskAnswer): void => {
    engine().post(task.fiber, { kind: 'task', task, event: { kind: 'ended', answer } });
  };

  const run = (task: PendingTask, machine: NestedMachine, request: Request): void => {
    const { execution: caller } = task.fiber;
    const identity = identityOf(
      {
        type: machine.type ?? 'STANDARD',
        ...request,
        roleArn: roleArn ?? caller.identity.roleArn,
      },
      () => engine().random.uuid(),
    );
    if (names.has(identity.executionArn)) {
      end(
        task,
        refused(
          task.call,
          'ExecutionAlreadyExists',
          `Execution Already Exists: '${identity.executionArn}'`,
          engine().random.uuid(),
        ),
      );
      return;
    }
    names.add(identity.executionArn);
    const waits = pattern(task.call) === 'sync' || pattern(task.call) === 'sync:2';
    const execution = startExecution({
      engine: engine(),
      machine: compileMachine(machine.model),
      identity,
      input: request.input,
      ...(waits ? { startedBy: task.fiber } : {}),
      onEnd(ended, result) {
        unattended.delete(ended);
        if (awaited.delete(task.id)) end(task, endOf(task.call, ended, result));
      },
    });
    const response = startResponse(task.call, execution, engine().random.uuid());
    if (waits) {
      awaited.set(task.id, execution);
      engine().post(task.fiber, { kind: 'task', task, event: { kind: 'submitted', output: response } });
      return;
    }
    unattended.add(execution);
    if (pattern(task.call) === 'waitForTaskToken') {
      engine().post(task.fiber, { kind: 'task', task, event: { kind: 'submitted', output: response } });
    } else end(task, { kind: 'succeeded', output: response });
  };

  return {
    takes: (call) => find !== undefined && startsExecution(call),
    unattended,
    start(task) {
      engine().post(task.fiber, { kind: 'task', task, event: { kind: 'started' } });
      const request = requestOf(task.call);
      const machine = find?.(request.arn);
      if (machine) run(task, machine, request);
      else {
        const message = `State Machine Does Not Exist: '${request.arn}'`;
        end(task, refused(task.call, 'StateMachineDoesNotExist', message, engine().random.uuid()));
      }
    },
    stop(task) {
      const execution = awaited.get(task.id);
      awaited.delete(task.id);
      execution?.abort();
    },
  };
}

function pattern({ integration }: TaskCall): string {
  return integration.kind === 'service' ? integration.pattern : 'request-response';
}

function isSdk({ integration }: TaskCall): boolean {
  return integration.kind === 'service' && integration.service.startsWith('aws-sdk:');
}

interface Request {
  readonly arn: string;
  readonly region: string;
  readonly accountId: string;
  readonly stateMachineName: string;
  readonly executionName?: string;
  readonly testCase?: string;
  readonly input: Json;
}

function requestOf({ input }: TaskCall): Request {
  const parameters: JsonObject = isJsonObject(input) ? input : {};
  const given = typeof parameters['StateMachineArn'] === 'string' ? parameters['StateMachineArn'] : '';
  const [arn = '', testCase] = given.split('#', 2);
  const [, , , region = '', accountId = '', , name = ''] = arn.split(':');
  const executionName = parameters['Name'];
  return {
    arn,
    region,
    accountId,
    stateMachineName: name,
    ...(typeof executionName === 'string' ? { executionName } : {}),
    ...(testCase !== undefined && { testCase }),
    input: inputOf(parameters['Input']),
  };
}

/** A text is JSON text, as the API wants it; anything else is the input itself; nothing is `{}`. */
function inputOf(input: Json | undefined): Json {
  if (typeof input !== 'string') return input ?? {};
  try {
    return JSON.parse(input) as Json;
  } catch {
    return input;
  }
}

function startResponse(call: TaskCall, execution: Execution, requestId: string): JsonObject {
  const StartDate = isSdk(call) ? new Date(execution.startTime).toISOString() : execution.startTime;
  const response = { ExecutionArn: execution.identity.executionArn, StartDate };
  if (isSdk(call)) return response;
  return { ...response, SdkHttpMetadata: { HttpStatusCode: 200 }, SdkResponseMetadata: { RequestId: requestId } };
}

/** Digest S13: the description of the ended execution, or `States.TaskFailed` with it as the cause. */
function endOf(call: TaskCall, execution: Execution, result: ExecutionResult): TaskAnswer {
  const members: JsonObject = {
    ...describeExecution(execution),
    StartDate: execution.startTime,
    StopDate: execution.events.at(-1)?.timestamp ?? execution.startTime,
  };
  const description: JsonObject = Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (result.status !== 'SUCCEEDED') {
    return { kind: 'failed', error: 'States.TaskFailed', cause: JSON.stringify(description) };
  }
  if (pattern(call) !== 'sync:2') return { kind: 'succeeded', output: description };
  const output = result.output === undefined ? {} : { Output: result.output };
  return { kind: 'succeeded', output: { ...description, Input: execution.input, ...output } };
}

/** Digest E24-E26. */
function refused(call: TaskCall, code: string, message: string, requestId: string): TaskAnswer {
  if (isSdk(call)) {
    const cause = `${message} (Service: Sfn, Status Code: 400, Request ID: ${requestId})`;
    return { kind: 'failed', error: `Sfn.${code}Exception`, cause };
  }
  const exchange = `Service: AWSStepFunctions; Status Code: 400; Error Code: ${code}; Request ID: ${requestId}; Proxy: null`;
  return { kind: 'failed', error: `StepFunctions.${code}Exception`, cause: `${message} (${exchange})` };
}
