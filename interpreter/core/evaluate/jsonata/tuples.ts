import type { Frame } from './frame';
import type { Value } from './values';

/** A result of a step with the names bound on the way to it; the result itself is at `@`. */
export type Tuple = Map<string, Value>;

/** JSON has no maps: a map among the items of a path is a tuple. */
export function isTuple(value: Value): value is Tuple {
  return value instanceof Map;
}

/** The context item: a tuple's result, any other value itself. */
export function contextOf(item: Value): Value {
  return isTuple(item) ? item.get('@') : item;
}

/** The names of a tuple over those around it. */
export function frameOf(item: Value, outer: Frame): Frame {
  if (!isTuple(item)) return outer;
  const frame = outer.inner();
  for (const [name, value] of item) frame.bind(name, value);
  return frame;
}
