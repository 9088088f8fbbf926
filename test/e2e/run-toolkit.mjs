// Where the AWS Toolkit is installed too, Stepwright asks once which of the two checks state machines. Its place is taken
// by an extension with its id and its language, which does nothing. --out FOLDER; the VSIX as for run-user.mjs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gesturesOf } from './gestures.mjs';
import { outFolder } from './report.mjs';
import { runScenario } from './scenario.mjs';
import { addressOf, freshFolders, install, openPage, startServer } from './workbench.mjs';

const root = join(import.meta.dirname, '..', '..');
const out = outFolder(join(root, 'test-results', 'e2e', 'toolkit'));
const vsix = process.env.STEPWRIGHT_VSIX || join(root, 'test-results', 'stepwright.vsix');
const workspace = join(out, 'workspace');
mkdirSync(workspace, { recursive: true });
writeFileSync(join(workspace, 'flow.asl.json'), '{ "StartAt": "Nowhere", "States": {} }\n');

/** A VSIX that has the Toolkit's id and the same language. */
function makeToolkit() {
  const folder = join(out, 'toolkit');
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'aws-toolkit-vscode',
    publisher: 'amazonwebservices',
    version: '3.0.0',
    engines: { vscode: '^1.99.0' },
    license: 'Apache-2.0',
    main: './main.js',
    contributes: { languages: [{ id: 'asl', extensions: ['.asl.json', '.asl'], aliases: ['Amazon States Language'] }] },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'main.js'), 'exports.activate = () => {};\n');
  writeFileSync(join(folder, 'README.md'), 'Stands for the AWS Toolkit in a test.\n');
  const file = join(out, 'toolkit.vsix');
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', file];
  execFileSync(process.execPath, [vsce, 'package', ...options], { cwd: folder, stdio: 'ignore' });
  return file;
}

const folders = freshFolders(workspace);
let server, opened, user;
const openAgain = async () => {
  await opened?.browser.close();
  opened = await openPage(addressOf(server, folders.workspace), { log: join(out, 'workbench.log') });
  user = gesturesOf(opened.page, out);
  await user.explorer('flow.asl.json').waitFor({ timeout: 90_000 });
  await user.openFile('flow.asl.json');
};
const question = 'The AWS Toolkit checks and completes';
const steps = [];
const step = (name, body) => steps.push({ name, body });

step('the question comes when a state machine is opened', async () => {
  install(folders, makeToolkit());
  install(folders, vsix);
  server = await startServer(folders, { log: join(out, 'server.log') });
  await openAgain();
  await user.notification(question).waitFor();
  await user.squiggles('error').first().waitFor();
  await user.screenshot('toolkit');
});

step('Stepwright is quiet when the user wants so', async () => {
  await user.notification(question).locator('.monaco-button', { hasText: 'Stepwright Only Runs' }).click();
  await user.squiggles('error').first().waitFor({ state: 'detached' });
  await user.titleButton('Run Locally').waitFor();
});

step('it is not asked a second time, and the choice stays', async () => {
  await openAgain();
  await user.titleButton('Run Locally').waitFor();
  // Nothing can be waited for where nothing shall come.
  await sleep(3_000);
  assert.equal(await user.notification(question).count(), 0);
  assert.equal(await user.squiggles('error').count(), 0);
});

await runScenario({ out, folders, steps, current: () => ({ opened, server }) });
