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

/** All cases of a folder's `*.json` files. What is no case is told and left out; without `tell` it is an error. */
export function readCases(folder: string, tell: (problem: string) => void = refuse): readonly Case[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => casesOf(name, join(folder, name), tell));
}

function casesOf(name: string, file: string, tell: (problem: string) => void): readonly Case[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (problem) {
    tell(`${name} is left out: ${problem instanceof Error ? problem.message : String(problem)}`);
    return [];
  }
  if (!Array.isArray(content)) {
    tell(`${name} is left out: it holds no list of cases.`);
    return [];
  }
  return content.filter((given: unknown, index): given is Case => {
    if (isCase(given)) return true;
    tell(`${name}: entry ${String(index)} is left out: a case has an id, a group, a known kind and an expectation.`);
    return false;
  });
}

const KINDS: readonly unknown[] = ['execution', 'creation', 'validation', 'testState', 'apiScript'];

function isCase(given: unknown): given is Case {
  if (typeof given !== 'object' || given === null) return false;
  const { id, group, kind, expect } = given as Partial<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof group !== 'string' || !KINDS.includes(kind)) return false;
  return typeof expect === 'object' && expect !== null;
}

function refuse(problem: string): never {
  throw new Error(problem);
}
