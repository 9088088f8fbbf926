import { execFileSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from '../figure';
import { median } from '../interleave';
import { withFolder } from '../processes';

/** What the extension costs whoever has it installed. */
export const extensionFigures: readonly Figure[] = [
  {
    name: 'extension-activation',
    what: 'loading and activating the extension with no state machine open, over an empty extension',
    unit: 'ms',
    limit: { kind: 'over', atMost: 30 },
    measure: ({ quick, dist }) =>
      withFolder(async (folder) => {
        const host = path.join(folder, 'host.cjs');
        const empty = path.join(folder, 'empty.cjs');
        writeFileSync(host, EXTENSION_HOST);
        writeFileSync(empty, "require('vscode');\nexports.activate = () => {};\n");
        const activated: Record<'ours' | 'peer', number[]> = { ours: [], peer: [] };
        const activate = (file: string): number =>
          Number(execFileSync(process.execPath, [host, file], { encoding: 'utf8' }));
        for (let round = 0; round < (quick ? 1 : 15); round++) {
          activated.ours.push(activate(path.join(dist(), 'extension.js')));
          activated.peer.push(activate(empty));
        }
        return Promise.resolve({ ours: median(activated.ours), peer: median(activated.peer) });
      }),
  },
  {
    name: 'vsix-size',
    what: 'the VSIX, over 3 MB',
    unit: 'MB',
    limit: { kind: 'ratio', atMost: 1 },
    measure: () =>
      withFolder((folder) => {
        const file = path.join(folder, 'stepwright.vsix');
        execFileSync(process.execPath, ['scripts/package.mjs', '--out', file], { stdio: 'ignore' });
        return Promise.resolve({ ours: statSync(file).size / 1024 / 1024, peer: 3 });
      }),
  },
];

/**
 * Stands in for the extension host: every name of the `vscode` module is there and does nothing. Prints the milliseconds
 * from `require` of the extension to the end of `activate`.
 */
const EXTENSION_HOST = `
const Module = require('node:module');
const nothing = new Proxy(function () {}, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => '' : name === Symbol.iterator ? [][Symbol.iterator] : name === 'then' ? undefined : nothing),
  apply: () => nothing,
  construct: () => nothing,
});
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));
// Bundles copy what a module has and take the rest from its prototype.
const vscode = Object.create(nothing, { workspace: { value: Object.create(nothing, { textDocuments: { value: [] } }) } });
const context = new Proxy({ subscriptions: [] }, { get: (own, name) => own[name] ?? nothing });
const start = performance.now();
require(process.argv[2]).activate(context);
console.log(performance.now() - start);
`;
