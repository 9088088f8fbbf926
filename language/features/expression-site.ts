import { embeddedExpression } from '../expressions/embedded';
import { isTemplateKey } from '../expressions/payload-template';
import type { Field } from '../fields/index';
import { offsetInSource, type Property, type StringNode } from '../tree/node';
import type { ValuePlace } from './locate';
import type { Part, Shape } from './meaning';

/** A string that is evaluated, and where in it. */
export interface ExpressionSite {
  /**
   * `path`: a JSONPath and nothing else. `template`: a JSONPath or an intrinsic function. `jsonata`: what stands between
   * `{%` and `%}`, closed or not.
   */
  readonly kind: 'path' | 'template' | 'jsonata';
  readonly node: StringNode;
  readonly text: string;
  /** Index of `text` within the string's value. */
  readonly offset: number;
  readonly part: Part;
  readonly field: Field;
  /** The property of `part` that holds the string, at whatever depth. */
  readonly property: Property | undefined;
}

/** The expression that stands at a place; undefined where the string there is plain text or not a string. */
export function expressionSite({ node, meaning }: ValuePlace): ExpressionSite | undefined {
  const { part, field, shape, property } = meaning;
  if (node?.kind !== 'string' || !part || !field || !shape) return undefined;
  const common = { node, part, field, property };
  if (part.language === 'JSONata') {
    if (!isEvaluated(shape)) return undefined;
    const embedded = embeddedExpression(node.value);
    if (!embedded) return undefined;
    if (embedded.kind === 'expression')
      return { ...common, kind: 'jsonata', text: embedded.text, offset: embedded.offset };
    return { ...common, kind: 'jsonata', text: node.value.slice(2), offset: 2 };
  }
  const whole = { ...common, text: node.value, offset: 0 };
  if (shape.kind === 'referencePath') return { ...whole, kind: 'path' };
  if (shape.kind === 'path') return { ...whole, kind: shape.intrinsics === 'text' ? 'template' : 'path' };
  const holder = node.parent;
  const isTemplate = shape.kind === 'payload' && holder?.kind === 'property' && isTemplateKey(holder.key.value);
  return isTemplate ? { ...whole, kind: 'template' } : undefined;
}

/** Whether a string of that shape may be a JSONata expression (digest R23). */
export function isEvaluated(shape: Shape): boolean {
  switch (shape.kind) {
    case 'payload':
    case 'assignments':
    case 'value':
    case 'condition':
      return true;
    case 'text':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'timestamp':
      return shape.expression === true;
    default:
      return false;
  }
}

/** The index in the expression's text of an offset of the document; bounded by the text. */
export function indexAt(site: ExpressionSite, offset: number): number {
  const { node, text } = site;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetInSource(node, site.offset + middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a stretch of the expression's text stands in the document. */
export function rangeAt({ node, offset }: ExpressionSite, start: number, end: number): { start: number; end: number } {
  return { start: offsetInSource(node, offset + start), end: offsetInSource(node, offset + end) };
}
