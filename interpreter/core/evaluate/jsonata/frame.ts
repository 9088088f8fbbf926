import type { Value } from './values';

/** Names bound in an expression: a block's, a lambda's, or those of a tuple. */
export class Frame {
  private names: Map<string, Value> | undefined;

  constructor(
    private readonly outer: Frame | undefined,
    private readonly lookUpOutside: (name: string) => Value,
  ) {}

  bind(name: string, value: Value): void {
    (this.names ??= new Map()).set(name, value);
  }

  lookUp(name: string): Value {
    if (this.names?.has(name) === true) return this.names.get(name);
    return this.outer ? this.outer.lookUp(name) : this.lookUpOutside(name);
  }

  inner(): Frame {
    return new Frame(this, this.lookUpOutside);
  }
}
