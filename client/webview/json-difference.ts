import type { PathStep } from './json-path-text';

/** A place at which two values differ; a side is absent where it has nothing there. */
export interface JsonDifference {
  readonly path: readonly PathStep[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Two arrays or two objects whose members are just being compared. */
interface Level {
  readonly path: readonly PathStep[];
  readonly before: object;
  readonly after: object;
  readonly steps: Iterator<PathStep>;
}

/**
 * Where two JSON values differ, in the order of the text, the innermost places; at most `most` of them. Members of objects
 * may stand in any order; elements of arrays are compared by their index.
 */
export function jsonDifferences(before: unknown, after: unknown, most: number): readonly JsonDifference[] {
  const found: JsonDifference[] = [];
  // Values may be nested deeper than calls can be.
  const levels: Level[] = [];
  const compare = (one: JsonDifference): void => {
    const level = levelOf(one);
    if (level) levels.push(level);
    else if (one.before !== one.after || 'before' in one !== 'after' in one) found.push(one);
  };
  compare({ path: [], before, after });
  for (let level = levels.at(-1); level && found.length < most; level = levels.at(-1)) {
    const next = level.steps.next();
    if (next.done === true) levels.pop();
    else compare({ path: [...level.path, next.value], ...at(level, next.value) });
  }
  return found;
}

function levelOf({ path, before, after }: JsonDifference): Level | undefined {
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return undefined;
  if (Array.isArray(before) !== Array.isArray(after)) return undefined;
  return { path, before, after, steps: stepsOf(before, after) };
}

function* stepsOf(before: object, after: object): Generator<PathStep> {
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    for (let index = 0; index < length; index++) yield index;
    return;
  }
  yield* Object.keys(before);
  for (const name of Object.keys(after)) if (!Object.hasOwn(before, name)) yield name;
}

function at({ before, after }: Level, step: PathStep): Pick<JsonDifference, 'before' | 'after'> {
  return {
    ...(Object.hasOwn(before, step) && { before: Reflect.get(before, step) as unknown }),
    ...(Object.hasOwn(after, step) && { after: Reflect.get(after, step) as unknown }),
  };
}
