import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseSdkTable, type SdkTable } from '../language/integrations/sdk-table';

const UNPACKED = 'sdk-table.txt';
const PACKED = join('language', 'integrations', `${UNPACKED}.gz`);
let loaded: { readonly table: SdkTable | undefined } | undefined;

/**
 * The table of the SDK's services and actions, read from its file when it is first asked for: beside the bundle, or packed
 * in the sources. Undefined where the file is missing: then what needs it is not checked.
 */
export function loadSdkTable(): SdkTable | undefined {
  loaded ??= { table: readTable() };
  return loaded.table;
}

function readTable(): SdkTable | undefined {
  const folder = typeof __dirname === 'string' ? __dirname : dirname(fileURLToPath(import.meta.url));
  const unpacked = join(folder, UNPACKED);
  if (existsSync(unpacked)) return parseSdkTable(readFileSync(unpacked));
  const packed = join(folder, '..', PACKED);
  return existsSync(packed) ? parseSdkTable(gunzipSync(readFileSync(packed))) : undefined;
}
