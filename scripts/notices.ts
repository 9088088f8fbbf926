import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: string | { readonly url?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** What is in the product besides packages. */
const data = `## API models of AWS

The table of services, actions and parameters (\`sdk-table\`) was generated from the API models in the Python package \`botocore\` 1.43.107.
Copyright 2012-2022 Amazon.com, Inc. or its affiliates. All Rights Reserved. Licence: Apache-2.0, whose text is in the file LICENSE.
`;

/**
 * The notices of all packages that are in the product: those that package.json names under \`dependencies\`, and theirs.
 * Throws where one has no licence, so that none gets in unseen.
 */
export function makeNotices(root: string): string {
  const folders = new Map<string, string>();
  const visit = (name: string, from: string): void => {
    const folder = find(name, from, root);
    const { version, dependencies } = readManifest(folder);
    const key = `${name} ${version}`;
    if (folders.has(key)) return;
    folders.set(key, folder);
    for (const inner of Object.keys(dependencies ?? {})) visit(inner, folder);
  };
  for (const name of Object.keys(readManifest(root).dependencies ?? {})) visit(name, root);
  const sections = [...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, folder]) => section(folder));
  return [
    '# Third-party notices',
    'Stepwright contains these packages, unchanged but bundled. `npm run generate` makes this file.',
    ...sections,
    data,
  ].join('\n\n');
}

function find(name: string, from: string, root: string): string {
  for (let folder = from; ; folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === root || folder === join(folder, '..')) throw new Error(`not installed: ${name}`);
  }
}

function section(folder: string): string {
  const { name, version, license, homepage, repository } = readManifest(folder);
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (license === undefined) throw new Error(`${name} has no licence`);
  const source = typeof repository === 'string' ? repository : (repository?.url ?? homepage ?? '');
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return [
    `## ${name} ${version}`,
    `Licence: ${license}. Source: ${source.replace(/^git\+/, '')}`,
    ...(text === '' ? [] : [`~~~text\n${text}\n~~~`]),
  ].join('\n\n');
}
