import { isJsonObject, type Json } from '../json';
import { isJsonArray } from '../json-equal';
import type { State } from '../model/model';

/** The JSON types as bits, so that a shape can be any of several. */
export const NULL = 1;
export const BOOLEAN = 2;
export const NUMBER = 4;
export const STRING = 8;
export const ARRAY = 16;
export const OBJECT = 32;
const ANY = 63;

/** What is known of a value at one place of a machine: which types it may have, and what is inside. Immutable. */
export interface Shape {
  /** Bits of the types that the value may have. */
  readonly types: number;
  /** What the value holds if it is an object; absent: anything. */
  readonly object?: ObjectShape | undefined;
  /** What the value holds if it is an array; absent: anything. */
  readonly array?: ArrayShape | undefined;
}

export interface ObjectShape {
  /** Whether there may be members besides those that are known. */
  readonly open: boolean;
  /** Worked out when it is first asked for: most data are never looked into. */
  members(): ReadonlyMap<string, Member>;
  readonly source?: Source | undefined;
  /** The same object, said to come from elsewhere. */
  withSource(source: Source): ObjectShape;
}

export interface Member {
  readonly shape: Shape;
  /** Not there on every way to this place. */
  readonly optional: boolean;
}

export interface ArrayShape {
  /** Any element; worked out when it is first asked for. */
  items(): Shape;
  /** The elements, where their number is known. */
  readonly tuple?: readonly Shape[] | undefined;
}

/** Where an object came to be instead of what was there before: for messages. */
export interface Source {
  readonly state: State;
  readonly what: 'result' | 'selected' | 'payload' | 'output' | 'error' | 'input';
  /** What the object took the place of. */
  readonly replaced: Shape | undefined;
}

/** All shapes are made here, so that they have one form and are quick to read. */
function makeShape(types: number, object?: ObjectShape, array?: ArrayShape): Shape {
  return { types, object, array };
}

/** Nothing is known. */
export const UNKNOWN = makeShape(ANY);
export const A_STRING = makeShape(STRING);
export const A_NUMBER = makeShape(NUMBER);
export const A_BOOLEAN = makeShape(BOOLEAN);
export const A_NULL = makeShape(NULL);
export const AN_ARRAY = makeShape(ARRAY);
export const AN_OBJECT = makeShape(OBJECT);

/** Objects with more members and arrays with more elements than this are known only in part: the cost stays bounded. */
export const MAX_MEMBERS = 64;

type Members = ReadonlyMap<string, Member>;

class LazyObject implements ObjectShape {
  private made: Members | undefined;

  constructor(
    readonly open: boolean,
    readonly source: Source | undefined,
    private readonly make: Members | (() => Members) | LazyObject,
  ) {}

  withSource(source: Source): LazyObject {
    const { make } = this;
    return new LazyObject(this.open, source, this.made ?? (make instanceof LazyObject ? make : this));
  }

  members(): Members {
    if (this.made) return this.made;
    const { make } = this;
    if (typeof make === 'function') this.made = make();
    else this.made = make instanceof LazyObject ? make.members() : make;
    return this.made;
  }
}

/** How many shapes may be worked out one inside the other: a chain of states cannot exhaust the stack. */
const MAX_FORCED = 64;
let forced = 0;
/** So long a chain of shapes that are each other's answer is followed; one that leads back to itself has no end. */
const MAX_LINKS = 100_000;

class LazyShape implements Shape {
  private made: Shape | undefined;

  constructor(private readonly make: () => Shape) {}

  private get shape(): Shape {
    if (this.made) return this.made;
    if (forced >= MAX_FORCED) return UNKNOWN;
    forced++;
    try {
      return this.resolve();
    } finally {
      forced--;
    }
  }

  /** What is made may be to be worked out itself, state after state: in a loop, since no stack is deep enough for it. */
  private resolve(): Shape {
    const links: LazyShape[] = [this];
    let shape = this.make();
    while (shape instanceof LazyShape && links.length < MAX_LINKS) {
      links.push(shape);
      shape = shape.made ?? shape.make();
    }
    const made = shape instanceof LazyShape ? UNKNOWN : shape;
    for (const link of links) link.made = made;
    return made;
  }

  get types(): number {
    return this.shape.types;
  }

  get object(): ObjectShape | undefined {
    return this.shape.object;
  }

  get array(): ArrayShape | undefined {
    return this.shape.array;
  }
}

/** A shape that is worked out when something of it is asked for. */
export function lazyShape(make: () => Shape): Shape {
  return new LazyShape(make);
}

/** A member that is there for sure; its shape is worked out when it is asked for. */
export function lazyMember(make: () => Shape): Member {
  return { shape: lazyShape(make), optional: false };
}

