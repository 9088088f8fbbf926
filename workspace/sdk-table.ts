import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { sdkTable, type SdkSource, type SdkTable } from '../language/integrations/sdk-table';

let loaded: { readonly table: SdkTable | undefined } | undefined;

/**
 * The table of the SDK's services and actions, read from its file when it is first asked for: beside the bundle, or in
 * the sources. Undefined where the file is missing: then what needs it is not checked.
 */
export function loadSdkTable(): SdkTable | undefined {
  loaded ??= { table: readTable() };
  return loaded.table;
}

function readTable(): SdkTable | undefined {
  const folder = typeof __dirname === 'string' ? __dirname : dirname(fileURLToPath(import.meta.url));
  const files = [join(folder, 'sdk-table.bin'), join(folder, '..', 'language', 'integrations', 'sdk-table.bin')];
  const file = files.find((candidate) => existsSync(candidate));
  return file === undefined ? undefined : sdkTable(readSources(readFileSync(file)));
}

/** The form of the file is described in scripts/generate-sdk-table.mjs. */
function readSources(bytes: Buffer): SdkSource[] {
  const headerEnd = bytes.indexOf('\n\n');
  let at = headerEnd + 2;
  return bytes
    .toString('latin1', 0, headerEnd)
    .split('\n')
    .map((line) => {
      const [key = '', errorPrefix = '', length = '0'] = line.split(' ');
      const block = bytes.subarray(at, at + Number(length));
      at += block.length;
      return {
        key,
        errorPrefix,
        text: () => (block.length === 0 ? '' : brotliDecompressSync(block).toString('latin1')),
      };
    });
}
