import { apiGateway } from './api-gateway';
import { athena } from './athena';
import { batch } from './batch';
import { bedrock, bedrockAgentCore } from './bedrock';
import { codeBuild } from './codebuild';
import { dynamodb } from './dynamodb';
import { ecs } from './ecs';
import { eks } from './eks';
import { elasticMapReduce, emrContainers, emrServerless } from './emr';
import { events } from './events';
import { dataBrew, glue } from './glue';
import { http } from './http';
import type { OptimizedAction, OptimizedService } from './integration';
import { jobResultShape } from './job';
import { lambda } from './lambda';
import { mediaConvert } from './mediaconvert';
import { readStructure, type Parameter, type StructureShape } from './parameter-shape';
import type { Pattern, ServiceCall } from './resource';
import { sageMaker } from './sagemaker';
import type { SdkTable } from './sdk-table';
import { sns } from './sns';
import { sqs } from './sqs';
import { states } from './states';

/** All services with an integration of their own, sorted by key (digest S9). */
export const optimizedServices: readonly OptimizedService[] = [
  apiGateway,
  athena,
  batch,
  bedrock,
  bedrockAgentCore,
  codeBuild,
  dataBrew,
  dynamodb,
  ecs,
  eks,
  elasticMapReduce,
  emrContainers,
  emrServerless,
  events,
  glue,
  http,
  lambda,
  mediaConvert,
  sageMaker,
  sns,
  sqs,
  states,
].sort((a, b) => (a.key < b.key ? -1 : 1));

const byKey: ReadonlyMap<string, OptimizedService> = new Map([
  ...optimizedServices.map((service) => [service.key, service] as const),
  ['bedrock-agentcore', bedrockAgentCore],
]);

export function optimizedService(key: string): OptimizedService | undefined {
  return byKey.get(key);
}

export function optimizedAction(service: string, action: string): OptimizedAction | undefined {
  return byKey.get(service)?.actions.find(({ name }) => name === action);
}

/** What is wrong with a service call's resource: the part that is wrong, and what could stand there instead. */
export interface ResourceProblem {
  readonly kind: 'unknown-service' | 'unknown-action' | 'unknown-pattern' | 'pattern-not-supported';
  /** The wrong part as written. */
  readonly name: string;
  /** The words that are known for that part. */
  readonly known: readonly string[];
  /** Whether the service refuses it for certain: the table of the SDK may be older than a service or an action. */
  readonly certain: boolean;
}

/**
 * Looks for a service, action or pattern that does not exist (digest S9). Without the table, calls by the SDK are only
 * checked for their pattern. Gives undefined where all is well or nothing can be said.
 */
export function resourceProblem(call: ServiceCall, sdk?: SdkTable): ResourceProblem | undefined {
  return call.kind === 'aws-sdk' ? sdkProblem(call, sdk) : optimizedProblem(call);
}

function optimizedProblem({ service, action, pattern, suffix }: ServiceCall): ResourceProblem | undefined {
  const known = byKey.get(service);
  if (!known) return { kind: 'unknown-service', name: service, known: [...byKey.keys()], certain: true };
  const named = optimizedAction(service, action);
  if (!named) {
    if (known.open) return undefined;
    return { kind: 'unknown-action', name: action, known: known.actions.map(({ name }) => name), certain: true };
  }
  return patternProblem(named.patterns, pattern, suffix);
}

/** Digest S9: a call by the SDK is never waited for with `.sync`. */
const SDK_PATTERNS: readonly Pattern[] = ['request-response', 'waitForTaskToken'];

function sdkProblem(
  { service, action, pattern, suffix }: ServiceCall,
  sdk: SdkTable | undefined,
): ResourceProblem | undefined {
  if (sdk) {
    const known = sdk.service(service);
    if (!known) return { kind: 'unknown-service', name: service, known: sdk.services, certain: false };
    if (known.actions && !known.actions.has(action)) {
      // No action is nameless, and none begins with a capital (digest S8).
      const certain = action === '' || known.actions.has(action.charAt(0).toLowerCase() + action.slice(1));
      return { kind: 'unknown-action', name: action, known: [...known.actions.keys()], certain };
    }
  }
  return patternProblem(SDK_PATTERNS, pattern, suffix);
}

function patternProblem(
  allowed: readonly Pattern[],
  pattern: Pattern | undefined,
  suffix: string | undefined,
): ResourceProblem | undefined {
  const known = allowed.filter((name) => name !== 'request-response');
  if (pattern === undefined) return { kind: 'unknown-pattern', name: suffix ?? '', known, certain: true };
  return allowed.includes(pattern) ? undefined : { kind: 'pattern-not-supported', name: pattern, known, certain: true };
}

