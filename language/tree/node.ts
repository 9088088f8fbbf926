import type { Json } from '../json';
import type { OffsetRange } from '../text/line-index';

/**
 * The one tree that JSON and YAML texts become. Every node knows its place in the text (UTF-16 offsets, half-open) and
 * its parent; nothing after the parsers asks which format the text had.
 */
export type Node = ObjectNode | ArrayNode | StringNode | NumberNode | BooleanNode | NullNode | PlaceholderNode;

interface NodeBase {
  readonly start: number;
  /** End of the node; for a half-typed container the end of the text that belongs to it. */
  end: number;
  /** The property whose value this is (keys: the property they name), or the array it stands in; none for the root. */
  parent: Property | ArrayNode | undefined;
}

export interface Property {
  readonly kind: 'property';
  readonly key: StringNode;
  /** Absent while the property is half-typed. */
  value: Node | undefined;
  readonly parent: ObjectNode;
}

/** No value yet: the parser tells that, and the name may not be what it will be. */
export function isHalfTyped({ value }: Property): boolean {
  return value === undefined;
}

export interface ObjectNode extends NodeBase {
  readonly kind: 'object';
  /** In order of the text; duplicate keys are all kept (the parser reports them). */
  readonly properties: Property[];
}

export interface ArrayNode extends NodeBase {
  readonly kind: 'array';
  readonly items: Node[];
}

export interface StringNode extends NodeBase {
  readonly kind: 'string';
  /** The decoded text. */
  readonly value: string;
  /** Maps an index in `value` to an offset of the text; absent where `start + 1 + index` is right. */
  readonly offsets: StringOffsets | undefined;
}

/** How the characters of a decoded string lie in the text (escapes, block scalars). */
export interface StringOffsets {
  offsetInSource(indexInValue: number): number;
}

export interface NumberNode extends NodeBase {
  readonly kind: 'number';
  readonly value: number;
}

export interface BooleanNode extends NodeBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullNode extends NodeBase {
  readonly kind: 'null';
}

/** An unquoted `${Name}` where a value belongs: SAM, CDK and Terraform replace it before the service reads the text. */
export interface PlaceholderNode extends NodeBase {
  readonly kind: 'placeholder';
  readonly name: string;
  /** The template's function whose value stands here, where it was written as one. */
  readonly call?: TemplateCall;
}

/** A call that a deployment tool replaces by its value: `!Join [...]`, `templatefile("flow.asl.json")`. */
export interface TemplateCall {
  /** Without `Fn::` and `!`. */
  readonly name: string;
  readonly argument: Node | undefined;
}

/** A fault of the text itself, reported by a parser. `code` is a diagnostic code (see language/rules). */
export interface SyntaxFault extends OffsetRange {
  readonly code: SyntaxFaultCode;
  readonly message: string;
}

export type SyntaxFaultCode =
  | 'invalid-json'
  | 'invalid-yaml'
  | 'duplicate-key'
  | 'comment-in-json'
  | 'trailing-comma'
  | 'too-deeply-nested'
  | 'too-many-aliases'
  | 'unread-definition';

/** What parsing gives. Parsing never fails: a broken text gives the sound part of its tree and a list of faults. */
export interface ParsedDocument {
  readonly text: string;
  readonly format: 'json' | 'yaml';
  readonly root: Node | undefined;
  readonly faults: readonly SyntaxFault[];
  readonly comments: readonly OffsetRange[];
}

/** Containers nested deeper than this are cut off and reported: walkers of the tree may recurse safely. */
export const MAX_DEPTH = 512;

/** Where the character `index` of the string's decoded value stands in the text. */
export function offsetInSource(node: StringNode, index: number): number {
  return node.offsets ? node.offsets.offsetInSource(index) : node.start + 1 + index;
}

/** The place in the text of `[start, end)` of the string's decoded value. */
export function rangeInSource(node: StringNode, start: number, end: number): OffsetRange {
  return { start: offsetInSource(node, start), end: offsetInSource(node, end) };
}

/** The last property of that name (the one a JSON reader keeps), or undefined. For objects of a few members only. */
export function property(node: Node | undefined, name: string): Property | undefined {
  if (node?.kind !== 'object') return undefined;
  for (let i = node.properties.length - 1; i >= 0; i--) {
    const candidate = node.properties[i];
    if (candidate?.key.value === name) return candidate;
  }
  return undefined;
}

/** The value of the property `name`, or undefined. */
export function child(node: Node | undefined, name: string): Node | undefined {
  return property(node, name)?.value;
}

/** The value of the property `name` if it is a string, or undefined. */
export function childString(node: Node | undefined, name: string): StringNode | undefined {
  const value = child(node, name);
  return value?.kind === 'string' ? value : undefined;
}

/** The plain JSON value of a node. An unquoted placeholder becomes the text `${Name}`; a missing value becomes null. */
export function toJson(node: Node | undefined): Json {
  if (!node) return null;
  switch (node.kind) {
    case 'object': {
      const result: Record<string, Json> = {};
      for (const { key, value } of node.properties) {
        if (key.value === '__proto__') {
          Object.defineProperty(result, key.value, {
            value: toJson(value),
            enumerable: true,
            writable: true,
            configurable: true,
          });
        } else result[key.value] = toJson(value);
      }
      return result;
    }
    case 'array':
      return node.items.map(toJson);
    case 'null':
      return null;
    case 'placeholder':
      return '${' + node.name + '}';
    case 'string':
    case 'number':
    case 'boolean':
      return node.value;
  }
}
