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
    private readonly make: Members | (() => Members) | ObjectShape,
  ) {}

  members(): Members {
    if (this.made) return this.made;
    const { make } = this;
    this.made = typeof make === 'function' ? make() : make instanceof Map ? make : (make as ObjectShape).members();
    return this.made;
  }
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
  if (!object || object.source === source) return shape;
  return makeShape(shape.types, new LazyObject(object.open, source, object), shape.array);
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
        members.set(name, { shape: shapeOfJson(member, depth + 1), optional: false });
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

const MISSING: Lookup = { kind: 'missing' };
const ANYTHING: Lookup = { kind: 'found', shape: UNKNOWN };

/** What stands at a name or an index of a value. */
export function lookup(shape: Shape, key: string | number): Lookup {
  return typeof key === 'string' ? lookupName(shape, key) : lookupIndex(shape, key);
}

function lookupName({ types, object }: Shape, name: string): Lookup {
  if (!(types & OBJECT)) return MISSING;
  if (!object) return ANYTHING;
  const member = object.members().get(name);
  if (member) return { kind: 'found', shape: member.shape };
  return object.open ? ANYTHING : MISSING;
}

function lookupIndex({ types, array }: Shape, index: number): Lookup {
  if (!(types & ARRAY)) return MISSING;
  if (!array) return ANYTHING;
  if (!array.tuple) return { kind: 'found', shape: array.items() };
  const element = array.tuple[index < 0 ? array.tuple.length + index : index];
  return element ? { kind: 'found', shape: element } : MISSING;
}

const MAX_DEPTH = 8;

/**
 * What holds of both: at a place that two ways lead to. Gives `a` itself where `b` adds nothing, so that the analysis can
 * see that it has come to an end.
 */
export function join(a: Shape, b: Shape, depth = 0): Shape {
  if (a === b || isUnknown(a)) return a;
  if (isUnknown(b) || depth > MAX_DEPTH) return UNKNOWN;
  const types = a.types | b.types;
  const object = joinParts(a, b, { bit: OBJECT, part: 'object', join: (x, y) => joinObjects(x, y, depth) });
  const array = joinParts(a, b, { bit: ARRAY, part: 'array', join: (x, y) => joinArrays(x, y, depth) });
  if (types === a.types && object === a.object && array === a.array) return a;
  return makeShape(types, object, array);
}

/** The part that describes one type: of the only one that can have the type, or of both joined. */
function joinParts<Part extends 'object' | 'array'>(
  a: Shape,
  b: Shape,
  how: {
    readonly bit: number;
    readonly part: Part;
    join(x: NonNullable<Shape[Part]>, y: NonNullable<Shape[Part]>): NonNullable<Shape[Part]>;
  },
): Shape[Part] {
  const x = a[how.part];
  const y = b[how.part];
  if (!(b.types & how.bit)) return x;
  if (!(a.types & how.bit)) return y;
  return x && y ? how.join(x, y) : undefined;
}

function joinObjects(a: ObjectShape, b: ObjectShape, depth: number): ObjectShape {
  if (a === b) return a;
  const left = a.members();
  const right = b.members();
  let changed = b.open && !a.open;
  const members = new Map<string, Member>();
  for (const [name, member] of left) {
    const joined = joinMember(member, right.get(name), b.open, depth);
    if (joined !== member) changed = true;
    if (joined) members.set(name, joined);
  }
  for (const [name, member] of right) {
    if (left.has(name) || a.open) continue;
    changed = true;
    members.set(name, { shape: member.shape, optional: true });
  }
  if (!changed) return a;
  const open = a.open || b.open || members.size > MAX_MEMBERS;
  return new LazyObject(open, a.source === b.source ? a.source : undefined, members);
}

function joinMember(member: Member, other: Member | undefined, otherOpen: boolean, depth: number): Member | undefined {
  // A member that one way knows and the other leaves open may hold anything.
  if (!other && otherOpen) return undefined;
  const shape = other ? join(member.shape, other.shape, depth + 1) : member.shape;
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
  const items = join(before, b.items(), depth + 1);
  return items === before && tuple === a.tuple ? a : { items: () => items, tuple };
}

function joinTuples(
  a: readonly Shape[] | undefined,
  b: readonly Shape[] | undefined,
  depth: number,
): readonly Shape[] | undefined {
  if (!a || !b || a.length !== b.length) return undefined;
  const joined = a.map((shape, i) => join(shape, b[i] ?? UNKNOWN, depth + 1));
  return joined.every((shape, i) => shape === a[i]) ? a : joined;
}

/**
 * The value with something put at a reference path (ResultPath, digest R6): missing objects on the way come to be. Where
 * a step cannot be applied the state fails, so that any answer is right.
 */
export function putAt(shape: Shape, keys: readonly (string | number)[], value: Shape): Shape {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (rest.length > MAX_DEPTH) return AN_OBJECT;
  const before = lookup(shape, key);
  const inner = putAt(before.kind === 'found' ? before.shape : EMPTY_OBJECT, rest, value);
  if (typeof key === 'number') return putElement(shape, key, inner);
  const { object } = shape;
  const open = !object || object.open;
  const known = object?.members();
  if (known && known.size >= MAX_MEMBERS && !known.has(key)) return AN_OBJECT;
  const members = new Map(known);
  members.set(key, { shape: inner, optional: false });
  return makeShape(OBJECT, new LazyObject(open, object?.source, members));
}

function putElement(shape: Shape, index: number, value: Shape): Shape {
  const { array } = shape;
  if (!array || index < 0 || index >= (array.tuple?.length ?? Infinity)) return AN_ARRAY;
  const items = join(array.items(), value);
  return makeShape(ARRAY, undefined, { items: () => items, tuple: array.tuple?.with(index, value) });
}

const EMPTY_OBJECT: Shape = closedObject({});
