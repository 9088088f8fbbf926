import { child, childString, type ParsedDocument, type StringNode } from '../tree/node';

/** A text of a template that names the file of a definition. */
export interface DefinitionLink {
  readonly node: StringNode;
  /** The path as written, relative to the template. */
  readonly path: string;
}

/** The files that a template's state machines name by `DefinitionUri` (SAM) or `${file(...)}` (serverless.yml). */
export function definitionLinks({ root }: ParsedDocument): DefinitionLink[] {
  const links: DefinitionLink[] = [];
  const resources = child(root, 'Resources') ?? child(child(root, 'resources'), 'Resources');
  if (resources?.kind === 'object') {
    for (const { value } of resources.properties) {
      const uri = childString(child(value, 'Properties'), 'DefinitionUri');
      if (uri && !/^s3:|\$\{/.test(uri.value)) links.push({ node: uri, path: uri.value });
    }
  }
  const machines = child(child(root, 'stepFunctions'), 'stateMachines');
  if (machines?.kind === 'object') {
    for (const { value } of machines.properties) {
      const definition = childString(value, 'definition');
      const path = definition && /^\$\{file\(([^):]+)\)/.exec(definition.value)?.[1];
      if (path) links.push({ node: definition, path: path.trim() });
    }
  }
  return links;
}
