import { existsSync } from 'node:fs';
import path from 'node:path';
import { evaluateJsonata } from '../../workspace/evaluate-jsonata';
import { readExampleInput } from '../../workspace/example-input';
import { liesIn } from '../../workspace/handler-files';
import { knownSubstitutions } from '../../workspace/known-substitutions';
import { readSettingsFile } from '../../workspace/settings/load-settings';
import { rulesFor } from '../../workspace/rules-for';
import { loadSdkTable } from '../../workspace/sdk-table';
import { SETTINGS_FILE } from '../../workspace/settings/settings';
import { unusedSubstitutions } from '../../workspace/unused-substitutions';
import type { Project } from '../project';
import { handlerAt } from './handler-at';
import { KeptFolder, lookAround, type Around } from './kept-folder';
import { filesBelow, machineFiles, readText } from './machine-files';

/** The project as it lies in the file system. */
export function nodeProject(): Project {
  const kept = new Map<string, KeptFolder>();
  let isWatched = false;
  const around = (workspaceFolder: string | undefined): Around => {
    if (!isWatched || workspaceFolder === undefined) return lookAround(workspaceFolder);
    let folder = kept.get(workspaceFolder);
    if (!folder) kept.set(workspaceFolder, (folder = new KeptFolder(workspaceFolder)));
    return folder;
  };
  return {
    sdk: loadSdkTable,
    evaluate: evaluateJsonata,
    watch() {
      isWatched = true;
    },
    changed(files) {
      for (const [folder, one] of kept) for (const file of files) if (liesIn(file, folder)) one.changed(file);
    },
    async settingsOf(file, workspaceFolder) {
      const folder = path.dirname(file);
      const loaded = around(workspaceFolder).settings(folder);
      const near = (await around(workspaceFolder).templates(folder)).near();
      const substitutions = knownSubstitutions(file, loaded.settings.substitutions, near);
      return {
        ...(loaded.settings.type && { machineType: loaded.settings.type }),
        severities: rulesFor(loaded, file),
        ...(substitutions && { substitutions }),
      };
    },
    exampleInput: readExampleInput,
    namesFor: (file, workspaceFolder) => around(workspaceFolder).names(file),
    handlerAt: (machine, offset, workspaceFolder) =>
      handlerAt(machine, offset, { workspaceFolder, around: around(workspaceFolder) }),
    async templatesOf(file, workspaceFolder) {
      const templates = await around(workspaceFolder).templates(path.dirname(file));
      return templates
        .near()
        .filter(({ machines }) => machines.some(({ definitionFile }) => definitionFile === file))
        .map((template) => ({
          file: template.file,
          text: () => readText(template.file),
          isMeant: (written) => path.resolve(path.dirname(template.file), written) === file,
        }));
    },
    fileNamedIn(file, written) {
      const named = path.resolve(path.dirname(file), written);
      return existsSync(named) ? named : undefined;
    },
    machineFiles,
    async unusedSubstitutions(folder) {
      const files = await filesBelow(folder, (name) => name === SETTINGS_FILE);
      const found = files.map(async (file) => ({ file, problems: await unusedSubstitutions(readSettingsFile(file)) }));
      return Promise.all(found);
    },
    readText,
  };
}
