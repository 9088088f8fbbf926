import { NO_NAMES } from '../../language/features/workspace-names';
import { parseSdkTable, type SdkTable } from '../../language/integrations/sdk-table';
import type { Project } from '../project';

/** A project in the browser: nothing is known of the files around a document; the table of the SDK comes later. */
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

/** Unpacks the table of the SDK. */
export async function unpackSdkTable(packed: ArrayBuffer): Promise<SdkTable> {
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return parseSdkTable(new Uint8Array(await new Response(unpacked).arrayBuffer()));
}
