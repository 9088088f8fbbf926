const { builtinModules } = require('node:module');

// The picture in ARCHITECTURE.md as a lint: which part may use which.
const parts = {
  language: [],
  graph: ['language'],
  interpreter: ['language'],
  workspace: ['interpreter', 'language'],
  host: ['workspace', 'interpreter', 'language'],
  server: ['workspace', 'language'],
  cli: ['server', 'graph', 'host', 'workspace', 'interpreter', 'language'],
  client: ['graph', 'language'],
};
const all = Object.keys(parts).join('|');

module.exports = {
  forbidden: [
    ...Object.entries(parts).map(([part, allowed]) => ({
      name: `${part}-uses-only-${['itself', ...allowed].join('-')}`,
      severity: 'error',
      from: { path: `^${part}/` },
      to: {
        path: `^(${all})/`,
        // The client knows the run host's messages, and the form of a history; it never runs anything itself.
        pathNot:
          `^(${[part, ...allowed].join('|')})/` +
          (part === 'client' ? '|^host/messages\\.ts$|^interpreter/core/aws-history\\.ts$' : ''),
      },
    })),
    {
      name: 'server-runs-nothing',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^interpreter/' },
    },
    {
      name: 'pure-parts-touch-nothing',
      severity: 'error',
      from: { path: '^(language|interpreter/core)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-knows-no-runner',
      severity: 'error',
      from: { path: '^interpreter/core/' },
      to: { path: '^interpreter/(?!core/)' },
    },
    {
      name: 'vscode-only-in-client',
      severity: 'error',
      from: { pathNot: '^(client|test)/' },
      to: { path: '^vscode$' },
    },
    {
      name: 'browser-bundles-have-no-node',
      comment: 'What VS Code in a browser loads: neither modules of Node nor what reads files.',
      severity: 'error',
      from: { path: '^(client|server)/browser/' },
      to: {
        reachable: true,
        path: `^(workspace|interpreter|host)/|^server/node/|^(node:)?(${builtinModules.join('|')})$`,
      },
    },
    {
      name: 'server-asks-its-project',
      comment: 'Files are read in server/node only; the rest of the server runs in a web worker, too.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(node/|(main|start)\\.ts$)' },
      to: { path: '^workspace/|^server/node/' },
    },
    { name: 'product-never-imports-tests', severity: 'error', from: { path: `^(${all})/` }, to: { path: '^test/' } },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
