import { parametersOf, parameterNamed } from '../integrations/index';
import { readStructure, type ParameterShape, type StructureShape } from '../integrations/parameter-shape';
import { plainKey } from '../expressions/payload-template';
import { hasPlaceholder } from '../expressions/placeholder';
import { nearestName } from '../text/nearest-name';
import { child, childString, isHalfTyped, type Node, type Property } from '../tree/node';
import { schemaFault } from './aws';
import { machine, task } from './example';
import { isOpen } from './open-values';
import type { DefinitionObject, Report, Rule, RuleOptions } from './rule';
import { serviceCallOf } from './service-calls';
import { quote } from './words';

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';

/** Of the writer, whose keys begin so; the action has a `Key`. */
const WRITER_PARAMETERS = readStructure('Bucket,Prefix');

/** The models of the services: parameters that a call does not know, at whatever depth. */
export const unknownParameter: Rule = {
  code: 'unknown-parameter',
  severity: 'error',
  summary: 'A service call has only parameters that the service knows.',
  why: 'Names of parameters start with a capital letter, as in `QueueUrl`, whatever the documentation of the called service writes. The service refuses a misspelt parameter of an optimized integration. It is a warning where the parameter may be newer than the list, and for calls by the SDK, which fail when they are made.',
  bad: machine({
    Send: task({
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: QUEUE, MessageBody: 'hello', DelaySecond: 5 },
    }),
  }),
  good: machine({
    Send: task({
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: QUEUE, MessageBody: 'hello', DelaySeconds: 5 },
    }),
  }),
  hooks: {
    objects: {
      itemReader: checkStore,
      resultWriter: checkStore,
      Task({ node, language }, report, { sdk }) {
        const call = serviceCallOf(node);
        const payload = call && child(node, language === 'JSONata' ? 'Arguments' : 'Parameters');
        if (!call || payload?.kind !== 'object') return;
        const structure = parametersOf(call, sdk());
        if (structure)
          visit(payload, structure, {
            payload,
            call: `${call.service}:${call.action}`,
            optimized: call.kind === 'optimized',
            report,
          });
      },
    },
  },
};

/** The reader and the writer of a Distributed Map pass their parameters to the action of S3 that they name. */
function checkStore({ node, language }: DefinitionObject, report: Report, { sdk }: RuleOptions): void {
  const action = /:s3:(getObject|listObjectsV2|putObject)$/.exec(childString(node, 'Resource')?.value ?? '')?.[1];
  const payload = child(node, language === 'JSONata' ? 'Arguments' : 'Parameters');
  const known = action === undefined ? undefined : sdk()?.service('s3')?.actions?.get(action)?.input;
  if (action === undefined || payload?.kind !== 'object' || !known) return;
  const own = action === 'putObject' ? WRITER_PARAMETERS.members() : [];
  const structure: StructureShape = { kind: 'structure', members: () => new Map([...known.members(), ...own]) };
  visit(payload, structure, { payload, call: `s3:${action}`, optimized: false, report });
}

interface Context {
  readonly payload: Node;
  readonly call: string;
  readonly optimized: boolean;
  readonly report: Report;
}

function visit(node: Node, shape: ParameterShape, context: Context): void {
  if (isOpen(node)) return;
  if (shape.kind === 'list' && node.kind === 'array') for (const item of node.items) visit(item, shape.item, context);
  if (node.kind !== 'object') return;
  if (shape.kind === 'map') for (const { value } of node.properties) if (value) visit(value, shape.value, context);
  if (shape.kind !== 'structure') return;
  for (const property of node.properties) {
    const name = plainKey(property.key.value);
    const known = parameterNamed(shape, name);
    if (!known) {
      if (!isHalfTyped(property)) reportUnknown(property, name, shape, context);
      continue;
    }
    if (startsSmall(name, known.name)) reportSmallLetter(property, name, known.name, context);
    if (property.value) visit(property.value, known.shape, context);
  }
}

/** Capitals in the middle differ between the models and the service (`KMSKeyId`, `KmsKeyId`); the first letter does not. */
function startsSmall(name: string, known: string): boolean {
  return name.charAt(0) !== known.charAt(0);
}

/** No error: the service's own documentation shows such a name in the call of an optimized integration. */
function reportSmallLetter(property: Property, name: string, meant: string, { call, report }: Context): void {
  report({
    at: property,
    severity: 'warning',
    message: `Parameters start with a capital letter in Step Functions: ${call} has no ${quote(name)}, but "${meant}".`,
    data: { name, meant },
  });
}

function reportUnknown(
  property: Property,
  name: string,
  shape: StructureShape,
  { payload, call, optimized, report }: Context,
): void {
  if (hasPlaceholder(name)) return;
  const meant = nearestName(name, shape.members().keys());
  report({
    at: property,
    message: `${call} has no parameter ${quote(name)}${meant ? `: did you mean "${meant}"?` : ' here: remove it, or look whether it is spelt right.'}`,
    ...(optimized && meant !== undefined
      ? { aws: schemaFault(`The field "${name}" is not supported by Step Functions`, payload) }
      : { severity: 'warning' as const }),
    data: { name, ...(meant !== undefined && { meant }) },
  });
}
