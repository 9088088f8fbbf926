// node scripts/build.mjs [--production] [--watch] [--out FOLDER]: makes dist/, all that runs, from the TypeScript sources.
//
//   dist/extension.js        what VS Code loads; small, so that activation is quick
//   dist/language-client.js  loaded when the first state machine is opened
//   dist/run-commands.js     loaded when the first run is started
//   dist/server.js           the language server, a process of its own, or `validate` for a task: loads server-start.js
//   dist/host.js             one process for each local run
//   dist/cli.js              the command `stepwright`: finds the bundle of its command
//   dist/cli-*.js            one for each command
//   dist/run-view.js, .css   the script and the look of the run view (a webview)
//   dist/resources-view.js, .css the same of the page of resources
//   dist/compare-runs-view.js, .css the same of two runs beside each other
//   dist/graph-view.js, .css the same of the graph view
//   dist/graph-layout.js     the worker in which the pages have their graphs laid out
//   dist/browser/*         extension and language server for VS Code in a browser, each one file, and the SDK's table
//   dist/vendor/*.js         heavy packages, each loaded when something of it is used for the first time
//   dist/handlers/*          the loops that keep handler processes warm, as they are
import { build, context } from 'esbuild';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: {
    production: { type: 'boolean' },
    watch: { type: 'boolean' },
    out: { type: 'string', default: join(root, 'dist') },
  },
});
const { production, watch } = options;
const dist = resolve(options.out);

const entries = {
  extension: 'client/extension.ts',
  'language-client': 'client/language-client.ts',
  'run-commands': 'client/run-commands.ts',
  'change-commands': 'client/change-commands.ts',
  'compare-command': 'client/compare-command.ts',
  server: 'server/main.ts',
  'server-start': 'cli/editor-process.ts',
  host: 'host/main.ts',
  cli: 'cli/main.ts',
  ...Object.fromEntries(
    ['convert', 'graph', 'lsp', 'policy', 'replay', 'resources', 'run', 'validate'].map((name) => [
      `cli-${name}`,
      `cli/commands/${name}.ts`,
    ]),
  ),
};
const browserEntries = {
  'run-view.js': 'client/webview/run-view.ts',
  'run-view.css': 'client/webview/run-view.css',
  'resources-view.js': 'client/webview/resources-view.ts',
  'resources-view.css': 'client/webview/resources-view.css',
  'compare-runs-view.js': 'client/webview/compare-runs-view.ts',
  'compare-runs-view.css': 'client/webview/compare-runs-view.css',
  'graph-view.js': 'client/webview/graph-view.ts',
  'graph-view.css': 'client/webview/graph-view.css',
  'graph-layout.js': 'client/webview/graph-layout.ts',
};

/** Packages that most processes never need, or not at once: a file of their own each. */
const heavy = ['yaml', 'jsonata', 'hyparquet', 'hyparquet-compressors', 'csv-parse', 're2js'];
/** Those of them that the bundles use. */
const used = new Set();
const fileOf = (name) => name.replace(/^@/, '').replaceAll(/[/.]/g, '-') + '.js';

const shared = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // jsonc-parser's UMD build does not bundle, its ESM build does.
  mainFields: ['module', 'main'],
  // A package has none: they would be most of it.
  sourcemap: !production,
  sourcesContent: false,
  minifySyntax: !watch,
  minifyWhitespace: !watch,
  // Names stay readable in stack traces where nobody waits for a download.
  minifyIdentifiers: production === true,
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: root,
};

/**
 * Turns a heavy package into getters that load `vendor/<name>.js` at the first use of one of its exports. The sources
 * import it as usual: `import { parseDocument } from 'yaml'`.
 */
