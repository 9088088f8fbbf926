/** How often members of a value were read. */
export interface Counted<Value> {
  readonly value: Value;
  readonly reads: () => number;
}

/**
 * The value with every read of a member counted, at any depth: a measure of work that no clock and no machine changes.
 * Parts keep their identity: one object is one stand-in, wherever it is met.
 */
export function counted<Value extends object>(value: Value): Counted<Value> {
  let reads = 0;
  const standIns = new WeakMap<object, object>();
  const standIn = (original: object): object => {
    let known = standIns.get(original);
    if (!known) {
      known = new Proxy(original, {
        get(target, name) {
          reads++;
          const member: unknown = Reflect.get(target, name);
          return isPart(member) ? standIn(member) : member;
        },
        ownKeys(target) {
          const keys = Reflect.ownKeys(target);
          reads += keys.length;
          return keys;
        },
        getOwnPropertyDescriptor(target, name) {
          reads++;
          const descriptor = Reflect.getOwnPropertyDescriptor(target, name);
          if (descriptor && isPart(descriptor.value)) descriptor.value = standIn(descriptor.value);
          return descriptor;
        },
      });
      standIns.set(original, known);
    }
    return known;
  };
  return { value: standIn(value) as Value, reads: () => reads };
}

function isPart(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Map) && !(value instanceof Set);
}

/** Twice the size may take twice the work and what does not depend on the size; a tenth is for rounding of sizes. */
export function isProportional(half: number, whole: number): boolean {
  return half > 0 && whole <= half * 2.2;
}
