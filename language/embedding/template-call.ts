import type { Node, ObjectNode, Property, TemplateCall } from '../tree/node';
import { nameInTemplate } from '../tree/template-names';

/** The function of a template that a value is a call of: `{"Fn::Join": [...]}`, `{"Ref": "Name"}`, or YAML's `!Join`. */
export function callOf(node: Node | undefined): TemplateCall | undefined {
  if (node?.kind === 'placeholder') return node.call;
  if (node?.kind !== 'object' || node.properties.length !== 1) return undefined;
  const [{ key, value } = { key: undefined, value: undefined }] = node.properties;
  const name = /^(?:Fn::(\w+)|(Ref))$/.exec(key?.value ?? '');
  return name ? { name: name[1] ?? name[2] ?? '', argument: value } : undefined;
}

/** The text that `Fn::Sub` starts from. */
export function textOfSub({ name, argument }: TemplateCall): Extract<Node, { kind: 'string' }> | undefined {
  if (name !== 'Sub') return undefined;
  const text = argument?.kind === 'array' ? argument.items[0] : argument;
  return text?.kind === 'string' ? text : undefined;
}

/** What stands for a value that is known only at deployment: `Name`, `Function.Arn`; `value` where it has no name. */
export function placeholderName(node: Node): string {
  if (node.kind === 'placeholder') return node.name;
  const call = callOf(node);
  return (call && nameInTemplate(call.argument)) ?? call?.name ?? 'value';
}

/**
 * Writes the calls inside of a definition as the short forms of YAML are read: as placeholders, and `Fn::Sub` as its text,
 * so that a definition in a JSON template looks to all readers like one in YAML. Changes the tree; once is enough.
 */
export function foldCalls(definition: ObjectNode): void {
  const open: (Node | undefined)[] = [definition];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'array') {
      for (const [i, item] of node.items.entries()) {
        const folded = foldCall(item, node);
        if (folded) node.items[i] = folded;
        else open.push(item);
      }
    } else if (node.kind === 'object') {
      for (const property of node.properties) {
        const folded = foldCall(property.value, property);
        if (folded) property.value = folded;
        else if (property.value) open.push(property.value);
      }
    }
  }
}

function foldCall(node: Node | undefined, parent: Property | Extract<Node, { kind: 'array' }>): Node | undefined {
  const call = node?.kind === 'object' ? callOf(node) : undefined;
  if (!node || !call) return undefined;
  const text = textOfSub(call);
  if (text) {
    text.parent = parent;
    return text;
  }
  return { kind: 'placeholder', start: node.start, end: node.end, parent, name: placeholderName(node), call };
}
