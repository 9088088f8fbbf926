import { buildModel, buildModelInSteps } from '../model/build-model';
import type { MachineModel } from '../model/model';
import { finish, type Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import { parseDocument } from '../tree/parse-document';
import {
  child,
  childString,
  property,
  type Node,
  type ObjectNode,
  type ParsedDocument,
  type Property,
  type TemplateCall,
} from '../tree/node';
import { textOfJoin, textOfString, type EmbeddedText } from './embedded-text';
import { callOf, foldCalls, textOfSub } from './template-call';

/** A state machine of a document: the whole of it, a part of its tree, or the content of a string in it. */
export interface Definition {
  /** The name of the resource that holds it; none where the document is the machine. */
  readonly name: string | undefined;
  readonly model: MachineModel;
  /** Where it stands in the document. */
  readonly region: OffsetRange;
  /** The value of the document that holds it; none where the document is the machine. */
  readonly at: Node | undefined;
  /** What its placeholders stand for, as `DefinitionSubstitutions` of the template says. */
  readonly substitutions?: ObjectNode;
  /** Other `${Names}` than those are the template's own, as in `Fn::Sub`. */
  readonly isTemplated?: boolean;
  /** Present where the definition is the content of strings: then the model's offsets are those of its own text. */
  readonly text: EmbeddedText | undefined;
}

/** Types of resources of CloudFormation and SAM that hold a definition. */
const RESOURCE_TYPES = new Set(['AWS::StepFunctions::StateMachine', 'AWS::Serverless::StateMachine']);

const MACHINE_FILE = /\.asl(\.(json|ya?ml))?$/i;

/** The document as one state machine, whatever it holds; `before`: the model of its last version, see `buildModel`. */
export function wholeDocument(document: ParsedDocument, before?: MachineModel): Definition {
  return finish(wholeDocumentInSteps(document, before));
}

/** The same in steps. */
export function* wholeDocumentInSteps(document: ParsedDocument, before?: MachineModel): Steps<Definition> {
  return {
    name: undefined,
    at: undefined,
    model: yield* buildModelInSteps(document, document.root, before),
    region: { start: 0, end: document.text.length },
    text: undefined,
  };
}

/** The model of the last version of a definition, see `buildModel`. */
export type ModelBefore = (name: string | undefined) => MachineModel | undefined;

/**
 * The state machines that a document holds, in order of the text: in a CloudFormation or SAM template those of its
 * resources (`Definition`, `DefinitionString` as text, `Fn::Sub` or `Fn::Join`), in a `serverless.yml` or a file that it
 * includes those of the Step Functions plugin, in Terraform the texts of `aws_sfn_state_machine` and of modules; else the document
 * itself if it looks like one. Empty for all other documents.
 */
export function findDefinitions(document: ParsedDocument, before: ModelBefore = () => undefined): Definition[] {
  const { root } = document;
  if (root?.kind !== 'object') return [];
  const found = [
    ...inResources(document, child(root, 'Resources'), before),
    ...inResources(document, child(child(root, 'resources'), 'Resources'), before),
    ...inServerless(document, child(child(root, 'stepFunctions'), 'stateMachines'), before),
    ...inServerless(document, child(root, 'stateMachines'), before),
    ...inServerless(document, child(child(root, 'resource'), 'aws_sfn_state_machine'), before),
  ];
  if (found.length > 0) return found.sort((a, b) => a.region.start - b.region.start);
  if (looksLikeMachine(root)) return [wholeDocument(document, before(undefined))];
  // A file of machines that a serverless.yml includes.
  return root.properties.some(({ value }) => looksLikeMachine(child(value, 'definition')))
    ? inServerless(document, root, before)
    : [];
}

/** Whether a file is a state machine by its name (digest L12). */
export function isMachineFile(file: string): boolean {
  return MACHINE_FILE.test(file);
}

/** The machines of a file: the whole of one that is named as a machine is, or that holds no other. */
export function definitionsInFile(document: ParsedDocument, file: string): Definition[] {
  const found = isMachineFile(file) ? [] : findDefinitions(document);
  return found.length > 0 ? found : [wholeDocument(document)];
}

function looksLikeMachine(node: Node | undefined): boolean {
  return property(node, 'StartAt') !== undefined && property(node, 'States') !== undefined;
}

/** A resource of a template that is a state machine, and the property that holds its definition or says where it is. */
export interface MachineResource {
  readonly name: string;
  readonly properties: Node | undefined;
}

/** The state machines among the resources of a CloudFormation or SAM template. */
export function machineResources(resources: Node | undefined): MachineResource[] {
  if (resources?.kind !== 'object') return [];
  return resources.properties.flatMap(({ key, value }) => {
    if (!RESOURCE_TYPES.has(childString(value, 'Type')?.value ?? '')) return [];
    return [{ name: key.value, properties: child(value, 'Properties') }];
  });
}

function inResources(document: ParsedDocument, resources: Node | undefined, before: ModelBefore): Definition[] {
  return machineResources(resources).flatMap(({ name, properties }) => {
    const holder = property(properties, 'Definition') ?? property(properties, 'DefinitionString');
    const substitutions = child(properties, 'DefinitionSubstitutions');
    const found = holder?.value ? fromValue({ document, name, holder, before }, holder.value) : [];
    if (substitutions?.kind !== 'object') return found;
    const isTemplated = holder !== undefined && hasOwnPlaceholders(document, holder);
    return found.map((definition) => ({ ...definition, substitutions, isTemplated }));
  });
}

/** Whether the value is a call such as `Fn::Sub`, which takes `${Names}` for the template's own. */
function hasOwnPlaceholders({ text }: ParsedDocument, { key, value }: Property): boolean {
  return callOf(value) !== undefined || /^\s*:\s*!/.test(text.slice(key.end, key.end + 20));
}

/** Members with a `definition`, as the plugin of the Serverless Framework and Terraform have them. */
function inServerless(document: ParsedDocument, machines: Node | undefined, before: ModelBefore): Definition[] {
  if (machines?.kind !== 'object') return [];
  return machines.properties.flatMap(({ key, value }) => {
    const holder = property(value, 'definition');
    if (!holder?.value) return [];
    // `${file(flow.yml)}` is a link, see definition-links.ts.
    if (holder.value.kind === 'string' && !/^\s*\{/.test(holder.value.value)) return [];
    return fromValue({ document, name: key.value, holder, before }, holder.value);
  });
}

interface Held {
  readonly document: ParsedDocument;
  readonly name: string;
  readonly holder: Property;
  readonly before: ModelBefore;
}

function fromValue(held: Held, value: Node): Definition[] {
  const { document, name, holder } = held;
  if (value.kind === 'string') return [fromText(name, textOfString(value, document.text), value)];
  const call = callOf(value);
  if (call) return fromCall(held, value, call);
  if (value.kind !== 'object') return [];
  foldCalls(value);
  const model = buildModel(document, value, held.before(name));
  return [{ name, model, region: regionOf(document, holder, value), at: value, text: undefined }];
}

/** What a template's function gives: `Fn::If` may give one of two. */
function fromCall(held: Held, value: Node, call: TemplateCall): Definition[] {
  const { document, name } = held;
  const { argument } = call;
  const sub = textOfSub(call);
  if (sub) return [fromText(name, textOfString(sub, document.text), value)];
  switch (call.name) {
    case 'Join': {
      const [delimiter, parts] = argument?.kind === 'array' ? argument.items : [];
      if (delimiter?.kind !== 'string' || parts?.kind !== 'array') return [];
      const text = textOfJoin(delimiter.value, parts.items, document.text);
      return text ? [fromText(name, text, value)] : [];
    }
    case 'If':
      return argument?.kind === 'array' ? argument.items.slice(1).flatMap((item) => fromValue(held, item)) : [];
    case 'ToJsonString':
      return argument ? fromValue(held, argument) : [];
    default:
      return [];
  }
}

function fromText(name: string, text: EmbeddedText, at: Node): Definition {
  const model = buildModel(parseDocument(text.text));
  return { name, model, region: { start: at.start, end: at.end }, at, text };
}

/** A block mapping of YAML goes on over blank lines and whatever is indented deeper than its key. */
function regionOf({ text, format }: ParsedDocument, { key }: Property, value: ObjectNode): OffsetRange {
  const isBlock = format === 'yaml' && !/[{[]/.test(text.charAt(value.start));
  if (!isBlock) return { start: value.start, end: value.end };
  const column = key.start - (text.lastIndexOf('\n', key.start - 1) + 1);
  let end = value.end;
  for (let line = text.indexOf('\n', end) + 1; line > 0; line = text.indexOf('\n', line) + 1) {
    const next = text.indexOf('\n', line);
    const content = text.slice(line, next < 0 ? text.length : next);
    if (content.trim() !== '' && content.length - content.trimStart().length <= column) break;
    end = line + content.length;
  }
  return { start: value.start, end };
}
