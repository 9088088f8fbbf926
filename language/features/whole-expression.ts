import { callShape } from '../data-flow/intrinsic-shape';
import { jsonataShape } from '../data-flow/jsonata-shape';
import type { Shape } from '../data-flow/shape';
import { analyzeJsonata } from '../expressions/jsonata/analyze';
import type { JsonataNode } from '../expressions/jsonata/ast';
import { parseJsonata } from '../expressions/jsonata/parse';
import { parseTemplateValue } from '../expressions/payload-template';
import { dataHere } from './data-here';
import { describeValue } from './describe-shape';
import { lastValueOfExpression, type LastValueAsked } from './last-value';

/** What a whole expression gives: its shape and its last value. Nothing for a lone path: its steps say that. */
export function describeWhole(asked: LastValueAsked): string | undefined {
  const shape = shapeOf(asked);
  if (!shape) return undefined;
  const lines = [describeValue(shape), lastValueOfExpression(asked)].filter((line) => line !== undefined);
  return lines.length === 0 ? undefined : ['**The whole expression**', ...lines].join('\n\n');
}

function shapeOf({ model, site, options }: LastValueAsked): Shape | undefined {
  const data = dataHere(model, site, options);
  if (!data) return undefined;
  if (site.kind !== 'jsonata') {
    const value = parseTemplateValue(site.text);
    return value.kind === 'intrinsic' ? callShape(value.call, data) : undefined;
  }
  const { ast } = parseJsonata(site.text);
  if (!ast || isPath(ast)) return undefined;
  const bound = new Set(analyzeJsonata(ast).bindings.map(({ name }) => name));
  return jsonataShape(ast, { ...data, binds: (name) => bound.has(name) });
}

function isPath(node: JsonataNode): boolean {
  return (
    node.kind === 'variable' || node.kind === 'name' || (node.kind === 'map' && isPath(node.left) && isPath(node.right))
  );
}
