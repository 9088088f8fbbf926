import { isJsonObject, type Json } from '../../language/json';
import type { TaskAnswer, TaskCall } from '../../interpreter/tasks/task-runner';
import type { Case, LambdaBehaviour } from './case';
import { causeText } from './case-runner';

/** The function of the case that a call means; undefined where the call is for another service. */
export function lambdaOf(given: Case, call: TaskCall): LambdaBehaviour | 'missing' | undefined {
  if (!given.lambdas) return undefined;
  const name = functionName(call);
  return name === undefined ? undefined : (given.lambdas[name]?.behaviour ?? 'missing');
}

function functionName(call: TaskCall): string | undefined {
  const { integration } = call;
  if (integration.kind === 'lambda-function') return integration.functionName;
  if (integration.kind !== 'service' || integration.service !== 'lambda' || integration.action !== 'invoke')
    return undefined;
  if (integration.pattern !== 'request-response') return undefined;
  const name = isJsonObject(call.input) ? call.input['FunctionName'] : undefined;
  return typeof name === 'string' ? name.replace(/^.*:function:/, '').replace(/:.*$/, '') : undefined;
}

let requests = 0;

export function answerOfLambda(behaviour: LambdaBehaviour | 'missing', call: TaskCall): TaskAnswer {
  const requestId = `00000000-0000-4000-8000-${String(++requests).padStart(12, '0')}`;
  if (behaviour === 'missing') {
    const arn = `arn:aws:lambda:us-east-1:111122223333:function:${functionName(call) ?? ''}:$LATEST`;
    const exchange = `Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ${requestId}; Proxy: null`;
    return {
      kind: 'failed',
      error: 'Lambda.ResourceNotFoundException',
      cause: `Function not found: ${arn} (${exchange})`,
    };
  }
  const delay = behaviour.sleepSeconds === undefined ? {} : { delaySeconds: behaviour.sleepSeconds };
  if (behaviour.raises) {
    const { errorMessage, errorType, stackTrace } = behaviour.raises;
    const error = { errorMessage, errorType, requestId, ...(stackTrace ? { stackTrace } : {}) };
    return { kind: 'failed', error: errorType, cause: causeText(error, call), ...delay };
  }
  const isInvoke = call.integration.kind === 'service';
  const event = isInvoke && isJsonObject(call.input) ? eventOf(call.input['Payload']) : call.input;
  const payload = returned(behaviour, event);
  if (!isInvoke) return { kind: 'succeeded', output: payload, ...delay };
  return {
    kind: 'succeeded',
    ...delay,
    output: {
      ExecutedVersion: '$LATEST',
      Payload: payload,
      SdkHttpMetadata: { HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: requestId },
      StatusCode: 200,
    },
  };
}

/** A text is sent as it stands, and is JSON text for the function; no payload is an empty object. */
function eventOf(payload: Json | undefined): Json {
  if (typeof payload === 'string') return JSON.parse(payload) as Json;
  return payload ?? {};
}

function returned(behaviour: LambdaBehaviour, event: Json): Json {
  if (behaviour.returns !== undefined) return behaviour.returns;
  if (behaviour.returnsText !== undefined) return behaviour.returnsText.replace('{event}', () => pythonText(event));
  if (behaviour.returnsRepeated) return behaviour.returnsRepeated.text.repeat(behaviour.returnsRepeated.count);
  return behaviour.echo ? event : null;
}

/** A value as Python prints it. */
function pythonText(value: Json): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string')
    return value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value.replace(/'/g, "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map((item) => pythonText(item as Json)).join(', ')}]`;
  if (!isJsonObject(value)) return String(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `'${key}': ${pythonText(item)}`)
    .join(', ')}}`;
}
