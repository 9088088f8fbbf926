// node scripts/package.mjs [--out FILE]: makes the VSIX and checks that it holds what is needed and nothing else.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { values } = parseArgs({ options: { out: { type: 'string', default: `stepwright-${manifest.version}.vsix` } } });
const out = resolve(values.out);

/** What a user's VS Code needs; every other file in the VSIX is a mistake. */
const allowed = [
  /^package\.json$/,
  /^(README|CHANGELOG|THIRD-PARTY-NOTICES)\.md$/,
  /^LICENSE$/,
  /^images\/icon\.png$/,
  /^(syntaxes|schemas|snippets)\/[\w.-]+\.json$/,
  /^samples\/sample-flow\/[\w.-]+\.(json|py)$/,
  /^docs\/(walkthrough\/[\w-]+\.md|images\/(diagnostics|run-view)\.png)$/,
  /^dist\/(?!cli\b)[\w-]+\.(js|css)$/,
  /^dist\/vendor\/[\w.-]+\.js$/,
  /^dist\/(browser\/[\w.-]+\.js|sdk-table\.txt)$/,
  /^dist\/handlers\/[\w.-]+\.(py|mjs|cjs|js)$/,
];
/** What package.json or the extension names, so that a package without it is broken. */
const named = [
  manifest.main.replace('./', ''),
  manifest.browser.replace('./', ''),
  manifest.icon,
  ...manifest.contributes.grammars.map(({ path }) => path),
  ...manifest.contributes.snippets.map(({ path }) => path),
  ...manifest.contributes.jsonValidation.map(({ url }) => url),
  ...manifest.contributes.walkthroughs.flatMap(({ steps }) =>
    steps.flatMap(({ media }) => media.image ?? media.markdown),
  ),
  'samples/sample-flow/sample-flow.asl.json',
  'samples/sample-flow/input.json',
  ...manifest.contributes.languages.flatMap(({ configuration }) => configuration ?? []),
  ...[
    'server',
    'server-start',
    'host',
    'run-commands',
    'change-commands',
    'compare-command',
    'language-client',
    'run-view',
    'compare-runs-view',
    'graph-view',
    'resources-view',
    'graph-layout',
  ].map((name) => `dist/${name}.js`),
  ...[
    'dist/run-view.css',
    'dist/compare-runs-view.css',
    'dist/graph-view.css',
    'dist/resources-view.css',
    'dist/sdk-table.txt',
    'dist/browser/server.js',
    'dist/handlers/bootstrap.py',
    'LICENSE',
    'THIRD-PARTY-NOTICES.md',
  ],
].map((file) => file?.replace('./', ''));

// Made in a folder of its own: dist/ stays as it is for whoever works with it.
const stage = mkdtempSync(join(tmpdir(), 'stepwright-package-'));
try {
  for (const name of [
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'THIRD-PARTY-NOTICES.md',
    '.vscodeignore',
    'images',
    'syntaxes',
    'schemas',
    'snippets',
    'samples/sample-flow',
    'docs/walkthrough',
    'docs/images',
  ]) {
    cpSync(join(root, name), join(stage, name), { recursive: true });
  }
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--production', '--out', join(stage, 'dist')], {
    stdio: 'inherit',
  });
  const { scripts: _scripts, devDependencies: _tools, dependencies: _bundled, bin: _command, ...published } = manifest;
  writeFileSync(join(stage, 'package.json'), JSON.stringify(published, null, 2));
  const vsce = (...args) =>
    execFileSync(process.execPath, [join(root, 'node_modules', '@vscode', 'vsce', 'vsce'), ...args], {
      cwd: stage,
      encoding: 'utf8',
    });
  mkdirSync(dirname(out), { recursive: true });
  vsce('package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', out);
  const files = vsce('ls', '--no-dependencies').trim().split('\n');
  const needless = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
  const missing = named.filter((file) => !files.includes(file));
  if (needless.length > 0) console.error(`needless in the VSIX: ${needless.join(', ')}`);
  if (missing.length > 0) console.error(`missing in the VSIX: ${missing.join(', ')}`);
  if (needless.length + missing.length > 0) process.exitCode = 1;
  console.log(`${out}: ${files.length} files, ${(statSync(out).size / 1024 / 1024).toFixed(2)} MB`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}
