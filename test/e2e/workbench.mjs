// Starts the VS Code server on a copy of a workspace and opens its workbench in Chromium.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium.mjs';
import { ensureHost } from './fetch-host.mjs';

/** What keeps the workbench quiet, off the network, and as on the desktop. */
const quiet = {
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.tips.enabled': false,
  'workbench.startupEditor': 'none',
  'git.enabled': false,
  'files.autoSave': 'off',
};

const nodeOfHost = () => process.env.VSCODE_E2E_NODE || process.execPath;

/** Folders of one run, outside of the repository: `workspace` is a copy of `from`. */
export function freshFolders(from) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepwright-e2e-')));
  const folders = {
    folder,
    workspace: join(folder, 'workspace'),
    data: join(folder, 'data'),
    extensions: join(folder, 'extensions'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  cpSync(from, folders.workspace, { recursive: true });
  mkdirSync(folders.extensions);
  return folders;
}

/** Installs a VSIX as a user would; gives the list of installed extensions with their versions. */
export function install(folders, vsix) {
  const { main } = ensureHost();
  const run = (...args) =>
    execFileSync(
      nodeOfHost(),
      [
        main,
        ...args,
        '--extensions-dir',
        folders.extensions,
        '--server-data-dir',
        folders.data,
        '--accept-server-license-terms',
      ],
      { encoding: 'utf8', env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
    );
  run('--install-extension', vsix);
  return run('--list-extensions', '--show-versions');
}

/**
 * Starts the server; it is ready when this resolves. `trust: 'asked'` leaves Workspace Trust on, as a user has it;
 * `driver` is for suites inside the extension host.
 */
export async function startServer(folders, { log, env = {}, driver = false, trust = 'off', settings = {}, port = 0 }) {
  const host = ensureHost();
  const machine = join(folders.data, 'data', 'Machine');
  mkdirSync(machine, { recursive: true });
  writeFileSync(join(machine, 'settings.json'), JSON.stringify({ ...quiet, ...settings }));
  const token = randomBytes(16).toString('hex');
  const output = openSync(log, 'w');
  const child = spawn(
    nodeOfHost(),
    [
      host.main,
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token, '--accept-server-license-terms'],
      ...['--server-data-dir', folders.data, '--extensions-dir', folders.extensions],
      ...['--telemetry-level', 'off', '--log', 'info'],
      ...(trust === 'off' ? ['--disable-workspace-trust'] : []),
      ...(driver ? ['--enable-smoke-test-driver'] : []),
    ],
    // A process group of its own: the extension hosts end with it.
    { detached: true, stdio: ['ignore', output, output], env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...env } },
  );
  closeSync(output);
  let ended;
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      ended = code ?? signal;
      resolve(ended);
    });
  });
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // It has ended already.
    }
  };
  const stop = async () => {
    signal('SIGTERM');
    await Promise.race([exited, sleep(3000)]);
    signal('SIGKILL');
  };
  for (const deadline = Date.now() + 60_000; ; await sleep(50)) {
    const said = readFileSync(log, 'utf8');
    const listening = /Extension host agent listening on (\d+)/.exec(said);
    if (listening) return { port: Number(listening[1]), token, exited, stop, vscode: host.vscode };
    if (ended === undefined && Date.now() < deadline) continue;
    await stop();
    throw new Error(`the server of VS Code did not start:\n${said}`);
  }
}

/** The workbench's address for a folder or a `.code-workspace` file; `development` and `suite` are what a desktop VS Code takes as launch arguments. */
export function addressOf(server, folder, { development, suite } = {}) {
  const remote = (file) => `vscode-remote://127.0.0.1:${server.port}${file}`;
  const payload = [
    ['skipWelcome', 'true'],
    ...(development ? [['extensionDevelopmentPath', remote(development)]] : []),
    ...(suite ? [['extensionTestsPath', remote(suite)]] : []),
  ];
  const opens = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = { tkn: server.token, [opens]: folder, payload: JSON.stringify(payload) };
  const encoded = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `http://127.0.0.1:${server.port}/?${encoded.join('&')}`;
}

/** Opens an address in Chromium and keeps the page's log; `outside` collects hosts other than this machine. */
export async function openPage(address, { log, onHostLog, onExit, colorScheme = 'dark' }) {
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    // Only pages of this test are shown, and in containers the sandbox cannot be made.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
  });
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, colorScheme });
  const outside = new Set();
  const note = (line) => {
    appendFileSync(log, `${line}\n`);
  };
  page.on('console', (message) => note(`[console.${message.type()}] ${message.text()}`));
  page.on('pageerror', (fault) => note(`[pageerror] ${fault.stack ?? fault}`));
  page.on('requestfailed', (request) => note(`[requestfailed] ${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    const { protocol, hostname, host } = new URL(request.url());
    // Files of webviews have addresses of their own, which VS Code's service worker answers.
    const isHere = hostname === '127.0.0.1' || hostname.endsWith('.vscode-resource.vscode-cdn.net');
    if (/^https?:$/.test(protocol) && !isHere) outside.add(host);
  });
  // The workbench calls these two; they must be there before it loads.
  await page.exposeFunction('codeAutomationLog', (type, words) => {
    const line = words.map(String).join(' ');
    note(`[host.${type}] ${line}`);
    onHostLog?.(line);
  });
  await page.exposeFunction('codeAutomationExit', (code) => {
    note(`[exit] ${code}`);
    onExit?.(code);
  });
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  return { browser, page, outside };
}

/** Keeps what is needed to understand a failure: a picture of the page and the logs of VS Code. */
export async function keepEvidence(folders, page, out, name = 'failure') {
  await page?.screenshot({ path: join(out, `${name}.png`), timeout: 10_000 }).catch(() => undefined);
  const logs = join(folders.data, 'data', 'logs');
  if (existsSync(logs)) cpSync(logs, join(out, 'vscode-logs'), { recursive: true });
}
