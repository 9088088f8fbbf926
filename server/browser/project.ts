import { NO_NAMES } from '../../language/features/workspace-names';
import type { SdkTable } from '../../language/integrations/sdk-table';
import type { Project } from '../project';

/** A project in the browser: nothing is known of the files around a document. */
export function browserProject(sdk: () => SdkTable | undefined): Project {
  return {
    sdk,
    watch: () => undefined,
    changed: () => undefined,
    settingsOf: () => Promise.resolve({ severities: {} }),
    exampleInput: () => undefined,
    namesFor: () => Promise.resolve(() => NO_NAMES),
    handlerAt: () => Promise.resolve(undefined),
    templatesOf: () => Promise.resolve([]),
    fileNamedIn: () => undefined,
    machineFiles: () => Promise.resolve([]),
    unusedSubstitutions: () => Promise.resolve([]),
    readText: () => Promise.resolve(undefined),
  };
}
