import type { Json } from '../../../language/json';
import { parameter, textParameter } from '../call-facts';
import type { TaskAnswer } from '../task-runner';
import type { LocalService, ServiceFault } from './local-service';

/** Answers tasks of the run by their tokens (Run.hasTask, Run.answerTask, Run.heartbeat). */
export interface TokenHolder {
  hasTask(token: string): boolean;
  answerTask(token: string, answer: TaskAnswer): boolean;
  heartbeat(token: string): boolean;
}

/** SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat as tasks of a state machine: they answer tasks of the same run. */
export function taskTokens(holder: () => TokenHolder | undefined): LocalService {
  return {
    actions: ['sendTaskSuccess', 'sendTaskFailure', 'sendTaskHeartbeat'].map((action) => `aws-sdk:sfn:${action}`),
    answer(call) {
      const token = textParameter(call, 'TaskToken') ?? '';
      const action = call.integration.kind === 'service' ? call.integration.action : '';
      const output = outputOf(parameter(call, 'Output'));
      // The service looks at the token before it looks at the output (recorded).
      if (holder()?.hasTask(token) !== true) {
        return { kind: 'fault', fault: fault('InvalidTokenException', "Invalid Token: 'Invalid token'") };
      }
      if (action === 'sendTaskSuccess' && output === undefined) {
        return { kind: 'fault', fault: fault('InvalidOutputException', 'Invalid Output: it is not JSON') };
      }
      const error = textParameter(call, 'Error');
      const cause = textParameter(call, 'Cause');
      const failed = {
        kind: 'failed' as const,
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      };
      if (action === 'sendTaskHeartbeat') holder()?.heartbeat(token);
      else {
        const succeeded = { kind: 'succeeded' as const, output: output ?? null };
        holder()?.answerTask(token, action === 'sendTaskFailure' ? failed : succeeded);
      }
      return { kind: 'response', output: {}, contentType: 'application/x-amz-json-1.0', length: 2 };
    },
  };
}

/** The API wants JSON text; a value that is none is taken as it is. */
function outputOf(output: Json | undefined): Json | undefined {
  if (typeof output !== 'string') return output ?? null;
  try {
    return JSON.parse(output) as Json;
  } catch {
    return undefined;
  }
}

function fault(exception: string, message: string): ServiceFault {
  return {
    prefix: 'StepFunctions',
    sdkPrefix: 'Sfn',
    exception,
    service: 'AWSStepFunctions',
    status: 400,
    code: exception.replace('Exception', ''),
    message,
    sdkSuffix: ' (SDK Attempt Count: 1)',
  };
}