const lazyPackages = {
  name: 'lazy-packages',
  setup(builder) {
    const pattern = new RegExp(`^(${heavy.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`);
    builder.onResolve({ filter: pattern }, ({ path }) => ({ path, namespace: 'lazy-package' }));
    builder.onLoad({ filter: /.*/, namespace: 'lazy-package' }, async ({ path }) => {
      used.add(path);
      const file = `./vendor/${fileOf(path)}`;
      const names = await exportsOf(path);
      const contents = names.includes('module.exports')
        ? `let loaded; const load = () => (loaded ??= require(${JSON.stringify(file)}));
           module.exports = new Proxy(function () {}, {
             apply: (_, self, given) => Reflect.apply(load(), self, given),
             construct: (_, given) => Reflect.construct(load(), given),
             // Bundled imports ask whether this is an ES module: no reason to load it.
             get: (_, name) => (name === '__esModule' ? undefined : load()[name]),
           });`
        : `let loaded; const load = () => (loaded ??= require(${JSON.stringify(file)}));
           Object.defineProperty(exports, '__esModule', { value: true });
           ${names.map((name) => `Object.defineProperty(exports, ${JSON.stringify(name)}, { enumerable: true, get: () => load()[${JSON.stringify(name)}] });`).join('\n')}`;
      return { contents, loader: 'js', resolveDir: root };
    });
    builder.onResolve({ filter: /^\.\/vendor\//, namespace: 'lazy-package' }, ({ path }) => ({ path, external: true }));
  },
};

/** Bundles that another one loads from beside it: its own beginning is small, and what it does not need stays away. */
const lateBundles = {
  name: 'late-bundles',
  setup(builder) {
    builder.onResolve({ filter: /^\.\/commands\// }, ({ path, importer }) => {
      const isCli = importer === join(root, entries.cli);
      return isCli ? { path: path.replace('./commands/', './cli-'), external: true } : undefined;
    });
  },
};

/** The names a package exports; `module.exports` for one that exports a single function or class. */
async function exportsOf(name) {
  const found = await import(name);
  const isSingle =
    typeof found.default === 'function' &&
    Object.keys(found).every((key) => key === 'default' || key === 'module.exports');
  const ours = ['module.exports', '__esModule'];
  return isSingle ? ['module.exports'] : Object.keys(found).filter((key) => !ours.includes(key));
}

/** The package for Parquet brings decompressors that Node has itself, one with a large dictionary. */
const withoutNodesDecompressors = {
  name: 'without-nodes-decompressors',
  setup(builder) {
    builder.onLoad({ filter: /hyparquet-compressors[\\/]src[\\/](brotli|gzip)\.js$/ }, () => ({
      contents: 'module.exports = {};',
    }));
  },
};

/** The file as it is resolved by `import`, so that packages with an ESM build give that. */
const vendorBuild = (name) => ({
  ...shared,
  entryPoints: [name],
  outfile: join(dist, 'vendor', fileOf(name)),
  minify: true,
  sourcemap: false,
  plugins: [withoutNodesDecompressors],
});

const nodeBuild = (name, file) => ({
  ...shared,
  entryPoints: [file],
  outfile: join(dist, `${name}.js`),
  external: ['vscode', './language-client', './run-commands', './change-commands', './compare-command', '@aws-sdk/*'],
  // ES modules know where they are by import.meta, bundles by __filename.
  define: {
    'import.meta.url': '__moduleUrl',
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
  },
  banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
  // Chunks are CommonJS files without a package around them: they are required, when they are needed.
  supported: { 'dynamic-import': false },
  plugins: [lazyPackages, lateBundles],
});

const browserBuild = (name, file) => ({
  ...shared,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  entryPoints: [file],
  outfile: join(dist, name),
});

/** The extension in the browser: one script that requires nothing but `vscode`. */
const webExtensionBuild = {
  ...browserBuild('browser/extension.js', 'client/browser/extension.ts'),
  format: 'cjs',
  external: ['vscode'],
};
/** The language server in a web worker. */
const webServerBuild = browserBuild('browser/server.js', 'server/browser/main.ts');

/** Files that are needed as they are. */
function copyFiles() {
  const handlers = join(root, 'interpreter', 'tasks', 'handlers');
  mkdirSync(join(dist, 'handlers'), { recursive: true });
  mkdirSync(join(dist, 'vendor'), { recursive: true });
  cpSync(handlers, join(dist, 'handlers'), { recursive: true, filter: (file) => !file.includes('__pycache__') });
  // The table of the SDK's actions is read when a definition names one of them (workspace/sdk-table.ts): packages are
  // packed anyway, and unpacking takes longer than all else of the reading.
  const table = readFileSync(join(root, 'language', 'integrations', 'sdk-table.txt.gz'));
  writeFileSync(join(dist, 'sdk-table.txt'), gunzipSync(table));
}

/** `npx stepwright` finds the command at once, without asking npm to install this package into its cache. */
function linkCommand() {
  const bins = join(root, 'node_modules', '.bin');
  const link = join(bins, 'stepwright');
  if (process.platform === 'win32' || !existsSync(bins)) return;
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'bin', 'stepwright.js'), link);
}

const started = performance.now();
const builds = [
  ...Object.entries(entries).map(([name, file]) => nodeBuild(name, file)),
  ...Object.entries(browserEntries).map(([name, file]) => browserBuild(name, file)),
  webExtensionBuild,
  webServerBuild,
];
copyFiles();
if (dist === join(root, 'dist')) linkCommand();
if (watch) {
  const contexts = await Promise.all(
    [...builds, ...heavy.map(vendorBuild)].map((one) => context({ ...one, logLevel: 'info' })),
  );
  await Promise.all(contexts.map((one) => one.watch()));
  console.log('watching');
} else {
  await Promise.all(builds.map((one) => build(one)));
  await Promise.all([...used].map((name) => build(vendorBuild(name))));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.log(`built Stepwright ${version} in ${Math.round(performance.now() - started)} ms`);
}