/** The same for a member that may be missing. */
export function optionalMember(make: () => Shape): Member {
  return { shape: lazyShape(make), optional: true };
}

/** An object with exactly these members; a name that ends in `?` may be missing. */
export function closedObject(members: Readonly<Record<string, Shape>>, source?: Source): Shape {
  const make = (): Members => {
    const map = new Map<string, Member>();
    for (const [name, shape] of Object.entries(members)) {
      const optional = name.endsWith('?');
      map.set(optional ? name.slice(0, -1) : name, { shape, optional });
    }
    return map;
  };
  return makeShape(OBJECT, new LazyObject(false, source, make));
}

/** An object whose members are worked out when they are asked for. */
export function objectOf(make: () => Members, { open }: { readonly open: boolean }): Shape {
  return makeShape(OBJECT, new LazyObject(open, undefined, make));
}

/** An array of any number of such elements. */
export function arrayOf(items: Shape): Shape {
  return makeShape(ARRAY, undefined, { items: () => items });
}

/** An array of exactly these elements. */
export function tupleOf(elements: readonly Shape[]): Shape {
  if (elements.length > MAX_MEMBERS) return AN_ARRAY;
  let items: Shape | undefined;
  return makeShape(ARRAY, undefined, { items: () => (items ??= joinAll(elements)), tuple: elements });
}

/** What holds of all of them; nothing can be said of no shape at all. */
export function joinAll(shapes: readonly Shape[]): Shape {
  return shapes.length > 0 ? shapes.reduce((a, b) => join(a, b)) : UNKNOWN;
}

/** The same value with another source. */
export function withSource(shape: Shape, source: Source): Shape {
  const { object } = shape;
  return object ? makeShape(shape.types, object.withSource(source), shape.array) : shape;
}

export function isUnknown(shape: Shape): boolean {
  return shape.types === ANY && !shape.object && !shape.array;
}

/** The shape of exactly this value. */
export function shapeOfJson(value: Json, depth = 0): Shape {
  if (depth > MAX_DEPTH) return UNKNOWN;
  if (isJsonArray(value)) {
    if (value.length > MAX_MEMBERS) return AN_ARRAY;
    return tupleOf(value.map((item) => shapeOfJson(item, depth + 1)));
  }
  if (!isJsonObject(value)) return scalarShape(value);
  return objectOf(
    () => {
      const members = new Map<string, Member>();
      for (const [name, member] of Object.entries(value)) {
        members.set(
          name,
          lazyMember(() => shapeOfJson(member, depth + 1)),
        );
      }
      return members;
    },
    { open: false },
  );
}

function scalarShape(value: Json): Shape {
  switch (typeof value) {
    case 'string':
      return A_STRING;
    case 'number':
      return A_NUMBER;
    case 'boolean':
      return A_BOOLEAN;
    default:
      return A_NULL;
  }
}

export type Lookup =
  | { readonly kind: 'found'; readonly shape: Shape }
  /** Nothing can be there, whatever way led here. */
  | { readonly kind: 'missing' };

/** What stands at a name or an index of a value. */
export function lookup(shape: Shape, key: string | number): Lookup {
  const found = find(shape, key);
  return found ? { kind: 'found', shape: found } : { kind: 'missing' };
}

/** The same; undefined where nothing can be. */
export function find(shape: Shape, key: string | number): Shape | undefined {
  return typeof key === 'string' ? findName(shape, key) : findIndex(shape, key);
}

function findName({ types, object }: Shape, name: string): Shape | undefined {
  if (!(types & OBJECT)) return undefined;
  if (!object) return UNKNOWN;
  return object.members().get(name)?.shape ?? (object.open ? UNKNOWN : undefined);
}

function findIndex({ types, array }: Shape, index: number): Shape | undefined {
  if (!(types & ARRAY)) return undefined;
  if (!array) return UNKNOWN;
  if (!array.tuple) return array.items();
  return array.tuple[index < 0 ? array.tuple.length + index : index];
}

const MAX_DEPTH = 8;

/**
 * What holds of both: at a place that two ways lead to. Gives `a` itself where `b` adds nothing, so that the analysis can
 * see that it has come to an end.
 */
export function join(a: Shape, b: Shape): Shape {
  const before = joinsLeft;
  joinsLeft = MAX_JOINS;
  const joined = joinAt(a, b, 0);
  joinsLeft = before;
  return joined;
}

/** How many parts one join may look at; the rest counts as unknown. */
const MAX_JOINS = 2000;
let joinsLeft = 0;

