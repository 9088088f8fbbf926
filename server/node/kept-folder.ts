import path from 'node:path';
import { loadSettings, type LoadedSettings } from '../../workspace/settings/load-settings';
import { SETTINGS_FILE } from '../../workspace/settings/settings';
import { findTemplates, type Templates } from '../../workspace/templates/find-templates';
import { workspaceNames, type NamesOfFile } from '../../workspace/workspace-names';
import { WorkspaceTemplates } from './workspace-templates';

/** What the files around a machine say of it. */
export interface Around {
  settings(machineFolder: string): LoadedSettings;
  templates(machineFolder: string): Promise<Templates>;
  names(file: string): Promise<NamesOfFile>;
}

/** Looks at the files each time: for those that nobody tells of when they change. */
export function lookAround(workspaceFolder: string | undefined): Around {
  const settings = (machineFolder: string): LoadedSettings => loadSettings(machineFolder, workspaceFolder);
  const templates = (machineFolder: string): Promise<Templates> =>
    Promise.resolve(findTemplates(machineFolder, workspaceFolder));
  return { settings, templates, names: (file) => namesOf(file, workspaceFolder, { settings, templates }) };
}

/** What was found in a workspace folder, until a file of it changes. */
export class KeptFolder implements Around {
  private readonly known: WorkspaceTemplates;
  private readonly loaded = new Map<string, LoadedSettings>();
  private readonly named = new Map<string, Promise<NamesOfFile>>();

  constructor(private readonly folder: string) {
    this.known = new WorkspaceTemplates(folder);
  }

  /** A file or a folder of it was made, changed or removed. */
  changed(file: string): void {
    this.known.changed(file);
    if (path.basename(file) === SETTINGS_FILE) this.loaded.clear();
    this.named.clear();
  }

  settings(machineFolder: string): LoadedSettings {
    let loaded = this.loaded.get(machineFolder);
    if (!loaded) this.loaded.set(machineFolder, (loaded = loadSettings(machineFolder, this.folder)));
    return loaded;
  }

  templates(machineFolder: string): Promise<Templates> {
    return this.known.around(machineFolder);
  }

  names(file: string): Promise<NamesOfFile> {
    let names = this.named.get(file);
    if (!names) this.named.set(file, (names = namesOf(file, this.folder, this)));
    return names;
  }
}

async function namesOf(
  file: string,
  workspaceFolder: string | undefined,
  around: Pick<Around, 'settings' | 'templates'>,
): Promise<NamesOfFile> {
  const machineFolder = path.dirname(file);
  const settings = around.settings(machineFolder);
  return workspaceNames({ file, workspaceFolder, settings, templates: await around.templates(machineFolder) });
}
