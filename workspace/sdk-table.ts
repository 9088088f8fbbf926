import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSdkTable, type SdkTable } from '../language/integrations/sdk-table';

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
  const files = [join(folder, 'sdk-table.txt'), join(folder, '..', 'language', 'integrations', 'sdk-table.txt')];
  const file = files.find((candidate) => existsSync(candidate));
  // Latin-1: the table is ASCII, and this halves the time to read it.
  return file === undefined ? undefined : readSdkTable(readFileSync(file, 'latin1'));
}
