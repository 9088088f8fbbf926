import path from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { ATTRIBUTES, objectIn, templateValues, type TemplateValues } from './cloudformation-values';
import type { Template, TemplateFunction, TemplateMachine, TemplateResource } from './template';

/** What a template of CloudFormation or SAM says, also one that CDK has written. */
export function readCloudFormation(file: string, template: JsonObject): Template {
  const values = templateValues(template);
  const resources = objectIn(template, 'Resources');
  const reading = { file, folder: path.dirname(file), template, values };
  const functions: TemplateFunction[] = [];
  const machines: TemplateMachine[] = [];
  const all: TemplateResource[] = [];
  const known = new Map<string, Json>();
  const keep = (name: string, reference: Json): void => {
    const value = values.resolve(reference);
    if (value !== undefined) known.set(name, value);
  };
  for (const name of Object.keys(objectIn(template, 'Parameters'))) keep(name, { Ref: name });
  for (const [id, resource] of Object.entries(resources)) {
    keep(id, { Ref: id });
    for (const attribute of ATTRIBUTES) keep(`${id}.${attribute}`, { 'Fn::GetAtt': [id, attribute] });
    if (!isJsonObject(resource)) continue;
    const type = String(resource['Type']);
    all.push({ id, type });
    if (/^AWS::(Serverless|Lambda)::Function$/.test(type)) functions.push(functionOf(reading, id, resource));
    if (/^AWS::(Serverless|StepFunctions)::StateMachine$/.test(type)) machines.push(machineOf(reading, id, resource));
  }
  return { file, functions, machines, resources: all, values: known };
}

interface Reading {
  readonly file: string;
  readonly folder: string;
  readonly template: JsonObject;
  readonly values: TemplateValues;
}

function functionOf({ file, folder, template, values }: Reading, id: string, resource: JsonObject): TemplateFunction {
  const isServerless = resource['Type'] === 'AWS::Serverless::Function';
  const globals = isServerless ? objectIn(objectIn(template, 'Globals'), 'Function') : {};
  const properties = objectIn(resource, 'Properties');
  const member = (name: string): Json | undefined => properties[name] ?? globals[name];
  const text = (name: string): string | undefined => values.resolveText(member(name));
  const number = (name: string): number | undefined => {
    const value = Number(values.resolve(member(name)) ?? NaN);
    return value > 0 ? value : undefined;
  };
  const variables = {
    ...objectIn(objectIn(globals, 'Environment'), 'Variables'),
    ...objectIn(objectIn(properties, 'Environment'), 'Variables'),
  };
  const env = Object.entries(variables).flatMap(([name, value]): [string, string][] => {
    const known = values.resolveText(value);
    return known === undefined ? [] : [[name, known]];
  });
  const inlineCode = isServerless
    ? values.resolveText(properties['InlineCode'])
    : values.resolveText(objectIn(properties, 'Code')['ZipFile']);
  const code = codeFolder(resource, isServerless ? member('CodeUri') : properties['Code'], values);
  const isImage = text('PackageType') === 'Image' || properties['ImageUri'] !== undefined;
  const obstacle = isImage
    ? 'it is an image'
    : inlineCode === undefined && code === undefined
      ? 'its code does not lie beside the template'
      : undefined;
  const ownName = text('FunctionName');
  return {
    id,
    names: [...new Set([...(ownName === undefined ? [] : [ownName]), id, ...pathNames(resource)])],
    template: file,
    root: path.resolve(folder, code ?? '.'),
    handler: text('Handler'),
    runtime: text('Runtime'),
    ...(inlineCode === undefined ? {} : { inlineCode }),
    env: Object.fromEntries(env),
    timeout: number('Timeout'),
    memory: number('MemorySize'),
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}

/** Where the code lies, relative to the template: an asset of CDK, a path; undefined where it is somewhere in AWS. */
function codeFolder(resource: JsonObject, code: Json | undefined, values: TemplateValues): string | undefined {
  const asset = objectIn(resource, 'Metadata')['aws:asset:path'];
  if (typeof asset === 'string') return asset;
  if (code === undefined) return resource['Type'] === 'AWS::Serverless::Function' ? '.' : undefined;
  const written = values.resolveText(code);
  return written === undefined || written.startsWith('s3:') ? undefined : written;
}

function machineOf({ folder, template, values }: Reading, id: string, resource: JsonObject): TemplateMachine {
  const isServerless = resource['Type'] === 'AWS::Serverless::StateMachine';
  const properties = objectIn(resource, 'Properties');
  const globals = isServerless ? objectIn(objectIn(template, 'Globals'), 'StateMachine') : {};
  const type = values.resolveText(properties['Type'] ?? properties['StateMachineType'] ?? globals['Type']);
  const uri = values.resolveText(properties['DefinitionUri']) ?? objectIn(resource, 'Metadata')['aws:asset:path'];
  const substitutions = new Map<string, Json>();
  const declared = Object.entries(objectIn(properties, 'DefinitionSubstitutions'));
  for (const [name, value] of declared) {
    const known = values.resolve(value);
    if (known !== undefined) substitutions.set(name, known);
  }
  const ownName = values.resolveText(properties['Name'] ?? properties['StateMachineName']);
  return {
    id,
    names: [...new Set([...(ownName === undefined ? [] : [ownName]), id, ...pathNames(resource)])],
    type: type === 'STANDARD' || type === 'EXPRESS' ? type : undefined,
    definitionFile: typeof uri === 'string' && !uri.startsWith('s3:') ? path.resolve(folder, uri) : undefined,
    substitutions,
    substitutionNames: declared.map(([name]) => name),
  };
}

/** `Stack/ChargeFn/Resource`: CDK's ids carry a hash, its paths do not. */
function pathNames(resource: JsonObject): string[] {
  const constructPath = objectIn(resource, 'Metadata')['aws:cdk:path'];
  const name = typeof constructPath === 'string' ? constructPath.split('/').at(-2) : undefined;
  return name === undefined ? [] : [name];
}
