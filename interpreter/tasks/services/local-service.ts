import type { JsonObject } from '../../../language/json';
import { shortened } from '../../../language/text/shortened';
import type { TaskAnswer, TaskCall } from '../task-runner';

/** What a local service has to do with a call. */
export interface Exchange {
  readonly requestId: string;
  /** Epoch milliseconds of the run's clock. */
  readonly date: number;
  /** Another id, the same in every run with the same seed. */
  nextId(): string;
  /** A line for the run's log: what the service would have done with the call. */
  log(text: string): void;
}

/** A service that answers on this machine. Actions are named as in a Resource: `sqs:sendMessage`, `aws-sdk:sqs:sendMessage`. */
export interface LocalService {
  readonly actions: readonly string[];
  /** Whether it answers a call of its actions; absent: all. */
  takes?(call: TaskCall): boolean;
  /** Why the call cannot be made here at all. */
  refuse?(call: TaskCall): string | undefined;
  answer(call: TaskCall, exchange: Exchange): ServiceAnswer | Promise<ServiceAnswer>;
}

export type ServiceAnswer =
  /** The response's own members; the rest of the HTTP exchange is added. */
  | { readonly kind: 'response'; readonly output: JsonObject; readonly contentType: string; readonly length: number }
  | { readonly kind: 'fault'; readonly fault: ServiceFault }
  /** An answer that is complete. */
  | { readonly kind: 'answer'; readonly answer: TaskAnswer };

/** A fault of a service, named as both kinds of integrations name it (digest E24-E26). */
export interface ServiceFault {
  /** `SNS`, `SQS`: the prefix of optimized integrations. */
  readonly prefix: string;
  /** `Sns`, `Sqs`: that of the SDK. */
  readonly sdkPrefix: string;
  readonly exception: string;
  /** The service's name in causes of optimized integrations: `AmazonSNS`. */
  readonly service: string;
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** What the SDK adds: `Extended Request ID: …`, `SDK Attempt Count`. */
  readonly sdkDetails?: string;
  readonly sdkSuffix?: string;
}

export function isSdk({ integration }: TaskCall): boolean {
  return integration.kind === 'service' && integration.service.startsWith('aws-sdk:');
}

/** The failure in the words of the call's kind of integration (digest E26). */
export function failureOf(call: TaskCall, fault: ServiceFault, requestId: string): TaskAnswer {
  const { prefix, sdkPrefix, exception, service, status, code, message, sdkDetails = '', sdkSuffix = '' } = fault;
  if (isSdk(call)) {
    const exchange = `(Service: ${sdkPrefix}, Status Code: ${String(status)}, Request ID: ${requestId}${sdkDetails})`;
    return { kind: 'failed', error: `${sdkPrefix}.${exception}`, cause: `${message} ${exchange}${sdkSuffix}` };
  }
  const exchange = `(Service: ${service}; Status Code: ${String(status)}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`;
  return { kind: 'failed', error: `${prefix}.${exception}`, cause: `${message} ${exchange}` };
}

/** The response with what optimized integrations tell of its HTTP exchange; the SDK's have the members alone. */
export function responseOf(
  call: TaskCall,
  answer: Extract<ServiceAnswer, { kind: 'response' }>,
  { requestId, date }: Exchange,
): JsonObject {
  const { output, contentType } = answer;
  if (isSdk(call)) return output;
  const length = String(answer.length);
  const at = new Date(date).toUTCString();
  return {
    ...output,
    SdkHttpMetadata: {
      AllHttpHeaders: {
        'x-amzn-RequestId': [requestId],
        connection: ['keep-alive'],
        'Content-Length': [length],
        Date: [at],
        'Content-Type': [contentType],
      },
      HttpHeaders: {
        connection: 'keep-alive',
        'Content-Length': length,
        'Content-Type': contentType,
        Date: at,
        'x-amzn-RequestId': requestId,
      },
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

/** The beginning of a text for the log. */
export function logged(text: string): string {
  return shortened(text, 500);
}
