// Opens a workspace that is not trusted with the installed VSIX: the language features work, and nothing is run.
// --out FOLDER; the VSIX as for run-user.mjs.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gesturesOf, until } from './gestures.mjs';
import { outFolder } from './report.mjs';
import { runScenario } from './scenario.mjs';
import { addressOf, freshFolders, install, openPage, startServer } from './workbench.mjs';

const root = join(import.meta.dirname, '..', '..');
const out = outFolder(join(root, 'test-results', 'e2e', 'untrusted'));
const vsix = process.env.STEPWRIGHT_VSIX || join(root, 'test-results', 'stepwright.vsix');

/** A machine with a fault, whose handler leaves a trace when it is run. */
const machine = {
  StartAt: 'Touch',
  States: {
    Touch: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Touch', End: true },
    Lost: { Type: 'Succeed' },
  },
};
const workspace = join(out, 'workspace');
mkdirSync(workspace, { recursive: true });
writeFileSync(join(workspace, 'touch.asl.json'), `${JSON.stringify(machine, null, 2)}\n`);
writeFileSync(
  join(workspace, 'touch.py'),
  'import pathlib\n\npathlib.Path(__file__).with_name("was-run.txt").write_text("yes")\n\ndef lambda_handler(event, context):\n    return event\n',
);

const folders = freshFolders(workspace);
const trace = join(folders.workspace, 'was-run.txt');
let server, opened, user;
const steps = [];
const step = (name, body) => steps.push({ name, body });

step('an untrusted workspace is checked', async () => {
  install(folders, vsix);
  server = await startServer(folders, {
    log: join(out, 'server.log'),
    trust: 'asked',
    // The workbench asks in a dialog at the start; here the user has read it and stays in restricted mode.
    settings: {
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.untrustedFiles': 'open',
    },
  });
  opened = await openPage(addressOf(server, folders.workspace), { log: join(out, 'workbench.log') });
  user = gesturesOf(opened.page, out);
  await user.explorer('touch.asl.json').waitFor({ timeout: 90_000 });
  const asked = user.dialog('Do you trust the authors');
  await asked.locator('.monaco-button', { hasText: 'No' }).click();
  await asked.waitFor({ state: 'hidden' });
  await user.openFile('touch.asl.json');
  await user.status('Restricted Mode');
  await user.squiggles('error').first().waitFor();
});

step('Run Locally says that it needs trust, and runs nothing', async () => {
  await user.palette('Stepwright: Run Locally');
  await user.notification('Nothing was run').waitFor();
  await user.screenshot('untrusted');
  assert.equal(await opened.page.locator('.tab', { hasText: 'Run: ' }).count(), 0);
  assert.ok(!existsSync(trace), 'the handler was run');
});

step('its button opens the page where trust is given, and then the run is made', async () => {
  await user.notification('Nothing was run').locator('.monaco-button', { hasText: 'Manage' }).click();
  await opened.page.locator('.workspace-trust-editor').waitFor();
  await opened.page
    .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
    .first()
    .click();
  await user.openFile('touch.asl.json');
  // The fault would be refused: it is mended first, so that the handler is what decides.
  writeFileSync(
    join(folders.workspace, 'touch.asl.json'),
    JSON.stringify({ ...machine, States: { Touch: machine.States.Touch } }),
  );
  await user.squiggles('error').first().waitFor({ state: 'detached' });
  await user.palette('Stepwright: Run Locally');
  await user.choose('Empty object');
  await user.webview().locator('#status', { hasText: 'Succeeded' }).waitFor();
  await until('the trace of the handler', () => existsSync(trace));
});

await runScenario({ out, folders, steps, current: () => ({ opened, server }) });
