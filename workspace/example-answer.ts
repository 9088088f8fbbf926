import { resultOf } from '../language/integrations';
import type { ParameterShape, StructureShape } from '../language/integrations/parameter-shape';
import { parseResource } from '../language/integrations/resource';
import type { SdkTable } from '../language/integrations/sdk-table';
import type { Json, JsonObject } from '../language/json';
import type { TaskCall } from '../interpreter/tasks/task-runner';

/** Answers that are written by hand have some members, not all that an API might give. */
const MOST_MEMBERS = 12;

/** Calls that no API model describes (digest S14, S16). */
const OWN: Readonly<Record<string, JsonObject>> = {
  'lambda:invoke': { ExecutedVersion: '$LATEST', Payload: {}, StatusCode: 200 },
  'http:invoke': { Headers: {}, ResponseBody: {}, StatusCode: 200, StatusText: 'OK' },
  'apigateway:invoke': { Headers: {}, ResponseBody: {}, StatusCode: 200, StatusText: 'OK' },
};

/** What the answer of a call looks like, to start from where a person writes one: its members, each with a plain value. */
export function exampleAnswer({ resource, integration }: TaskCall, sdk: () => SdkTable | undefined): Json {
  if (integration.kind !== 'service' || integration.pattern === 'waitForTaskToken') return {};
  const own = OWN[`${integration.service}:${integration.action}`];
  if (own) return own;
  const call = parseResource(resource);
  const shape = call.kind === 'optimized' || call.kind === 'aws-sdk' ? resultOf(call, sdk()) : undefined;
  return shape ? structure(shape) : {};
}

function structure(shape: StructureShape): JsonObject {
  const members = [...shape.members().values()].slice(0, MOST_MEMBERS);
  return Object.fromEntries(members.map(({ name, shape: inner }) => [name, plain(inner)]));
}

function plain(shape: ParameterShape): Json {
  switch (shape.kind) {
    case 'string':
      return shape.values?.[0] ?? '';
    case 'blob':
      return '';
    case 'timestamp':
      return '2030-01-01T00:00:00Z';
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'list':
      return [];
    default:
      return {};
  }
}
