import type { Connection } from 'vscode-languageserver';
import type { Answers, Safely } from '../answers';
import type { ClientSupport } from '../client';
import type { Documents } from '../documents';
import type { Project } from '../project';
import type { SettingsStore } from '../settings-store';
import type { WorkspaceFiles } from '../workspace-files';

/** What the features of one connection work with. */
export interface ServerParts {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly client: ClientSupport;
  readonly project: Project;
  readonly files: WorkspaceFiles;
  readonly answers: Answers;
  readonly safely: Safely;
}
