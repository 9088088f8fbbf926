import type { Json } from '../../language/json';
import { resourceOf } from './resource';
import type { TaskCall } from './task-call';

type Details = Readonly<Record<string, Json>>;

/** The event types and details of a call (digest H4, H5). */
export interface TaskEvents {
  /** What a size error calls the task (digest E12). */
  readonly name: string;
  readonly scheduled: string;
  readonly scheduledDetails: Details;
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

export function eventsOf(call: TaskCall, region: string): TaskEvents {
  const { integration } = call;
  switch (integration.kind) {
    case 'lambda-function':
      return functionEvents(call);
    case 'activity':
      return activityEvents(call);
    case 'service': {
      const named = { resource: resourceOf(integration), resourceType: integration.service };
      return {
        name: integration.service,
        scheduled: 'TaskScheduled',
        scheduledDetails: { parameters: call.input, region, ...named, ...limits(call), ...credentials(call) },
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

function functionEvents(call: TaskCall): TaskEvents {
  return {
    name: call.resource,
    scheduled: 'LambdaFunctionScheduled',
    scheduledDetails: { input: call.input, resource: call.resource, ...limits(call), ...credentials(call) },
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

function activityEvents(call: TaskCall): TaskEvents {
  return {
    name: call.resource,
    scheduled: 'ActivityScheduled',
    scheduledDetails: { input: call.input, resource: call.resource, ...limits(call) },
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
