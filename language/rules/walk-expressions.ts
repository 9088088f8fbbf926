import { embeddedExpression } from '../expressions/embedded';
import type { IntrinsicCall } from '../expressions/intrinsics/intrinsic';
import { parseJsonPath } from '../expressions/json-path/parse';
import { analyzeJsonata, type JsonataAnalysis } from '../expressions/jsonata/analyze';
import { parseJsonata, type ParsedJsonata } from '../expressions/jsonata/parse';
import { isTemplateKey, parseTemplateValue, type TemplateValue } from '../expressions/payload-template';
import { hasPlaceholder } from '../expressions/placeholder';
import type { Field, ValueShape } from '../fields/index';
import type { Node, Property, StringNode } from '../tree/node';
import type { Dispatch } from './dispatch';
import type { DefinitionObject } from './rule';

interface Place {
  readonly object: DefinitionObject;
  readonly field: Field;
  readonly property: Property;
}

/** So many parts of payloads are one step. */
const PARTS_IN_STEP = 200;

/**
 * Finds the expressions in the values of fields, parses each, and shows them to all rules. What is short (a path) is parsed again
 * where it comes again, which costs less than to keep all that do not. The rest of a long payload is put off.
 */
export class ExpressionWalk {
  /** States that do alike say alike: of the same text one tree is enough. */
  private readonly expressions = new Map<string, ReadExpression>();

  /** How many parts of payloads may still be visited in this step. */
  private left = PARTS_IN_STEP;

  constructor(
    private readonly dispatch: Dispatch,
    private readonly putOff: (visit: () => void) => void,
  ) {}

  /** The expressions in one value of a field. */
  visit(place: Place, shape: ValueShape, node: Node): void {
    if (place.object.language === 'JSONata') this.visitJsonata(place, shape, node);
    else this.visitJsonPath(place, shape, node);
  }

  /** A further member of an object that is a payload with a few known fields. */
  visitMember(place: Place, member: Property): void {
    if (place.object.language === 'JSONPath') this.templateMember(place, member);
    else if (member.value) this.jsonataPayload(place, member.value, member);
  }

  private visitJsonPath(place: Place, shape: ValueShape, node: Node): void {
    switch (shape.kind) {
      case 'path':
      case 'referencePath':
        if (node.kind === 'string') this.pathField(place, shape, node);
        return;
      case 'payload':
      case 'assignments':
        this.template(place, node, undefined);
        return;
      default:
        return;
    }
  }

  private visitJsonata(place: Place, shape: ValueShape, node: Node): void {
    switch (shape.kind) {
      case 'payload':
      case 'assignments':
      case 'value':
        this.jsonataPayload(place, node, undefined);
        return;
      case 'condition':
        if (node.kind === 'string') this.jsonataText(place, node, undefined);
        return;
      case 'text':
      case 'integer':
      case 'number':
      case 'boolean':
      case 'timestamp':
        if (shape.expression && node.kind === 'string') this.jsonataText(place, node, undefined);
        return;
      default:
        return;
    }
  }

  private pathField(
    place: Place,
    shape: Extract<ValueShape, { kind: 'path' | 'referencePath' }>,
    node: StringNode,
  ): void {
    const mayCall = shape.kind === 'path' && shape.intrinsics === 'text';
    const parsed = mayCall ? parseTemplateValue(node.value) : parsePathField(node.value);
    this.dispatch.pathField({
      object: place.object,
      field: place.field,
      property: place.property,
      shape,
      node,
      parsed,
    });
    // What such a path would find does not matter: it cannot stand here (not-a-reference-path).
    const isRefused =
      shape.kind === 'referencePath' &&
      shape.roots === 'input' &&
      parsed.kind === 'path' &&
      parsed.path.root !== 'input';
    if (!isRefused) this.parts(place, node, parsed);
  }

  /** The members of an object or the elements of an array, as many of them as may be visited in this step. */
  private payloadParts(place: Place, parts: readonly (Property | Node)[], from: number): void {
    for (let i = from; i < parts.length; i++) {
      if (this.left === 0) {
        this.putOff(() => {
          this.payloadParts(place, parts, i);
        });
        return;
      }
      this.left--;
      const part = parts[i];
      if (part) this.payloadPart(place, part);
    }
  }

