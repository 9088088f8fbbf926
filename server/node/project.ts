import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateJsonata } from '../../workspace/evaluate-jsonata';
import { readExampleInput } from '../../workspace/example-input';
import { knownSubstitutions } from '../../workspace/known-substitutions';
import { loadSettings } from '../../workspace/load-settings';
import { rulesFor } from '../../workspace/rules-for';
import { loadSdkTable } from '../../workspace/sdk-table';
import { findTemplates } from '../../workspace/templates/find-templates';
import { workspaceNames } from '../../workspace/workspace-names';
import type { Project } from '../project';
import { handlerAt } from './handler-at';
import { machineFiles, readText } from './machine-files';

/** The project as it lies in the file system. */
export const nodeProject: Project = {
  sdk: loadSdkTable,
  evaluate: evaluateJsonata,
  settingsOf(file, workspaceFolder) {
    const loaded = loadSettings(path.dirname(file), workspaceFolder);
    const { settings } = loaded;
    const templates = findTemplates(path.dirname(file), workspaceFolder).near();
    const substitutions = knownSubstitutions(file, settings.substitutions, templates);
    return {
      ...(settings.type && { machineType: settings.type }),
      severities: rulesFor(loaded, file),
      ...(substitutions && { substitutions }),
    };
  },
  exampleInput: readExampleInput,
  namesFor: workspaceNames,
  handlerAt,
  templatesOf(file, workspaceFolder) {
    return findTemplates(path.dirname(file), workspaceFolder)
      .near()
      .filter(({ machines }) => machines.some(({ definitionFile }) => definitionFile === file))
      .map((template) => ({
        file: template.file,
        text: () => readFileSync(template.file, 'utf8'),
        isMeant: (written) => path.resolve(path.dirname(template.file), written) === file,
      }));
  },
  fileNamedIn(file, written) {
    const named = path.resolve(path.dirname(file), written);
    return existsSync(named) ? named : undefined;
  },
  machineFiles,
  readText,
};
