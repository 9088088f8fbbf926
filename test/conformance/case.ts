import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../language/json';

/** A recorded case: see the README of the data. */
export interface Case {
  readonly id: string;
  readonly group: string;
  readonly queryLanguage?: 'JSONPath' | 'JSONata' | 'mixed';
  readonly kind: 'execution' | 'creation' | 'validation' | 'testState' | 'apiScript';
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly definition?: Json;
  readonly stateMachineName?: string;
  readonly executionName?: string;
  readonly input?: Json;
  readonly lambdas?: Readonly<Record<string, { readonly behaviour: LambdaBehaviour }>>;
  readonly taskResults?: readonly TaskResult[];
  readonly mocks?: JsonObject;
  readonly testCase?: string;
  readonly ignore?: readonly string[];
  readonly s3Objects?: readonly { readonly bucket: string; readonly key: string; readonly body: string }[];
  readonly sqsQueues?: readonly string[];
  readonly activities?: readonly string[];
  readonly deletedBefore?: readonly { readonly call: string; readonly arguments: JsonObject }[];
  readonly otherStateMachines?: readonly OtherMachine[];
  readonly collaborators?: readonly Collaborator[];
  readonly logging?: {
    readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
    readonly includeExecutionData: boolean | null;
  };
  readonly clock?: string;
  readonly bindings?: Readonly<Record<string, string>>;
  readonly marker?: string;
  /** `24-10-2023, 17:18:16`. */
  readonly recorded?: string;
  readonly validateArguments?: JsonObject;
  readonly createArguments?: JsonObject;
  readonly testState?: JsonObject;
  readonly expect: Expectation;
}

export interface OtherMachine {
  readonly name: string;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly definition: Json;
}

export interface Collaborator {
  readonly kind: 'taskTokenSuccess' | 'taskTokenFailure' | 'taskTokenHeartbeatThenSuccess' | 'activityConsumer';
  readonly queueUrl?: string;
  readonly activity?: string;
  readonly definition?: Json;
}

export interface LambdaBehaviour {
  readonly echo?: boolean;
  readonly returns?: Json;
  readonly returnsText?: string;
  readonly returnsRepeated?: { readonly text: string; readonly count: number };
  readonly raises?: {
    readonly errorType: string;
    readonly errorMessage: string;
    readonly stackTrace?: readonly string[];
  };
  readonly sleepSeconds?: number;
}

export interface TaskResult {
  readonly state: string;
  readonly resource?: string;
  readonly parameters?: Json;
  readonly return?: Json;
  readonly throw?: JsonObject;
  readonly timeout?: JsonObject;
  readonly submitFailed?: JsonObject;
  readonly startFailed?: JsonObject;
  readonly scheduleFailed?: JsonObject;
  readonly submitted?: Json;
}

export interface Expectation {
  readonly status?: string;
  readonly output?: Json;
  readonly error?: Json;
  readonly cause?: Json;
  readonly events?: readonly JsonObject[];
  readonly eventsOrder?: 'exact' | 'mapRun' | 'concurrent' | 'sorted';
  readonly incomplete?: boolean;
  readonly description?: JsonObject;
  readonly loggedEvents?: readonly JsonObject[];
  readonly endEvent?: JsonObject;
  readonly creationError?: JsonObject;
  readonly validation?: JsonObject;
  readonly result?: JsonObject;
  readonly apiError?: JsonObject;
}

/** All cases of a folder's `*.json` files. */
export function readCases(folder: string): readonly Case[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Case[]);
}
