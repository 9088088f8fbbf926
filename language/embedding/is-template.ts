import { child, childString, property, type Node, type ParsedDocument } from '../tree/node';

/**
 * Whether a document is a template by its outermost keys (CloudFormation, SAM, serverless.yml, the result of the CDK), so
 * that it is no broken state machine where it holds none.
 */
export function isTemplate({ root }: ParsedDocument): boolean {
  if (property(root, 'AWSTemplateFormatVersion') || property(root, 'stepFunctions')) return true;
  if (property(root, 'service') && property(root, 'provider')) return true;
  return hasResources(child(root, 'Resources'));
}

function hasResources(resources: Node | undefined): boolean {
  if (resources?.kind !== 'object') return false;
  return resources.properties.some(({ value }) => childString(value, 'Type')?.value.includes('::'));
}
