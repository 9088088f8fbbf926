import { isUnknown, objectOf, OBJECT, shapeOfJson, type Shape } from '../data-flow/shape';
import { isJsonObject, type Json, type JsonObject } from '../json';
import type { ExplainedRule } from './explained-rule';

/** Data of a machine that was really there: its last run's, or an example of its input. */
export interface KnownData {
  readonly source: 'lastRun' | 'example';
  /** What an execution starts with. */
  readonly input: Json | undefined;
  /** What the context object holds at each state: `Execution` and `StateMachine` (digest R42), as far as it was told. */
  readonly context?: JsonObject;
  /** By the names of states. */
  readonly states: ReadonlyMap<string, StateValues>;
}

/** What a state was given and what came of it when it was last entered. */
export interface StateValues {
  readonly input?: Json;
  /** The variables that were there when it was entered, by name. */
  readonly variables?: Readonly<Record<string, Json>>;
  /** What its task was given: its `Parameters` or `Arguments` as they were evaluated. */
  readonly given?: Json;
  /** The variables that it assigned. */
  readonly assigned?: Readonly<Record<string, Json>>;
  /** Some of these values are not whole: they were too large to be told. */
  readonly isAbridged?: boolean;
  /** The result of the task itself, before the state's own fields select from it. */
  readonly result?: Json;
  readonly output?: Json;
  /** The name of the error by which it failed, caught or not. */
  readonly error?: string;
  readonly cause?: string;
  /** When it was entered, as the context object says it (digest R42). */
  readonly enteredTime?: string;
  /** Of a Choice state: how its rules came out. */
  readonly rules?: readonly ExplainedRule[];
  /** The text of the state when it ran. */
  readonly source?: string;
}

/** What the analysis says of a value, and where that leaves open what it holds, what was seen in it. */
export function withSeen(shape: Shape, seen: Json | undefined): Shape {
  if (seen === undefined) return shape;
  if (isUnknown(shape)) return shapeOfJson(seen);
  const { object } = shape;
  if (shape.types !== OBJECT || !isJsonObject(seen)) return shape;
  if (object && !object.open) return shape;
  return objectOf(() => new Map([...(shapeOfJson(seen).object?.members() ?? []), ...(object?.members() ?? [])]), {
    open: true,
  });
}
