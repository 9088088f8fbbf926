import { optimizedService } from '../../../language/integrations';
import { COMMON_ERRORS, type SdkService } from '../../../language/integrations/sdk-table';
import type { ServiceFault } from '../services/local-service';
import type { TaskAnswer, TaskCall } from '../task-runner';
import type { AwsReply } from './aws-client';

/** Errors that are no service's own, and so have no class in an SDK. */
const NEVER_MODELLED = new Set([
  'AccessDenied',
  'AuthFailure',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InternalError',
  'InvalidAction',
  'InvalidClientTokenId',
  'InvalidParameterCombination',
  'InvalidParameterValue',
  'InvalidQueryParameter',
  'InvalidSignatureException',
  'MalformedQueryString',
  'MissingAction',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'MissingParameter',
  'MissingRequiredParameterException',
  'NotImplemented',
  'RequestTimeTooSkewed',
  'SerializationException',
  'SignatureDoesNotMatch',
  'Throttling',
  'UnknownOperationException',
  'ValidationError',
]);

/** What the service refused, as both kinds of integrations name it (digest E24-E26). */
export function serviceFault(
  service: SdkService,
  optimized: string | undefined,
  reply: Extract<AwsReply, { kind: 'fault' }>,
): ServiceFault {
  const { code, message, status = 400, isModelled = isOfModel(service, code) } = reply;
  const known = optimized === undefined ? undefined : optimizedService(optimized);
  const sdkPrefix = service.errorPrefix;
  const older = known?.olderSdk ?? { service: sdkPrefix, exception: `Amazon${sdkPrefix}Exception` };
  const own = exceptionName(code);
  const unmodelled = known ? older.exception : `${sdkPrefix}Exception`;
  return {
    prefix: known?.errorPrefix ?? sdkPrefix,
    sdkPrefix,
    exception: isModelled ? own : unmodelled,
    service: older.service,
    status,
    code,
    message,
  };
}

/** A call that no service answered. Retriers know it by this name (digest E24). */
export function unreachedFailure(call: TaskCall, service: SdkService, message: string): TaskAnswer {
  const { integration } = call;
  const known = integration.kind === 'service' ? optimizedService(integration.service) : undefined;
  const error = `${known?.errorPrefix ?? service.errorPrefix}.SdkClientException`;
  return { kind: 'failed', error, cause: `Unable to execute HTTP request: ${message}` };
}

function isOfModel(service: SdkService, code: string): boolean {
  if (NEVER_MODELLED.has(code) || /^Status\d+$/.test(code)) return false;
  return !COMMON_ERRORS.includes(code) || service.caller.modelledErrors.has(code);
}

/** The class of an error in the AWS SDK for Java: its names end in `Exception`, whatever the model says. */
function exceptionName(code: string): string {
  const name = code.slice(code.lastIndexOf('.') + 1).replace(/Fault$/, '');
  return name.endsWith('Exception') ? name : `${name}Exception`;
}