  private payloadPart(place: Place, part: Property | Node): void {
    const isJsonata = place.object.language === 'JSONata';
    if (part.kind !== 'property') {
      if (isJsonata) this.jsonataPayload(place, part, undefined);
      else this.template(place, part, undefined);
    } else if (!isJsonata) this.templateMember(place, part);
    else if (part.value) this.jsonataPayload(place, part.value, part);
  }

  /** A new step begins. */
  beginStep(): void {
    this.left = PARTS_IN_STEP;
  }

  private template(place: Place, node: Node, member: Property | undefined): void {
    switch (node.kind) {
      case 'object':
        this.dispatch.payloadObject({ object: place.object, field: place.field, property: place.property, node });
        this.payloadParts(place, node.properties, 0);
        return;
      case 'array':
        this.payloadParts(place, node.items, 0);
        return;
      case 'string':
        this.dispatch.plainText({ object: place.object, field: place.field, property: place.property, node, member });
        return;
      default:
        return;
    }
  }

  private templateMember(place: Place, member: Property): void {
    const { value } = member;
    if (!value) return;
    if (!isTemplateKey(member.key.value)) {
      this.template(place, value, member);
      return;
    }
    const parsed = value.kind === 'string' ? parseTemplateValue(value.value) : undefined;
    this.dispatch.templateValue({
      object: place.object,
      field: place.field,
      property: place.property,
      member,
      node: value,
      parsed,
    });
    if (value.kind === 'string' && parsed) this.parts(place, value, parsed);
  }

  /** Shows the paths and calls that a sound text consists of. */
  private parts(place: Place, node: StringNode, parsed: TemplateValue): void {
    if (parsed.kind === 'path')
      this.dispatch.path({
        object: place.object,
        field: place.field,
        property: place.property,
        node,
        path: parsed.path,
      });
    else if (parsed.kind === 'intrinsic') this.call(place, node, parsed.call);
  }

  private call(place: Place, node: StringNode, call: IntrinsicCall): void {
    this.dispatch.intrinsic({ object: place.object, field: place.field, property: place.property, node, call });
    for (const argument of call.arguments) {
      if (argument.kind === 'call') this.call(place, node, argument);
      else if (argument.kind === 'path')
        this.dispatch.path({
          object: place.object,
          field: place.field,
          property: place.property,
          node,
          path: argument.path,
        });
    }
  }

  private jsonataPayload(place: Place, node: Node, member: Property | undefined): void {
    switch (node.kind) {
      case 'object':
        this.dispatch.payloadObject({ object: place.object, field: place.field, property: place.property, node });
        this.payloadParts(place, node.properties, 0);
        return;
      case 'array':
        this.payloadParts(place, node.items, 0);
        return;
      case 'string':
        this.jsonataText(place, node, member);
        return;
      default:
        return;
    }
  }

  private read(text: string): ReadExpression {
    let read = this.expressions.get(text);
    if (!read) this.expressions.set(text, (read = readExpression(text)));
    return read;
  }

  private jsonataText(place: Place, node: StringNode, member: Property | undefined): void {
    const embedded = embeddedExpression(node.value);
    if (!embedded) {
      this.dispatch.plainText({ object: place.object, field: place.field, property: place.property, node, member });
      return;
    }
    // What a deployment tool puts into the expression may change its form.
    const read =
      embedded.kind === 'expression' && !hasPlaceholder(embedded.text) ? this.read(embedded.text) : undefined;
    this.dispatch.jsonata({
      object: place.object,
      field: place.field,
      property: place.property,
      node,
      embedded,
      parsed: read?.parsed,
      analysis: read?.analysis,
    });
  }
}

interface ReadExpression {
  readonly parsed: ParsedJsonata;
  readonly analysis: JsonataAnalysis | undefined;
}

function readExpression(text: string): ReadExpression {
  const parsed = parseJsonata(text);
  return { parsed, analysis: parsed.ast && parsed.faults.length === 0 ? analyzeJsonata(parsed.ast) : undefined };
}

/** The text of a field that takes only a path. */
function parsePathField(text: string): TemplateValue {
  const { path, faults } = parseJsonPath(text);
  if (path) return { kind: 'path', path };
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'placeholder' };
}
