import type { Json } from '../../language/json';
import { resourceOf } from './resource';
import type { TaskCall } from './task-call';

type Details = Readonly<Record<string, Json>>;

/** The event types and details of the calls of a state (digest H4, H5): made once for the state. */
export interface TaskEvents {
  /** What a size error calls the task (digest E12). */
  readonly name: string;
  readonly scheduled: string;
  scheduledDetails(call: TaskCall, region: string): Details;
  readonly started: string;
  startedDetails(workerName: string | undefined): Details | undefined;
  /** Only where the service has such an event. */
  readonly submitted: string | undefined;
  readonly succeeded: string;
  withOutput(output: Json): Details;
  readonly failed: string;
  readonly timedOut: string;
  readonly startFailed: string;
  readonly submitFailed: string;
  readonly scheduleFailed: string;
  failedDetails(failure: Details): Details;
}

export function eventsOf({ resource, integration }: Pick<TaskCall, 'resource' | 'integration'>): TaskEvents {
  switch (integration.kind) {
    case 'lambda-function':
      return functionEvents(resource);
    case 'activity':
      return activityEvents(resource);
    case 'service': {
      const named = { resource: resourceOf(integration), resourceType: integration.service };
      return {
        name: integration.service,
        scheduled: 'TaskScheduled',
        scheduledDetails: (call, region) => ({
          parameters: call.input,
          region,
          ...named,
          ...limits(call),
          ...credentials(call),
        }),
        started: 'TaskStarted',
        startedDetails: () => named,
        submitted: integration.pattern === 'request-response' ? undefined : 'TaskSubmitted',
        succeeded: 'TaskSucceeded',
        withOutput: (output) => ({ output, ...named }),
        failed: 'TaskFailed',
        timedOut: 'TaskTimedOut',
        startFailed: 'TaskStartFailed',
        submitFailed: 'TaskSubmitFailed',
        scheduleFailed: 'TaskFailed',
        failedDetails: (failure) => ({ ...failure, ...named }),
      };
    }
  }
}

function functionEvents(resource: string): TaskEvents {
  return {
    name: resource,
    scheduled: 'LambdaFunctionScheduled',
    scheduledDetails: (call) => ({ input: call.input, resource, ...limits(call), ...credentials(call) }),
    started: 'LambdaFunctionStarted',
    startedDetails: () => undefined,
    submitted: undefined,
    succeeded: 'LambdaFunctionSucceeded',
    withOutput: (output) => ({ output }),
    failed: 'LambdaFunctionFailed',
    timedOut: 'LambdaFunctionTimedOut',
    startFailed: 'LambdaFunctionStartFailed',
    submitFailed: 'LambdaFunctionFailed',
    scheduleFailed: 'LambdaFunctionScheduleFailed',
    failedDetails: (failure) => failure,
  };
}

function activityEvents(resource: string): TaskEvents {
  return {
    name: resource,
    scheduled: 'ActivityScheduled',
    scheduledDetails: (call) => ({ input: call.input, resource, ...limits(call) }),
    started: 'ActivityStarted',
    startedDetails: (workerName) => (workerName === undefined ? {} : { workerName }),
    submitted: undefined,
    succeeded: 'ActivitySucceeded',
    withOutput: (output) => ({ output }),
    failed: 'ActivityFailed',
    timedOut: 'ActivityTimedOut',
    startFailed: 'ActivityFailed',
    submitFailed: 'ActivityFailed',
    scheduleFailed: 'ActivityScheduleFailed',
    failedDetails: (failure) => failure,
  };
}

function limits(call: TaskCall): Details {
  return {
    ...(call.timeoutSeconds === undefined ? {} : { timeoutInSeconds: call.timeoutSeconds }),
    ...(call.heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: call.heartbeatSeconds }),
  };
}

function credentials(call: TaskCall): Details {
  return call.roleArn === undefined ? {} : { taskCredentials: { roleArn: call.roleArn } };
}
