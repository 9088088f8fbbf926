import { embeddedExpression } from '../expressions/embedded';
import { analyzeJsonata } from '../expressions/jsonata/analyze';
import { parseJsonata } from '../expressions/jsonata/parse';
import { parseTemplateValue, isTemplateKey } from '../expressions/payload-template';
import type { IntrinsicArgument } from '../expressions/intrinsics/intrinsic';
import { parseJsonPath } from '../expressions/json-path/parse';
import { parseResource } from '../integrations/resource';
import type { MachineModel, State } from '../model/model';
import { child, childString, property, rangeInSource, type Node, type ObjectNode, type StringNode } from '../tree/node';
import type { CodeAction } from './code-action';
import type { Edit } from './edit';
import { jsonInside, literal, parseTemplate } from './template';
import { addFields, replaceString, wrapValue } from './tree-edits';

const TITLE = 'Call the function by the optimized integration lambda:invoke';

/**
 * Turns a Task that names a function's ARN as its resource into a call of `lambda:invoke` that does the same: the
 * payload becomes a parameter, and since the answer then is a member of the result (digest S14), what reads the result
 * reads its `Payload`. Not offered where the result goes into the input by `ResultPath` as it is: later states read it.
 */
export function toLambdaInvoke(model: MachineModel, state: State): CodeAction[] {
  const { node } = state;
  const resource = childString(node, 'Resource');
  if (!node || state.type !== 'Task' || !resource) return [];
  const info = parseResource(resource.value);
  if (info.kind !== 'lambda-function') return [];
  const partition = /^arn:([^:]+):/.exec(resource.value)?.[1] ?? 'aws';
  const edits =
    state.queryLanguage === 'JSONata' ? inJsonata(model, node, resource) : inJsonPath(model, node, resource);
  if (!edits) return [];
  const called = replaceString(model.document, resource, `arn:${partition}:states:::lambda:invoke`);
  return [{ title: TITLE, kind: 'refactor', edits: [called, ...edits] }];
}

function inJsonPath({ document }: MachineModel, node: ObjectNode, resource: StringNode): Edit[] | undefined {
  const resultPath = child(node, 'ResultPath');
  const selector = child(node, 'ResultSelector');
  const outputPath = childString(node, 'OutputPath');
  const keepsResult = resultPath !== undefined && resultPath.kind !== 'null';
  if (keepsResult && !selector && !(resultPath.kind === 'string' && resultPath.value === '$')) return undefined;
  const readers = [selector, selector ? undefined : child(node, 'Assign')];
  const moved = readers.flatMap((reader) => throughPayload(reader) ?? [undefined]);
  if (moved.includes(undefined)) return undefined;
  const edits = moved.filter((edit) => edit !== undefined);
  if (!selector && resultPath?.kind !== 'null') {
    // The answer is unwrapped behind the result: OutputPath applies to it when the result has replaced the input.
    if (!outputPath)
      edits.push(addFields(document, node, [{ name: 'OutputPath', value: { kind: 'text', source: '\\$.Payload' } }]));
    else {
      const place = payloadPlace(outputPath);
      if (!place) return undefined;
      edits.push(place);
    }
  }
  const name = literal(jsonInside(resource.value));
  const parameters = property(node, 'Parameters');
  if (parameters?.value) {
    return [
      ...edits,
      wrapValue(
        document,
        parameters.value,
        [{ name: 'FunctionName', value: { kind: 'text', source: name } }],
        'Payload',
      ),
    ];
  }
  const value = parseTemplate(`{"FunctionName": "${name}", "Payload.\\$": "\\$"}`);
  return [...edits, addFields(document, node, [{ name: 'Parameters', value }])];
}

function inJsonata({ document }: MachineModel, node: ObjectNode, resource: StringNode): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const field of ['Output', 'Assign']) {
    const found = resultReferences(child(node, field));
    if (!found) return undefined;
    edits.push(...found);
  }
  const name = literal(jsonInside(resource.value));
  const added = [];
  if (!property(node, 'Output'))
    added.push({ name: 'Output', value: { kind: 'text', source: '{% \\$states.result.Payload %}' } } as const);
  const given = property(node, 'Arguments');
  if (given?.value)
    edits.push(
      wrapValue(document, given.value, [{ name: 'FunctionName', value: { kind: 'text', source: name } }], 'Payload'),
    );
  else {
    const value = parseTemplate(`{"FunctionName": "${name}", "Payload": "{% \\$states.input %}"}`);
    added.push({ name: 'Arguments', value });
  }
  return added.length > 0 ? [...edits, addFields(document, node, added)] : edits;
}

/** Lets every path of a template that starts at the result start at its payload; undefined where one cannot be read. */
function throughPayload(template: Node | undefined): Edit[] | undefined {
  if (!template) return [];
  switch (template.kind) {
    case 'array':
      return joined(template.items.map(throughPayload));
    case 'object':
      return joined(
        template.properties.map(({ key, value }) => {
          if (!value || !isTemplateKey(key.value)) return throughPayload(value);
          return value.kind === 'string' ? pathsThroughPayload(value) : undefined;
        }),
      );
    default:
      return [];
  }
}

function pathsThroughPayload(node: StringNode): Edit[] | undefined {
  const value = parseTemplateValue(node.value);
  if (value.kind === 'path') return value.path.root === 'input' ? [insertPayload(node, value.path.rootRange.end)] : [];
  return value.kind === 'intrinsic' ? inArguments(node, value.call) : undefined;
}

function inArguments(node: StringNode, argument: IntrinsicArgument): Edit[] {
  if (argument.kind === 'path')
    return argument.path.root === 'input' ? [insertPayload(node, argument.path.rootRange.end)] : [];
  return argument.kind === 'call' ? argument.arguments.flatMap((inner) => inArguments(node, inner)) : [];
}

function payloadPlace(outputPath: StringNode): Edit | undefined {
  const { path } = parseJsonPath(outputPath.value);
  return path?.root === 'input' ? insertPayload(outputPath, path.rootRange.end) : undefined;
}

function insertPayload(node: StringNode, index: number): Edit {
  const { start } = rangeInSource(node, index, index);
  return { start, end: start, text: '.Payload' };
}

/** Lets every `$states.result` read the payload of the result; undefined where an expression cannot be read. */
function resultReferences(node: Node | undefined): Edit[] | undefined {
  switch (node?.kind) {
    case 'array':
      return joined(node.items.map(resultReferences));
    case 'object':
      return joined(node.properties.map(({ value }) => resultReferences(value)));
    case 'string': {
      const embedded = embeddedExpression(node.value);
      if (!embedded) return [];
      if (embedded.kind !== 'expression') return undefined;
      const { ast, faults } = parseJsonata(embedded.text);
      if (!ast || faults.length > 0) return undefined;
      return analyzeJsonata(ast).statesMembers.flatMap(({ members: [first] }) =>
        first?.name === 'result' ? [insertPayload(node, embedded.offset + first.end)] : [],
      );
    }
    default:
      return [];
  }
}

function joined(lists: readonly (readonly Edit[] | undefined)[]): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const list of lists) {
    if (!list) return undefined;
    edits.push(...list);
  }
  return edits;
}
