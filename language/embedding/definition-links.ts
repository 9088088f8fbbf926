import type { OffsetRange } from '../text/line-index';
import { child, offsetInSource, type Node, type ParsedDocument } from '../tree/node';
import { machineResources } from './find-definitions';
import { callOf } from './template-call';

/** A text of a template that names the file of a definition. */
export interface DefinitionLink {
  /** Where the path stands. */
  readonly range: OffsetRange;
  /** The path as written, relative to the template. */
  readonly path: string;
}

/**
 * The files that a template's state machines name: by `DefinitionUri` or `AWS::Include` (SAM), `${file(...)}`
 * (serverless.yml), `templatefile` or `file` (Terraform).
 */
export function definitionLinks({ root }: ParsedDocument): DefinitionLink[] {
  const resources = [child(root, 'Resources'), child(child(root, 'resources'), 'Resources')];
  const stepFunctions = child(root, 'stepFunctions');
  const machines = child(stepFunctions, 'stateMachines') ?? child(root, 'stateMachines');
  const inTerraform = child(child(root, 'resource'), 'aws_sfn_state_machine');
  return [
    ...resources
      .flatMap(machineResources)
      .flatMap(({ properties }) => [
        ...plainPath(child(properties, 'DefinitionUri')),
        ...includes(child(properties, 'Definition')),
      ]),
    ...[stepFunctions, machines, ...membersOf(machines)].flatMap(fileCall),
    ...membersOf(machines).flatMap((machine) => fileCall(child(machine, 'definition'))),
    ...membersOf(inTerraform).flatMap((machine) => terraformCall(child(machine, 'definition'))),
  ];
}

function membersOf(node: Node | undefined): (Node | undefined)[] {
  if (node?.kind === 'array') return node.items;
  return node?.kind === 'object' ? node.properties.map(({ value }) => value) : [];
}

function plainPath(node: Node | undefined): DefinitionLink[] {
  if (node?.kind !== 'string' || /^s3:|\$\{/.test(node.value)) return [];
  return [
    { range: { start: offsetInSource(node, 0), end: offsetInSource(node, node.value.length) }, path: node.value },
  ];
}

/** `Fn::Transform: {Name: AWS::Include, Parameters: {Location: flow.yaml}}` */
function includes(node: Node | undefined): DefinitionLink[] {
  const call = callOf(node);
  return call?.name === 'Transform' ? plainPath(child(child(call.argument, 'Parameters'), 'Location')) : [];
}

/** `${file(flows/order.yml):definition}`, which YAML may take for a text or a placeholder. */
function fileCall(node: Node | undefined): DefinitionLink[] {
  const written = node?.kind === 'string' ? node.value : node?.kind === 'placeholder' ? '${' + node.name + '}' : '';
  const found = /^\s*\$\{file\(([^):]+)\)/.exec(written)?.[1];
  return node && found !== undefined ? [{ range: { start: node.start, end: node.end }, path: found.trim() }] : [];
}

/** `templatefile("${path.module}/flow.asl.json", {…})` */
function terraformCall(node: Node | undefined): DefinitionLink[] {
  const call = callOf(node);
  if (!call || !/^(?:templatefile|file)$/.test(call.name) || call.argument?.kind !== 'string') return [];
  const { value, start, end } = call.argument;
  const written = value.replace(/^\$\{path\.(?:module|root|cwd)\}\//, '');
  return written.includes('${') ? [] : [{ range: { start: start + 1, end: end - 1 }, path: written }];
}