/**
 * How a resource ends that calls by the SDK what a call names that is no optimized integration, or names by another name
 * of the service (`events` for `eventbridge`). Undefined where the SDK does not have it either, or it would be the same.
 */
export function calledBySdk({ kind, service, action, pattern }: ServiceCall, sdk: SdkTable): string | undefined {
  const own = optimizedService(service)?.actions.find(({ sdkService }) => sdkService !== undefined)?.sdkService;
  const plain = service.toLowerCase().replaceAll('-', '');
  const candidates = [own, service, plain, sdk.keyOf(service)].filter((key) => key !== undefined);
  const found = candidates.find((key) => sdk.service(key)?.actions?.has(action));
  if (found === undefined || (kind === 'aws-sdk' && found === service)) return undefined;
  return `aws-sdk:${found}:${action}${pattern === 'waitForTaskToken' ? '.waitForTaskToken' : ''}`;
}

/** The patterns that the call's action allows; undefined where it is not known. */
export function patternsOf(call: ServiceCall): readonly Pattern[] | undefined {
  return call.kind === 'aws-sdk' ? SDK_PATTERNS : optimizedAction(call.service, call.action)?.patterns;
}

/** Parameters without which the service refuses the definition (digest S11). A key with `.$` counts as present. */
export function requiredAtCreation(call: ServiceCall): readonly string[] {
  if (call.kind === 'aws-sdk') return [];
  return optimizedAction(call.service, call.action)?.requiredAtCreation ?? [];
}

/** Parameters of which the call fails without at least one; none where there are no such. */
export function requiredAlternatives(call: ServiceCall): readonly string[] {
  if (call.kind === 'aws-sdk') return [];
  return optimizedAction(call.service, call.action)?.requiresOneOf ?? [];
}

/**
 * The parameters that the call takes: names in Pascal case, as definitions have them. Undefined where they are not
 * known (an open list, or a call that needs the table while there is none).
 */
export function parametersOf(call: ServiceCall, sdk?: SdkTable): StructureShape | undefined {
  if (call.kind === 'aws-sdk') return sdk?.service(call.service)?.actions?.get(call.action)?.input;
  const action = optimizedAction(call.service, call.action);
  if (!action) return undefined;
  const own = action.parameters === undefined ? undefined : readStructure(action.parameters);
  if (action.sdkService === undefined) return own;
  const input = sdk?.service(action.sdkService)?.actions?.get(action.name)?.input;
  if (!input || !own) return input;
  return { kind: 'structure', members: () => new Map<string, Parameter>([...input.members(), ...own.members()]) };
}

/**
 * What a call gives: members in Pascal case; undefined where it is not known. A job that is waited for gives the answer
 * of the call that asks how it is (digest A44); what comes back with a task token can be anything. Optimized
 * integrations add `SdkHttpMetadata` and `SdkResponseMetadata` to what is listed here (digest S14).
 */
export function resultOf({ kind, service, action, pattern }: ServiceCall, sdk?: SdkTable): StructureShape | undefined {
  if (pattern === 'request-response') {
    const model = kind === 'aws-sdk' ? service : optimizedAction(service, action)?.sdkService;
    return model === undefined ? undefined : sdk?.service(model)?.actions?.get(action)?.output;
  }
  const optimized = kind === 'aws-sdk' ? undefined : optimizedAction(service, action);
  if (!optimized?.job || optimized.sdkService === undefined || pattern === 'waitForTaskToken') return undefined;
  const description = sdk?.service(optimized.sdkService)?.actions?.get(optimized.job.action)?.output;
  return description && jobResultShape(optimized.job, description);
}

/**
 * The member of a structure that a key of a definition names. Upper and lower case do not count: the models and the
 * service write acronyms differently (`KMSKeyId`, `KmsKeyId`), and which of them the service takes is not certain.
 */
export function parameterNamed(structure: StructureShape, name: string): Parameter | undefined {
  const members = structure.members();
  const exact = members.get(name);
  if (exact) return exact;
  const folded = name.toLowerCase();
  for (const member of members.values()) if (member.name.toLowerCase() === folded) return member;
  return undefined;
}

/** What the names of the call's errors begin with (digest E24); undefined where it is not known. */
export function errorPrefixOf(call: ServiceCall, sdk?: SdkTable): string | undefined {
  return call.kind === 'aws-sdk' ? sdk?.service(call.service)?.errorPrefix : byKey.get(call.service)?.errorPrefix;
}
