// npm run editor: a real VS Code on the samples with the extension loaded, until Ctrl-C. It is the desktop's where `code`
// is on the PATH, else one in the browser, on this computer only, whose address is printed. --browser takes the latter.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const samples = join(root, 'samples');
const { values } = parseArgs({ options: { browser: { type: 'boolean' }, port: { type: 'string', default: '0' } } });

/** Whether `code` is a desktop VS Code; inside of one's terminal it is a shim that works as well. */
function hasDesktop() {
  const found = spawnSync('code', ['--version'], {
    stdio: 'ignore',
    shell: process.platform === 'win32',
    timeout: 20_000,
  });
  return found.status === 0;
}

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
if (!values.browser && hasDesktop()) await openDesktop();
else await openInBrowser();

async function openDesktop() {
  console.log('opening VS Code on the samples; close its window or press Ctrl-C here to end');
  const window = spawn('code', ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, samples], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  await new Promise((resolve) => window.once('exit', resolve));
}

async function openInBrowser() {
  const { addressOf, startServer } = await import('../test/e2e/workbench.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-editor-'));
  const folders = { folder, workspace: samples, data: join(folder, 'data'), extensions: join(folder, 'extensions') };
  console.log('fetching VS Code where it is not there yet …');
  const server = await startServer(folders, { log: join(folder, 'server.log'), port: Number(values.port) });
  const end = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    process.exit(0);
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
  console.log(
    `\nVS Code ${server.vscode} with Stepwright, on ${samples}:\n\n  ${addressOf(server, samples, { development: root })}\n`,
  );
  console.log('Open this address in a browser on this computer. Ctrl-C ends it.');
  await server.exited;
  await end();
}
