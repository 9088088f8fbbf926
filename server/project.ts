import type { LocationLink } from 'vscode-languageserver';
import type { FeatureOptions } from '../language/features/options';
import type { WorkspaceNames } from '../language/features/workspace-names';
import type { SdkTable } from '../language/integrations/sdk-table';
import type { Json } from '../language/json';
import type { Severity } from '../language/rules/rule';
import type { Machine } from './documents';

/**
 * What the server learns of the computer it runs on: the files around a document, and the table of the SDK beside the
 * program. Paths are those of the file system; in a browser there is none, and documents have no paths.
 */
export interface Project {
  /** The table of the SDK's services; undefined where there is none (yet). */
  readonly sdk: () => SdkTable | undefined;
  /** Evaluates JSONata for hovers; absent where there is no evaluator, as in a browser. */
  readonly evaluate?: NonNullable<FeatureOptions['evaluate']>;
  /** Files of workspace folders are told by `changed` from now on: what they say may be kept. */
  watch(): void;
  /** Files or folders were made, changed or removed. */
  changed(files: readonly string[]): void;
  /** What `stepwright.json` and the templates around a file say of it. */
  settingsOf(file: string, workspaceFolder: string | undefined): Promise<ProjectSettings>;
  /** An example of a machine's input, kept beside its file. */
  exampleInput(file: string, machine: string | undefined): Json | undefined;
  /** Names that the workspace has for what the machines of a file may call; `machine`: the name of one in a template. */
  namesFor(file: string, workspaceFolder: string | undefined): Promise<(machine: string | undefined) => WorkspaceNames>;
  /** Leads from a function that a Task calls to its handler's source. */
  handlerAt(machine: Machine, offset: number, workspaceFolder: string | undefined): Promise<LocationLink | undefined>;
  /** The templates that name a file as a definition. */
  templatesOf(file: string, workspaceFolder: string | undefined): Promise<readonly LinkingTemplate[]>;
  /** The file that a text in another file names, if it is there. */
  fileNamedIn(file: string, written: string): string | undefined;
  /** The files below a folder that may hold state machines. */
  machineFiles(folder: string): Promise<readonly string[]>;
  /** The `stepwright.json` below a folder, each with its substitutions that nothing asks for. */
  unusedSubstitutions(folder: string): Promise<readonly SettingsFindings[]>;
  /** The text of a file; undefined where it is gone or too large to be a definition. */
  readText(file: string): Promise<string | undefined>;
}

export interface ProjectSettings {
  readonly machineType?: 'STANDARD' | 'EXPRESS';
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** The names of `${Name}` that have a value; absent where that is not known. */
  readonly substitutions?: ReadonlySet<string>;
}

/** What was found in a `stepwright.json`: lines and columns from 1. */
export interface SettingsFindings {
  readonly file: string;
  readonly problems: readonly {
    readonly line: number;
    readonly column: number;
    readonly width: number;
    readonly message: string;
  }[];
}

/** A template that names the file of a definition. */
export interface LinkingTemplate {
  readonly file: string;
  readonly text: () => Promise<string | undefined>;
  /** Whether a path as the template writes it is that of the definition. */
  readonly isMeant: (written: string) => boolean;
}