function joinAt(a: Shape, b: Shape, depth: number): Shape {
  if (a === b || isUnknown(a)) return a;
  if (isUnknown(b) || depth > MAX_DEPTH || joinsLeft-- <= 0) return UNKNOWN;
  const types = a.types | b.types;
  let { object, array } = a;
  // What describes a type that only one of the two can have holds for both.
  if (!(a.types & OBJECT)) object = b.object;
  else if (b.types & OBJECT) object = object && b.object && joinObjects(object, b.object, depth);
  if (!(a.types & ARRAY)) array = b.array;
  else if (b.types & ARRAY) array = array && b.array && joinArrays(array, b.array, depth);
  if (types === a.types && object === a.object && array === a.array) return a;
  return makeShape(types, object, array);
}

function joinObjects(a: ObjectShape, b: ObjectShape, depth: number): ObjectShape {
  if (a === b) return a;
  const left = a.members();
  const right = b.members();
  let joined: Map<string, Member> | undefined;
  for (const [name, member] of left) {
    const after = joinMember(member, right.get(name), b.open, depth);
    if (after === member) continue;
    joined ??= new Map(left);
    if (after) joined.set(name, after);
    else joined.delete(name);
  }
  if (!a.open) {
    for (const [name, member] of right) {
      if (left.has(name)) continue;
      joined ??= new Map(left);
      joined.set(
        name,
        optionalMember(() => member.shape),
      );
    }
  }
  if (!joined && (a.open || !b.open)) return a;
  const members = joined ?? left;
  const open = a.open || b.open || members.size > MAX_MEMBERS;
  return new LazyObject(open, a.source === b.source ? a.source : undefined, members);
}

function joinMember(member: Member, other: Member | undefined, otherOpen: boolean, depth: number): Member | undefined {
  // A member that one way knows and the other leaves open may hold anything.
  if (!other && otherOpen) return undefined;
  const shape = other ? joinAt(member.shape, other.shape, depth + 1) : member.shape;
  const optional = member.optional || !other || other.optional;
  return shape === member.shape && optional === member.optional ? member : { shape, optional };
}

function joinArrays(a: ArrayShape, b: ArrayShape, depth: number): ArrayShape {
  if (a === b) return a;
  // An array known to be empty says nothing of elements.
  if (b.tuple?.length === 0) return a.tuple && a.tuple.length > 0 ? { items: () => a.items() } : a;
  if (a.tuple?.length === 0) return b.tuple ? { items: () => b.items() } : b;
  const tuple = joinTuples(a.tuple, b.tuple, depth);
  const before = a.items();
  const items = joinAt(before, b.items(), depth + 1);
  return items === before && tuple === a.tuple ? a : { items: () => items, tuple };
}

function joinTuples(
  a: readonly Shape[] | undefined,
  b: readonly Shape[] | undefined,
  depth: number,
): readonly Shape[] | undefined {
  if (!a || !b || a.length !== b.length) return undefined;
  const joined = a.map((shape, i) => joinAt(shape, b[i] ?? UNKNOWN, depth + 1));
  return joined.every((shape, i) => shape === a[i]) ? a : joined;
}

/** The same value, of whose members only the names and the types of scalars are known. */
export function shallow({ types, object }: Shape): Shape {
  if (!object) return makeShape(types);
  const members = new Map<string, Member>();
  for (const [name, { shape, optional }] of object.members()) {
    members.set(name, { shape: shape.types & (OBJECT | ARRAY) ? UNKNOWN : makeShape(shape.types), optional });
  }
  return makeShape(types, new LazyObject(object.open, object.source, members));
}

/**
 * The value with something put at a reference path (ResultPath, digest R6): missing objects on the way come to be. Where
 * a step cannot be applied the state fails, so that any answer is right.
 */
export function putAt(shape: Shape, keys: readonly (string | number)[], value: Shape, from = 0): Shape {
  const key = keys[from];
  if (key === undefined) return value;
  if (keys.length - from > MAX_DEPTH) return AN_OBJECT;
  const inner = putAt(find(shape, key) ?? EMPTY_OBJECT, keys, value, from + 1);
  if (typeof key === 'number') return putElement(shape, key, inner);
  const { object } = shape;
  const known = object?.members();
  if (known && known.size >= MAX_MEMBERS && !known.has(key)) return AN_OBJECT;
  const members = new Map(known);
  members.set(key, { shape: inner, optional: false });
  return makeShape(OBJECT, new LazyObject(!object || object.open, object?.source, members));
}

function putElement(shape: Shape, index: number, value: Shape): Shape {
  const { array } = shape;
  if (!array || index < 0 || index >= (array.tuple?.length ?? Infinity)) return AN_ARRAY;
  const items = join(array.items(), value);
  return makeShape(ARRAY, undefined, { items: () => items, tuple: array.tuple?.with(index, value) });
}

const EMPTY_OBJECT: Shape = closedObject({});
