import { NO_NAMES } from '../../language/features/workspace-names';
import { sdkTable, type SdkSource, type SdkTable } from '../../language/integrations/sdk-table';
import type { Project } from '../project';

/** A project in the browser: nothing is known of the files around a document; the table of the SDK comes later. */
export function browserProject(sdk: () => SdkTable | undefined): Project {
  return {
    sdk,
    settingsOf: () => ({ severities: {} }),
    exampleInput: () => undefined,
    namesFor: () => NO_NAMES,
    handlerAt: () => undefined,
    templatesOf: () => [],
    fileNamedIn: () => undefined,
    machineFiles: () => Promise.resolve([]),
    readText: () => Promise.resolve(undefined),
  };
}

/** Reads the table of the SDK in the form that the build gives it for browsers: gzip, `key prefix model` for each service. */
export async function unpackSdkTable(packed: ArrayBuffer): Promise<SdkTable> {
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const text = await new Response(unpacked).text();
  return sdkTable(text.split('\n').map(readSource));
}

function readSource(line: string): SdkSource {
  const [key = '', errorPrefix = ''] = line.split(' ', 2);
  return { key, errorPrefix, text: () => line.slice(key.length + errorPrefix.length + 2) };
}
