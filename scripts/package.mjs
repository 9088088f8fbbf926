// node scripts/package.mjs [--out FILE]: makes the VSIX and checks that it holds what is needed and nothing else.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { values } = parseArgs({ options: { out: { type: 'string', default: `stepwright-${version}.vsix` } } });
const out = resolve(values.out);
const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
const run = (...args) => execFileSync(process.execPath, [vsce, ...args], { cwd: root, encoding: 'utf8' });

/** What a user's VS Code needs; every other file in the VSIX is a mistake. */
const allowed = [
  /^package\.json$/,
  /^(README|CHANGELOG|THIRD-PARTY-NOTICES)\.md$/i,
  /^LICENSE(\.txt|\.md)?$/,
  /^images\/icon\.png$/,
  /^(syntaxes|schemas)\/[\w.-]+\.json$/,
  /^snippets\/[\w.-]+\.json$/,
  /^dist\/[\w-]+\.(js|css|txt)$/,
  /^dist\/vendor\/[\w-]+\.js$/,
  /^dist\/handlers\/[\w.-]+\.(py|mjs|cjs|js)$/,
];

mkdirSync(dirname(out), { recursive: true });
run('package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', out);
const files = run('ls', '--no-dependencies').trim().split('\n');
const needless = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
const needed = ['dist/extension.js', 'dist/server.js', 'dist/host.js', 'dist/handlers/bootstrap.py', 'snippets/asl.json', 'schemas/stepwright.schema.json', 'LICENSE'];
const missing = needed.filter((file) => !files.includes(file));
if (needless.length > 0) console.error(`needless in the VSIX: ${needless.join(', ')}`);
if (missing.length > 0) console.error(`missing in the VSIX: ${missing.join(', ')}`);
if (needless.length + missing.length > 0) process.exitCode = 1;
console.log(`${out}: ${files.length} files, ${(statSync(out).size / 1024 / 1024).toFixed(2)} MB`);
// The package was made of bundles without sources' maps and names; those for development are made again.
execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'inherit' });
