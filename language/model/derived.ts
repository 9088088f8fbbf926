/**
 * What was worked out of a part of a model, kept with the part and gone with it. (A table on the side, even one with weak
 * keys, keeps parts that nobody needs any more through all collections of the young garbage: each check of a text then
 * costs a third more.)
 */
export class Derived {
  private values: Map<object, unknown> | undefined;

  /** What is kept under the key. */
  get(key: object): unknown {
    return this.values?.get(key);
  }

  set(key: object, value: unknown): void {
    (this.values ??= new Map()).set(key, value);
  }

  delete(key: object): void {
    this.values?.delete(key);
  }
}

/** The function, made to work out its answer once for each part. */
export function oncePerPart<Part extends { readonly derived: Derived }, Value extends object>(
  make: (part: Part) => Value,
): (part: Part) => Value {
  return (part) => {
    const known = part.derived.get(make) as Value | undefined;
    if (known) return known;
    const value = make(part);
    part.derived.set(make, value);
    return value;
  };
}
