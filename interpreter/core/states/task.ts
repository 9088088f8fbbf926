import { isJsonObject, type Json, type JsonObject } from '../../../language/json';
import { compileErrorHandling, withErrorHandling } from '../attempts';
import { dataLimitFailure, runtimeFailure } from '../data-flow';
import { compileValue } from '../evaluate/expression-value';
import { compileTemplate, evaluateTemplate } from '../evaluate/payload-template';
import { Failure } from '../failure';
import { jsonataFlow } from '../jsonata-flow';
import { jsonPathFlow } from '../json-path-flow';
import { compileNumber, within } from '../map-limits';
import { isLargerThan, LONGEST_TASK_SECONDS } from '../quotas';
import { textOf } from '../read';
import { parseResource } from '../resource';
import type { CompiledState, Fiber } from '../runtime';
import type { TaskCall } from '../task-call';
import { runCall } from '../run-call';
import { eventsOf } from '../task-events';
import { compileParametersCheck } from '../task-parameters';
import { compiledState, leaving, nextOf, type StateSource } from './common';

/** https://states-language.net/#task-state (digest S8-S17). */
export function compileTask(source: StateSource): CompiledState {
  const { json, language } = source;
  const next = nextOf(json);
  const resource = textOf(json, 'Resource') ?? '';
  const integration = parseResource(resource);
  const events = eventsOf({ resource, integration });
  const flow =
    language === 'JSONPath'
      ? jsonPathFlow(json, json['Parameters'] === undefined ? {} : { parameters: json['Parameters'] })
      : jsonataFlow(json, {
          hasResult: true,
          ...(json['Arguments'] === undefined ? {} : { arguments: json['Arguments'] }),
        });
  const handling = compileErrorHandling(json, 'Task', language);
  const timeout = compileNumber(json, 'TimeoutSeconds', language, {
    check: within('TimeoutSeconds', 1, LONGEST_TASK_SECONDS),
  });
  const heartbeat = compileNumber(json, 'HeartbeatSeconds', language, {
    check: within('HeartbeatSeconds', 1, LONGEST_TASK_SECONDS),
  });
  const credentials = compileCredentials(source);
  const problemOf = compileParametersCheck(integration);
  // Digest R45; a token is recorded for `.sync` too.
  const hasToken = integration.kind === 'service' && integration.pattern !== 'request-response';

  function prepare(fiber: Fiber, effective: Json): TaskCall | Failure {
    const token = hasToken || integration.kind === 'activity' ? taskToken(fiber) : undefined;
    fiber.token = hasToken ? token : undefined;
    const timeoutSeconds = timeout?.(fiber, effective);
    if (timeoutSeconds instanceof Failure) return timeoutSeconds;
    const heartbeatSeconds = heartbeat?.(fiber, effective);
    if (heartbeatSeconds instanceof Failure) return heartbeatSeconds;
    const roleArn = credentials && credentials(fiber, effective);
    if (roleArn instanceof Failure) return roleArn;
    const input = flow.payload(fiber, effective);
    if (input instanceof Failure) return input;
    if (isLargerThan(input, fiber.engine.quotas.payloadBytes)) return dataLimitFailure(source.name);
    const problem = problemOf?.(input);
    if (problem !== undefined) return runtimeFailure(fiber, problem);
    return new PreparedCall(
      fiber,
      { state: source.name, resource, integration, input },
      {
        token,
        timeoutSeconds,
        heartbeatSeconds,
        roleArn: typeof roleArn === 'string' ? roleArn : undefined,
      },
    );
  }

  return compiledState(source, 'Task', {
    run: withErrorHandling(handling, {
      *attempt(fiber) {
        const effective = flow.effectiveInput(fiber);
        if (effective instanceof Failure) return effective;
        const call = prepare(fiber, effective);
        if (call instanceof Failure) return call;
        const refused = fiber.engine.host.refuse(call);
        if (refused !== undefined) return runtimeFailure(fiber, refused);
        const result = yield* runCall(fiber, call, events);
        if (result instanceof Failure) return result;
        fiber.engine.inspector?.stage(fiber, 'result', result);
        return leaving(flow.leave(fiber, effective, result), next);
      },
    }),
  });
}

interface OptionalParts {
  readonly token: string | undefined;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly roleArn: string | undefined;
}

/** The context object is made only if a runner asks for it. */
class PreparedCall implements TaskCall {
  readonly state: string;
  readonly resource: string;
  readonly integration: TaskCall['integration'];
  readonly input: Json;
  readonly retryCount: number;
  declare readonly token?: string;
  declare readonly timeoutSeconds?: number;
  declare readonly heartbeatSeconds?: number;
  declare readonly roleArn?: string;
  declare readonly testCase?: string;

  constructor(
    private readonly fiber: Fiber,
    { state, resource, integration, input }: Pick<TaskCall, 'state' | 'resource' | 'integration' | 'input'>,
    { token, timeoutSeconds, heartbeatSeconds, roleArn }: OptionalParts,
  ) {
    this.state = state;
    this.resource = resource;
    this.integration = integration;
    this.input = input;
    this.retryCount = fiber.retryCount;
    if (token !== undefined) this.token = token;
    if (timeoutSeconds !== undefined) this.timeoutSeconds = timeoutSeconds;
    if (heartbeatSeconds !== undefined) this.heartbeatSeconds = heartbeatSeconds;
    if (roleArn !== undefined) this.roleArn = roleArn;
    const { testCase } = fiber.execution.identity;
    if (testCase !== undefined) this.testCase = testCase;
  }

  get context(): JsonObject {
    return this.fiber.execution.contextObject(this.fiber);
  }
}

/** An opaque text; long as the service's tokens are, so that nobody relies on a short one. */
function taskToken(fiber: Fiber): string {
  const { random } = fiber.engine;
  return `AQCEAAAAKgAAAAMAAAAA${Array.from({ length: 4 }, () => random.uuid().replaceAll('-', '')).join('')}`;
}

/** The role that the call is made with (digest S1, `Credentials`). */
function compileCredentials({
  json,
  language,
}: StateSource): ((fiber: Fiber, effective: Json) => Json | Failure) | undefined {
  const field = json['Credentials'];
  if (field === undefined) return undefined;
  if (language === 'JSONata') {
    const role: JsonObject = isJsonObject(field) ? field : {};
    const compiled = compileValue(role['RoleArn'] ?? null, 'Credentials/RoleArn');
    return (fiber) => compiled(fiber, {});
  }
  const template = compileTemplate(field);
  return (fiber, effective) => {
    const value = evaluateTemplate(fiber, template, effective);
    return isJsonObject(value) ? (value['RoleArn'] ?? null) : value;
  };
}
