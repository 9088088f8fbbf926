import type { Json } from '../json';
import { property, toJson, type ObjectNode } from '../tree/node';

/** A field of an object as it is to be written. */
export interface WrittenField {
  readonly name: string;
  readonly value: Json;
}

/** What becomes of the members of one object: fields in the place of others, fields that go, fields behind the last. */
export interface FieldChanges {
  readonly object: ObjectNode;
  /** By the name of a field that is there: what stands in its place, nothing where it goes. */
  readonly replaced: ReadonlyMap<string, readonly WrittenField[]>;
  readonly added: readonly WrittenField[];
}

/** Collects the changes of one object. */
export class FieldChanger {
  private readonly replaced = new Map<string, WrittenField[]>();
  private readonly added: WrittenField[] = [];

  constructor(private readonly object: ObjectNode) {}

  /** Lets fields go; the new one, if any, stands in the place of the first of them that is there. */
  replace(names: readonly string[], field?: WrittenField): void {
    let isPlaced = field === undefined;
    for (const name of names) {
      if (!property(this.object, name)) continue;
      const list = this.replaced.get(name) ?? [];
      if (field && !isPlaced) list.push(field);
      isPlaced = true;
      this.replaced.set(name, list);
    }
    if (field && !isPlaced) this.added.push(field);
  }

  /** Puts fields in the place of one that is there. */
  replaceBy(name: string, fields: readonly WrittenField[]): void {
    if (property(this.object, name)) this.replaced.set(name, [...fields]);
  }

  /** Puts a field before one that stays. */
  addBefore(name: string, field: WrittenField): void {
    const found = property(this.object, name);
    if (found) this.replaced.set(name, [field, { name, value: toJson(found.value) }]);
    else this.added.push(field);
  }

  changes(): readonly FieldChanges[] {
    if (this.replaced.size === 0 && this.added.length === 0) return [];
    return [{ object: this.object, replaced: this.replaced, added: this.added }];
  }
}
