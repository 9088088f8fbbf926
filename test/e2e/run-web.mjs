// Uses the installed VSIX as VS Code in a browser does: the extension and its server run in web workers of the page, without
// a process of their own. The host is that of the other runs; the manifest of the installed copy leaves it no choice.
// --out FOLDER; the VSIX as for run-user.mjs.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gesturesOf } from './gestures.mjs';
import { outFolder } from './report.mjs';
import { runScenario } from './scenario.mjs';
import { addressOf, freshFolders, install, openPage, startServer } from './workbench.mjs';

const root = join(import.meta.dirname, '..', '..');
const out = outFolder(join(root, 'test-results', 'e2e', 'web'));
const vsix = process.env.STEPWRIGHT_VSIX || join(root, 'test-results', 'stepwright.vsix');

const workspace = join(out, 'workspace');
mkdirSync(workspace, { recursive: true });
writeFileSync(
  join(workspace, 'flow.asl.json'),
  `{
  "StartAt": "Read",
  "States": {
    "Read": {
      "Type": "Task",
      "Resource": "arn:aws:states:::aws-sdk:s3:getObjekt",
      "Parameters": { "Bucket": "b", "Key": "k" },
      "Next": "Tell"
    },
    "Tell": {
      "Type": "Pass",
      "Nex": "Done",
      "Next": "Done"
    },
    "Done": {
      "Type": "Succeed"
    }
  }
}
`,
);
writeFileSync(
  join(workspace, 'pause.asl.yaml'),
  `QueryLanguage: JSONata
StartAt: Pause
States:
  Pause:
    Type: Wait
    Seconds: "{% $nope(5) %}"
    End: true
`,
);

/** Leaves the installed extension no other place to run in than a web worker. */
function onlyInBrowser({ extensions }) {
  const folder = readdirSync(extensions).find((name) => name.includes('stepwright'));
  const file = join(extensions, folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, extensionKind: ['web'], main: undefined }));
}

const folders = freshFolders(workspace);
let server, opened, user;
const steps = [];
const step = (name, body) => steps.push({ name, body });
const lenses = (text) => opened.page.locator('.codelens-decoration a', { hasText: text });

step('a definition is checked by the server in a web worker', async () => {
  install(folders, vsix);
  onlyInBrowser(folders);
  server = await startServer(folders, { log: join(out, 'server.log') });
  opened = await openPage(addressOf(server, folders.workspace), { log: join(out, 'workbench.log') });
  user = gesturesOf(opened.page, out);
  await user.explorer('flow.asl.json').waitFor({ timeout: 90_000 });
  await user.openFile('flow.asl.json');
  await user.squiggles('error').first().waitFor();
  await user.keys.press('Control+Shift+M');
  await user.problem('"Nex"').waitFor();
  await user.screenshot('web-checked');
});

step('the actions of the SDK are known once their table has arrived', async () => {
  await user.problem('getObjekt').waitFor();
  await user.keys.press('Control+Shift+M');
});

step('going to a definition, and completion', async () => {
  await user.goTo(8, 17);
  await user.keys.press('F12');
  await opened.page.locator('.statusbar-item', { hasText: 'Ln 10' }).waitFor();
  await user.goTo(8, 20);
  for (let i = 0; i < 4; i++) await user.keys.press('Backspace');
  await user.keys.press('Control+Space');
  await user.proposal('Done').waitFor();
  await user.keys.press('Escape');
});

step('YAML and JSONata, too', async () => {
  await user.openFile('pause.asl.yaml');
  await user.squiggles('warning').first().waitFor();
  await user.keys.press('Control+Shift+M');
  await user.problem('$nope').waitFor();
  await user.keys.press('Control+Shift+M');
});

step('the graph is drawn', async () => {
  await user.openFile('flow.asl.json');
  await user.palette('Stepwright: Show Graph');
  await user.webview().locator('#stage', { hasText: 'Tell' }).waitFor();
  await user.screenshot('web-graph');
  await user.keys.press('Control+1');
});

step('Run Locally says that it needs a process', async () => {
  await user.openFile('flow.asl.json');
  await lenses('Run Locally').first().click();
  await opened.page.locator('.notification-toast', { hasText: 'which VS Code in the browser cannot start' }).waitFor();
  await user.screenshot('web-run');
});

step('nothing of it asks for anything outside of this machine', () => {
  assert.deepEqual([...opened.outside], []);
});

await runScenario({ out, folders, steps, current: () => ({ opened, server }) });
