import { isJsonObject, type Json, type JsonObject } from '../json';
import type { Parameter, ParameterShape, StructureShape } from './parameter-shape';

export type JobState = 'running' | 'succeeded' | 'failed';

/** How a call with `.sync` learns what has become of the job that it has started (digest S9, S13). */
export interface Job {
  /** The action of the same service that describes the job. */
  readonly action: string;
  /** The parameters of that action: where in the request or in its answer each is found. */
  readonly parameters: Readonly<Record<string, JobParameter>>;
  /** Where in the description the job is, which is then the result of the task; absent: it is the whole description. */
  readonly path?: readonly (string | number)[];
  /** The result is an object with the job as its only member. */
  readonly wrappedAs?: string;
  /** What the result says. */
  readonly stateOf: (result: JsonObject) => JobState;
}

export interface JobParameter {
  readonly from: 'request' | 'answer';
  readonly path: readonly (string | number)[];
  /** The parameter is a list, of which this is the one item. */
  readonly isOneOfList?: boolean;
}

export function request(name: string): JobParameter {
  return { from: 'request', path: [name] };
}

export function answer(...path: readonly (string | number)[]): JobParameter {
  return { from: 'answer', path };
}

export function listOf(parameter: JobParameter): JobParameter {
  return { ...parameter, isOneOfList: true };
}

/** Reads the state from a text in the result; texts that are in neither list mean that it goes on. */
export function stateAt(
  path: readonly (string | number)[],
  succeeded: readonly string[],
  failed: readonly string[],
): Job['stateOf'] {
  return (result) => {
    const status = valueAt(result, path);
    if (typeof status !== 'string') return 'running';
    if (succeeded.includes(status)) return 'succeeded';
    return failed.includes(status) ? 'failed' : 'running';
  };
}

/** The parameters of the call that describes the job; undefined where the answer does not name the job. */
export function describingParameters(job: Job, given: JsonObject, answered: JsonObject): JsonObject | undefined {
  const parameters: Record<string, Json> = {};
  for (const [name, { from, path, isOneOfList }] of Object.entries(job.parameters)) {
    const value = valueAt(from === 'request' ? given : answered, path);
    if (value === undefined) return undefined;
    parameters[name] = isOneOfList === true ? [value] : value;
  }
  return parameters;
}

/** What the task gives, out of a description of the job; undefined where the job is not in it. */
export function jobResult({ path = [], wrappedAs }: Job, description: JsonObject): JsonObject | undefined {
  const found = valueAt(description, path);
  if (!isJsonObject(found)) return undefined;
  return wrappedAs === undefined ? found : { [wrappedAs]: found };
}

/** The shape of `jobResult`. */
export function jobResultShape({ path = [], wrappedAs }: Job, description: StructureShape): StructureShape | undefined {
  let shape: ParameterShape | undefined = description;
  for (const step of path) shape = shape && shapeAt(shape, step);
  if (shape?.kind !== 'structure') return undefined;
  if (wrappedAs === undefined) return shape;
  const member: Parameter = { name: wrappedAs, wireName: wrappedAs, required: true, shape };
  return { kind: 'structure', members: () => new Map([[wrappedAs, member]]) };
}

function shapeAt(shape: ParameterShape, step: string | number): ParameterShape | undefined {
  if (typeof step === 'number') return shape.kind === 'list' ? shape.item : undefined;
  return shape.kind === 'structure' ? shape.members().get(step)?.shape : undefined;
}

function valueAt(value: Json, path: readonly (string | number)[]): Json | undefined {
  let at: Json | undefined = value;
  for (const step of path) {
    if (typeof step === 'number') at = Array.isArray(at) ? (at[step] as Json | undefined) : undefined;
    else at = isJsonObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }
  return at;
}
