import { isTemplateKey, plainKey } from '../expressions/payload-template';
import { isPlaceholder } from '../expressions/placeholder';
import type { Node, ObjectNode, Property } from '../tree/node';
import type { ExpressionCache } from './cache';
import { callShape } from './intrinsic-shape';
import { pathValue, type ShapeRoots } from './path-shape';
import {
  A_BOOLEAN,
  A_NULL,
  A_NUMBER,
  A_STRING,
  AN_ARRAY,
  lazyMember,
  type Member,
  MAX_MEMBERS,
  objectOf,
  type Shape,
  tupleOf,
  UNKNOWN,
} from './shape';

/** How the strings of a payload and the members of its objects are evaluated. */
export interface PayloadReader {
  text(value: string): Shape;
  /** What a member is called after evaluation. */
  name(key: string): string;
  member(property: Property): Shape;
}

/** A value that is not evaluated: the `Result` of a Pass state (digest S7 table). */
export function literalNodeShape(node: Node): Shape {
  return nodeShape(node, LITERAL);
}

const LITERAL: PayloadReader = {
  text: plainText,
  name: (key) => key,
  member: ({ value }) => (value ? nodeShape(value, LITERAL) : UNKNOWN),
};

/** A JSONPath payload template (digest R11). */
export function templateShape(node: Node, roots: ShapeRoots, cache: ExpressionCache): Shape {
  return nodeShape(node, new TemplateReader(roots, cache));
}

class TemplateReader implements PayloadReader {
  constructor(
    private readonly roots: ShapeRoots,
    private readonly cache: ExpressionCache,
  ) {}

  text(value: string): Shape {
    return plainText(value);
  }

  name(key: string): string {
    return plainKey(key);
  }

  member({ key, value }: Property): Shape {
    if (!value) return UNKNOWN;
    if (!isTemplateKey(key.value)) return nodeShape(value, this);
    return value.kind === 'string' ? templateValueShape(value.value, this.roots, this.cache) : UNKNOWN;
  }
}

function templateValueShape(text: string, roots: ShapeRoots, cache: ExpressionCache): Shape {
  const parsed = cache.templateValue(text);
  switch (parsed.kind) {
    case 'path':
      return pathValue(parsed.path, roots);
    case 'intrinsic':
      return callShape(parsed.call, roots);
    case 'placeholder':
    case 'faults':
      return UNKNOWN;
  }
}

/** The shape of a payload; what is inside is worked out when it is asked for. */
export function nodeShape(node: Node, reader: PayloadReader): Shape {
  switch (node.kind) {
    case 'object':
      return isDeploymentFunction(node) ? UNKNOWN : objectNodeShape(node, reader);
    case 'array':
      if (node.items.length > MAX_MEMBERS) return AN_ARRAY;
      return tupleOf(node.items.map((item) => nodeShape(item, reader)));
    case 'string':
      return reader.text(node.value);
    case 'number':
      return A_NUMBER;
    case 'boolean':
      return A_BOOLEAN;
    case 'null':
      return A_NULL;
    case 'placeholder':
      return UNKNOWN;
  }
}

function objectNodeShape(node: ObjectNode, reader: PayloadReader): Shape {
  return objectOf(
    () => {
      const members = new Map<string, Member>();
      for (const property of node.properties) {
        members.set(
          reader.name(property.key.value),
          lazyMember(() => reader.member(property)),
        );
      }
      return members;
    },
    { open: node.properties.length > MAX_MEMBERS },
  );
}

function plainText(value: string): Shape {
  return isPlaceholder(value) ? UNKNOWN : A_STRING;
}

const DEPLOYMENT_FUNCTION = /^(Ref|Fn::[A-Za-z0-9]+)$/;

/** `{"Fn::GetAtt": …}` and its like: CloudFormation puts a value in its place. */
function isDeploymentFunction(node: ObjectNode): boolean {
  const only = node.properties.length === 1 ? node.properties[0] : undefined;
  return only !== undefined && DEPLOYMENT_FUNCTION.test(only.key.value);
}
