import type { SdkAction, SdkService } from '../../../language/integrations/sdk-table';
import type { Json, JsonObject } from '../../../language/json';
import type { Endpoint } from './endpoint';

/** One request of an AWS API. */
export interface AwsRequest {
  readonly service: SdkService;
  readonly action: SdkAction;
  /** The parameters by their names in definitions (`TableName`). */
  readonly input: JsonObject;
  readonly endpoint: Endpoint;
}

export type AwsReply =
  /** Members by their names on the wire; times as seconds since the epoch or ISO 8601. */
  | {
      readonly kind: 'answered';
      readonly output: JsonObject;
      readonly requestId?: string;
      /** In bytes. */
      readonly length?: number;
      /** Reads a value of `output` that stands for bytes. */
      readonly bytesOf: (value: Json) => Buffer | undefined;
    }
  | {
      readonly kind: 'fault';
      /** `ResourceNotFoundException`, `NoSuchKey`. */
      readonly code: string;
      readonly message: string;
      readonly status?: number;
      readonly requestId?: string;
      /** Whether the service's model has that error, where the client knows it. */
      readonly isModelled?: boolean;
    }
  /** No answer of the service: it cannot be reached, or what came is none. */
  | { readonly kind: 'unreached'; readonly message: string }
  | { readonly kind: 'stopped' };

/** A way to send requests. Never rejects. */
export interface AwsClient {
  /** For the log: `HTTP`, `AWS CLI`. */
  readonly name: string;
  /** Why it cannot send this; undefined where it can. */
  obstacle(request: AwsRequest): string | undefined;
  send(request: AwsRequest, stop: AbortSignal): Promise<AwsReply>;
  dispose?(): Promise<void>;
}
