import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { NestedMachine } from '../interpreter/nested';
import { comparableName } from '../interpreter/tasks/function-name';
import type { Json } from '../language/json';
import { decodeUtf8 } from '../language/text/decode-utf8';
import { validate } from '../language/validate';
import { loadDefinition } from './load-definition';
import type { LoadedSettings } from './settings/load-settings';
import { machineNameOf } from './machine-name';
import type { Templates } from './templates/find-templates';
import { whyNot } from './why-not';

export type MachineLookup =
  { readonly kind: 'found'; readonly machine: NestedMachine } | { readonly kind: 'missing'; readonly message: string };

export interface MachineFinderOptions {
  readonly machineFolder: string;
  readonly workspaceFolder: string | undefined;
  readonly settings: LoadedSettings;
  readonly substitutions: ReadonlyMap<string, Json>;
  readonly templates: Templates;
  /** The machine that runs, which may start itself. */
  readonly own: { readonly name: string } & NestedMachine;
}

const SUBFOLDERS = ['', 'statemachines', 'state-machines', 'statemachine', 'workflows', 'src'];
const DEFINITION = /\.(asl\.json|asl\.ya?ml|asl)$/i;

/**
 * Finds the machine that `states:startExecution` means: by "stateMachines" of the settings, or by a definition file named
 * as the machine. ARNs may have placeholders, versions and aliases.
 */
export function machineFinder(options: MachineFinderOptions): (arn: string) => MachineLookup {
  const { machineFolder, workspaceFolder, settings, own } = options;
  const lookups = new Map<string, MachineLookup>();
  const bases = [...new Set([machineFolder, ...(workspaceFolder === undefined ? [] : [workspaceFolder])])];
  const folders = bases.flatMap((base) => SUBFOLDERS.map((sub) => path.join(base, sub)));

  return (given) => {
    // What stands behind a # is a test case (digest M6).
    const [arn = ''] = given.split('#');
    let found = lookups.get(arn);
    if (!found) {
      found = look(arn);
      lookups.set(arn, found);
    }
    return found;
  };

  function look(arn: string): MachineLookup {
    const name = stateMachineNameOf(arn);
    const wanted = comparableName(name);
    const { stateMachines } = settings.settings;
    const file =
      stateMachines.get(arn) ??
      [...stateMachines].find(([key]) => comparableName(stateMachineNameOf(key)) === wanted)?.[1];
    if (file !== undefined) return load(path.resolve(settings.folder, file), name);
    if (comparableName(own.name) === wanted) return { kind: 'found', machine: own };
    const found = folders
      .flatMap(definitionsIn)
      .find((candidate) => comparableName(machineNameOf(candidate)) === wanted);
    if (found !== undefined) return load(found, name);
    const inTemplate = options.templates
      .all()
      .flatMap(({ file: template, machines }) => machines.map((machine) => ({ template, machine })))
      .find(({ machine }) => machine.names.some((one) => comparableName(one) === wanted));
    if (inTemplate) {
      const { template, machine } = inTemplate;
      return machine.definitionFile === undefined
        ? load(template, name, machine.id)
        : load(machine.definitionFile, name);
    }
    const entry = JSON.stringify(name);
    return {
      kind: 'missing',
      message:
        `There is no state machine ${entry} (${arn}) on this machine. Looked for ${name}.asl.json (or .asl, .asl.yaml) in ${bases.join(' and ')}. ` +
        `Name its file in stepwright.json, { "stateMachines": { ${entry}: "./${name}.asl.json" } }, or say what the state answers under "mocks".`,
    };
  }

  /** `id`: the machine's name in the template that the file is. */
  function load(file: string, name: string, id?: string): MachineLookup {
    let text: string;
    try {
      text = decodeUtf8(readFileSync(file));
    } catch (error) {
      const why = whyNot(error);
      return { kind: 'missing', message: `The state machine "${name}" cannot be read: ${why}` };
    }
    const { substitutions, templates } = options;
    const loaded = loadDefinition({ text, file, name: id, substitutions, templates });
    if (loaded.kind === 'unclear') return { kind: 'missing', message: loaded.message };
    const { document, model, type } = loaded;
    const fault = validate(document, {}, model).find(({ severity }) => severity === 'error');
    if (fault) {
      return {
        kind: 'missing',
        message: `The state machine "${name}" (${file}) has errors, the service would refuse it: ${fault.message}`,
      };
    }
    return { kind: 'found', machine: { model, type: type ?? own.type ?? 'STANDARD' } };
  }
}

/** The name in an ARN of a machine, version or alias, or in a placeholder such as `${ChildStateMachineArn}`. */
export function stateMachineNameOf(arn: string): string {
  const placeholder = /^\$\{([^{}]+)\}$/.exec(arn.trim())?.[1];
  if (placeholder !== undefined) return placeholder.replace(/(?:\.|_|-)?arn$/i, '') || placeholder;
  const name = /:stateMachine:([^:]+)/.exec(arn)?.[1] ?? arn;
  return name.split('/')[0] ?? name;
}

function definitionsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((entry) => DEFINITION.test(entry))
      .sort()
      .map((entry) => path.join(folder, entry));
  } catch {
    return [];
  }
}
