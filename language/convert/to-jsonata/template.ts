import { isTemplateKey, parseTemplateValue, plainKey } from '../../expressions/payload-template';
import type { Steps } from '../../steps';
import { toJson, type Node, type StringNode } from '../../tree/node';
import type { Conversion } from '../conversion';
import { refuse } from './refuse';
import { intrinsicValue } from './intrinsic';
import { pathValue } from './path';
import type { Value } from './value';

/** So many members are one step. */
const MEMBERS_IN_STEP = 100;

/** A payload template as a value (digest R11), in steps. `input`: what `$` stands for. */
export function* templateValue(conversion: Conversion, node: Node | undefined, input: Value): Steps<Value> {
  if (!node || !isDynamic(node)) return { kind: 'literal', value: toJson(node) };
  yield;
  if (node.kind === 'array') {
    const items: Value[] = [];
    for (const item of node.items) items.push(yield* templateValue(conversion, item, input));
    return { kind: 'list', items };
  }
  if (node.kind === 'placeholder') {
    return refuse(conversion, { node }, `What \${${node.name}} will be is known only at deployment; put it in quotes.`);
  }
  if (node.kind !== 'object') return { kind: 'literal', value: toJson(node) };
  const members = new Map<string, Value>();
  for (const [i, { key, value }] of node.properties.entries()) {
    if (i % MEMBERS_IN_STEP === MEMBERS_IN_STEP - 1) yield;
    const isExpression = isTemplateKey(key.value) && value?.kind === 'string';
    members.set(
      plainKey(key.value),
      isExpression ? textValue(conversion, value, input) : yield* templateValue(conversion, value, input),
    );
  }
  return { kind: 'object', members };
}

function isDynamic(node: Node): boolean {
  if (node.kind === 'array') return node.items.some(isDynamic);
  if (node.kind !== 'object') return node.kind === 'placeholder';
  return node.properties.some(({ key, value }) => isTemplateKey(key.value) || (value && isDynamic(value)));
}

/** A path or an intrinsic function that stands as a text (the value of a `.$` key, `ErrorPath`, `SecondsPath` …). */
export function textValue(conversion: Conversion, node: StringNode, input: Value): Value {
  const parsed = parseTemplateValue(node.value);
  const place = { input, source: { node } };
  switch (parsed.kind) {
    case 'path':
      return pathValue(conversion, parsed.path, place);
    case 'intrinsic':
      return intrinsicValue(conversion, parsed.call, place);
    case 'placeholder':
      return refuse(conversion, { node }, `What will stand here is known only at deployment: ${node.value}`);
    case 'faults':
      return refuse(conversion, { node }, `This is neither a path nor an intrinsic function: ${node.value}`);
  }
}
