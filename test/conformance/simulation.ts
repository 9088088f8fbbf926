import { createHash } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { serviceRunner } from '../../interpreter/tasks/service-runner';
import { taskTokens, type TokenHolder } from '../../interpreter/tasks/services/task-tokens';
import type { TaskAnswer, TaskCall, TaskReporter } from '../../interpreter/tasks/task-runner';
import type { Case, Collaborator } from './case';

/** The services that a case's queues, activities and machines stand for, in the process. */
export interface Simulation {
  /** Whether the engine itself runs the call as a nested execution. */
  nests(call: TaskCall): boolean;
  /** Answers a call, or undefined where the case has not what it needs: then what was recorded is replayed. */
  run(call: TaskCall, report: TaskReporter, stop: AbortSignal): Promise<TaskAnswer> | undefined;
}

export interface SimulationHooks extends TokenHolder {
  /** Starts a state machine that works on an activity. */
  startConsumer(definition: Json, input: Json): void;
}

export function createSimulation(given: Case, hooks: SimulationHooks): Simulation {
  const activityTasks: { readonly call: TaskCall; readonly report: TaskReporter }[] = [];
  // The product's own service.
  const tokens = serviceRunner([taskTokens(() => hooks)], given.id);
  let messages = 0;

  const collaborate = (collaborator: Collaborator | undefined, body: Json): void => {
    const message = isJsonObject(body) ? body : {};
    const token = message['TaskToken'];
    if (!collaborator || typeof token !== 'string') return;
    switch (collaborator.kind) {
      case 'taskTokenFailure':
        hooks.answerTask(token, { kind: 'failed', error: 'Failure error', cause: 'Failure cause' });
        return;
      case 'taskTokenHeartbeatThenSuccess':
        hooks.heartbeat(token);
        hooks.answerTask(token, { kind: 'succeeded', output: message['Message'] ?? null });
        return;
      case 'taskTokenSuccess':
        hooks.answerTask(token, { kind: 'succeeded', output: message['Message'] ?? null });
        return;
      case 'activityConsumer':
        return;
    }
  };

  const sendMessage = (call: TaskCall, report: TaskReporter, stop: AbortSignal): Promise<TaskAnswer> | undefined => {
    const { QueueUrl: url, MessageBody: body } = parametersOf(call);
    const hasQueue = given.sqsQueues?.some((name) => String(url).endsWith(`/${name}`)) ?? false;
    const collaborator = given.collaborators?.find(({ queueUrl }) => queueUrl === url);
    const waits = patternOf(call) === 'waitForTaskToken';
    if (!hasQueue || body === undefined || (waits && !collaborator)) return undefined;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const output: JsonObject = {
      MD5OfMessageBody: createHash('md5').update(text).digest('hex'),
      MessageId: `00000000-0000-4000-8000-${String(++messages).padStart(12, '0')}`,
      SdkHttpMetadata: { HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: 'request' },
    };
    if (waits) report.submitted(output);
    collaborate(collaborator, body);
    return waits ? untilStopped(stop) : Promise.resolve({ kind: 'succeeded', output });
  };

  const activity = (call: TaskCall, report: TaskReporter, stop: AbortSignal): Promise<TaskAnswer> | undefined => {
    const consumer = given.collaborators?.find(
      (one) => one.kind === 'activityConsumer' && one.activity === call.resource,
    );
    if (!consumer) return undefined;
    activityTasks.push({ call, report });
    report.waiting();
    hooks.startConsumer(consumer.definition ?? null, { ActivityArn: call.resource });
    return untilStopped(stop);
  };

  const getActivityTask = (call: TaskCall): Promise<TaskAnswer> => {
    const { ActivityArn: arn, WorkerName: worker } = parametersOf(call);
    const index = activityTasks.findIndex((task) => task.call.resource === arn);
    const [task] = index < 0 ? [] : activityTasks.splice(index, 1);
    task?.report.started(typeof worker === 'string' ? worker : undefined);
    const output = task ? { Input: JSON.stringify(task.call.input), TaskToken: task.call.token ?? '' } : {};
    return Promise.resolve({ kind: 'succeeded', output });
  };

  return {
    nests({ integration }) {
      if (!given.otherStateMachines || given.mocks || integration.kind !== 'service') return false;
      return integration.action === 'startExecution' && ['states', 'aws-sdk:sfn'].includes(integration.service);
    },
    run(call, report, stop) {
      const { integration } = call;
      if (integration.kind === 'activity') return activity(call, report, stop);
      if (integration.kind !== 'service') return undefined;
      switch (`${integration.service}:${integration.action}`) {
        case 'sqs:sendMessage':
          return sendMessage(call, report, stop);
        case 'aws-sdk:sfn:getActivityTask':
          return getActivityTask(call);
        default:
          return tokens.canRun(call) ? tokens.start(call, report, stop) : undefined;
      }
    },
  };
}

function parametersOf(call: TaskCall): JsonObject {
  return isJsonObject(call.input) ? call.input : {};
}

function patternOf({ integration }: TaskCall): string {
  return integration.kind === 'service' ? integration.pattern : '';
}

function untilStopped(stop: AbortSignal): Promise<TaskAnswer> {
  return new Promise((resolve) => {
    stop.addEventListener('abort', () => {
      resolve({ kind: 'failed' });
    });
  });
}
