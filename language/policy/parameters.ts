import { embeddedExpression } from '../expressions/embedded';
import { isTemplateKey } from '../expressions/payload-template';
import type { QueryLanguage } from '../fields/field';
import { child, property, type Node } from '../tree/node';

/** A parameter of a call as far as the definition says it. */
export type ParameterValue =
  | { readonly kind: 'known'; readonly text: string }
  /** Known when it runs; `text`: the path or expression. */
  | { readonly kind: 'dynamic'; readonly text: string };

/**
 * The values of a parameter, `A.B` for one inside of another; several where a list is on the way. None where it is not
 * given. `payload`: `Parameters` or `Arguments`.
 */
export function parameterValues(payload: Node | undefined, name: string, language: QueryLanguage): ParameterValue[] {
  return valuesAt(payload, name.split('.'), language);
}

function valuesAt(node: Node | undefined, names: readonly string[], language: QueryLanguage): ParameterValue[] {
  if (!node) return [];
  if (node.kind === 'array') return node.items.flatMap((item) => valuesAt(item, names, language));
  const own = valueOf(node, language);
  const [first, ...rest] = names;
  if (first === undefined) return own ? [own] : [];
  if (own?.kind === 'dynamic') return [own];
  if (node.kind !== 'object') return [];
  if (property(node, first)) return valuesAt(child(node, first), rest, language);
  const template = node.properties.find(({ key }) => isTemplateKey(key.value) && key.value === `${first}.$`)?.value;
  return template?.kind === 'string' && language === 'JSONPath' ? [{ kind: 'dynamic', text: template.value }] : [];
}

function valueOf(node: Node, language: QueryLanguage): ParameterValue | undefined {
  switch (node.kind) {
    case 'string':
      return language === 'JSONata' && embeddedExpression(node.value)
        ? { kind: 'dynamic', text: node.value }
        : { kind: 'known', text: node.value };
    case 'number':
    case 'boolean':
      return { kind: 'known', text: String(node.value) };
    case 'placeholder':
      return { kind: 'known', text: `\${${node.name}}` };
    default:
      return undefined;
  }
}
