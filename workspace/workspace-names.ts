import { promises as fs, readFileSync } from 'node:fs';
import path from 'node:path';
import type { HandlerSpec } from '../interpreter/tasks/handler-spec';
import type { NamedResource, NamedThing, ResourceKind, WorkspaceNames } from '../language/features/workspace-names';
import { functionFinder, SUBFOLDERS } from './find-function';
import { ENDINGS } from './handler-files';
import type { LoadedSettings } from './settings/load-settings';
import { SETTINGS_FILE } from './settings/settings';
import type { Templates } from './templates/find-templates';
import type { Template } from './templates/template';

export interface NamesRequest {
  /** The file of the machine, or of the template that holds it. */
  readonly file: string;
  readonly workspaceFolder: string | undefined;
  readonly settings: LoadedSettings;
  readonly templates: Templates;
}

/** The names for a machine of the file; `machine`: its name in a template. */
export type NamesOfFile = (machine: string | undefined) => WorkspaceNames;

const KINDS: Readonly<Record<string, ResourceKind>> = {
  'AWS::SQS::Queue': 'queue',
  'AWS::SNS::Topic': 'topic',
  'AWS::DynamoDB::Table': 'table',
  'AWS::Serverless::SimpleTable': 'table',
  'AWS::S3::Bucket': 'bucket',
  'AWS::StepFunctions::StateMachine': 'machine',
  'AWS::Serverless::StateMachine': 'machine',
  'AWS::Events::EventBus': 'bus',
};
const MAX_SOURCE = 512 * 1024;
const HANDLER_ENDINGS: readonly string[] = [...ENDINGS.python, ...ENDINGS.node];

/** What a machine may name, found near its file: templates, stepwright.json, handlers. Reads files; runs nothing. */
export async function workspaceNames(request: NamesRequest): Promise<NamesOfFile> {
  const { file, workspaceFolder, settings, templates } = request;
  const machineFolder = path.dirname(file);
  const near = templates.near();
  const folders = [...new Set([machineFolder, ...(workspaceFolder === undefined ? [] : [workspaceFolder])])];
  const handlers = await Promise.all(folders.flatMap((folder) => SUBFOLDERS.map((sub) => handlersIn(folder, sub))));
  const functions = [
    ...[...settings.settings.functions.keys()].map((name) => ({ name, from: SETTINGS_FILE })),
    ...near.flatMap((template) =>
      template.functions.map(({ id, names }) => ({ name: names[0] ?? id, from: nameOf(template) })),
    ),
    ...handlers.flat(),
  ];
  const find = functionFinder({ machineFolder, workspaceFolder, settings, templates });
  const known = {
    functions: onceEach(functions),
    resources: onceEach(near.flatMap(resourcesOf)),
    errorsOf(reference: string, state: string): NamedThing[] {
      const found = find(reference, state);
      return found.kind === 'handler' ? errorsIn(found.spec) : [];
    },
  };
  return (machine) => ({
    ...known,
    placeholders: onceEach(near.flatMap((template) => placeholdersIn(template, file, machine))),
  });
}

function resourcesOf(template: Template): NamedResource[] {
  const { resources, values } = template;
  return resources.flatMap(({ id, type }) => {
    const kind = KINDS[type];
    // What `Ref` gives: the URL of a queue, the ARN of a topic or a machine, else the name.
    const reference = values.get(id);
    return kind ? [{ kind, name: typeof reference === 'string' ? reference : id, from: nameOf(template) }] : [];
  });
}

function placeholdersIn(template: Template, file: string, machine: string | undefined): NamedThing[] {
  return template.machines
    .filter(({ id, definitionFile }) =>
      definitionFile === undefined ? template.file === file && id === machine : definitionFile === file,
    )
    .flatMap(({ substitutions }) => [...substitutions.keys()].map((name) => ({ name, from: nameOf(template) })));
}

async function handlersIn(folder: string, sub: string): Promise<NamedThing[]> {
  const names = await fs.readdir(path.join(folder, sub)).catch(() => []);
  return names
    .filter(
      (name) => HANDLER_ENDINGS.includes(path.extname(name)) && !/^__|\.(?:test|spec|d)\.|^test_|config/.test(name),
    )
    .map((name) => ({ name: path.parse(name).name, from: path.join(sub, name) }));
}

const RAISED: readonly RegExp[] = [
  /^[ \t]*raise[ \t]+(?:\w+\.)*([A-Z]\w*)/gm,
  /^[ \t]*class[ \t]+([A-Z]\w*)[ \t]*\([^)]*(?:Exception|Error)\b/gm,
  /\bthrow\s+new\s+(?:\w+\.)*([A-Z]\w*)/g,
  /\bclass\s+([A-Z]\w*)\s+extends\s+\w*Error\b/g,
  /\.name\s*=\s*['"]([\w.]+)['"]/g,
];

/** The names under which the errors of a handler reach the state machine: the classes that it raises. */
function errorsIn({ source: edited, file: run, inlineCode }: HandlerSpec): NamedThing[] {
  const file = edited ?? run;
  const source = (inlineCode ?? textOf(file)).slice(0, MAX_SOURCE);
  const names = RAISED.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set(names)].map((name) => ({ name, from: path.basename(file) }));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function nameOf({ file }: Template): string {
  return path.basename(file);
}

function onceEach<Thing extends NamedThing>(things: readonly Thing[]): Thing[] {
  return things.filter(({ name }, index) => things.findIndex((other) => other.name === name) === index);
}
