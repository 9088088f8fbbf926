// Converts the sample's query language and format and writes its policy, with the installed VSIX. --out FOLDER; the VSIX as
// for run-user.mjs.
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gesturesOf } from './gestures.mjs';
import { outFolder } from './report.mjs';
import { runScenario } from './scenario.mjs';
import { addressOf, freshFolders, install, openPage, startServer } from './workbench.mjs';

const root = join(import.meta.dirname, '..', '..');
const out = outFolder(join(root, 'test-results', 'e2e', 'convert'));
const vsix = process.env.STEPWRIGHT_VSIX || join(root, 'test-results', 'stepwright.vsix');
const workspace = join(out, 'workspace');
mkdirSync(workspace, { recursive: true });
cpSync(join(root, 'samples', 'sample-flow'), workspace, { recursive: true });

const folders = freshFolders(workspace);
let server, opened, user;
const steps = [];
const step = (name, body) => steps.push({ name, body });
const lines = (text) => opened.page.locator('.view-line', { hasText: text });
const toast = (text) => opened.page.locator('.notification-toast', { hasText: text });
const button = (text) => opened.page.locator('.notification-toast a.monaco-button', { hasText: text });

step('the query language is converted', async () => {
  install(folders, vsix);
  server = await startServer(folders, { log: join(out, 'server.log') });
  opened = await openPage(addressOf(server, folders.workspace), { log: join(out, 'workbench.log') });
  user = gesturesOf(opened.page, out);
  await user.explorer('sample-flow.asl.json').waitFor({ timeout: 90_000 });
  await user.openFile('sample-flow.asl.json');
  await user.palette('Stepwright: Convert between JSONPath and JSONata');
  await toast('Converted to JSONata').waitFor();
  await lines('"QueryLanguage"').first().waitFor();
  await user.screenshot('converted');
});

step('both machines are run with an example input and end alike', async () => {
  await button('Compare Runs').click();
  await user.choose('input.json');
  await toast('Both state machines end alike').waitFor();
  await user.screenshot('compared');
});

step('the machine is opened as YAML', async () => {
  await user.palette('Stepwright: Convert between JSON and YAML');
  await lines('StartAt: Process1').first().waitFor();
  await user.screenshot('yaml');
});

step('the policy is written beside the machine', async () => {
  await user.palette('Stepwright: Write IAM Policy');
  await lines('lambda:InvokeFunction').first().waitFor();
  await user.screenshot('policy');
});

await runScenario({ out, folders, steps, current: () => ({ opened, server }) });
