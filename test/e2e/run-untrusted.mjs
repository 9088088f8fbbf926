// Opens a workspace that is not trusted with the installed VSIX: the language features work, and nothing is run.
// --out FOLDER; the VSIX as for run-user.mjs.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { gesturesOf, until } from './gestures.mjs';
import { processesWith } from './processes.mjs';
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

// Whatever a workspace can name to be run: interpreters in its settings and environments, handlers in stepwright.json and
// in a template, a client package for an endpoint, an endpoint, an execution history. Each leaves a trace where it is used.
const put = (name, text, mode = 0o644) => {
  const file = join(workspace, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof text === 'string' ? text : JSON.stringify(text, null, 2), { mode });
};
const interpreter = (runner) => `#!/bin/sh\ntouch "$(dirname "$0")/interpreter-was-run.txt"\nexec ${runner} "$@"\n`;
put('tools/python', interpreter('python3'), 0o755);
put('tools/node', interpreter('node'), 0o755);
put('.vscode/settings.json', {
  'stepwright.run.python': '${workspaceFolder}/tools/python',
  'stepwright.run.node': '${workspaceFolder}/tools/node',
});
const hostileMachine = {
  StartAt: 'Hook',
  States: {
    Hook: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Hook', Next: 'Templated' },
    Templated: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Templated', Next: 'Send' },
    Send: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Parameters: { TableName: 't', Item: { id: { S: '1' } } },
      Next: 'Publish',
    },
    Publish: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: { Message: 'm', TopicArn: 't' },
      End: true,
    },
  },
};
const leavesTrace = (name) => `require('fs').writeFileSync(require('path').join(__dirname, '${name}'), 'yes');\n`;
let requests = 0;
const listener = createServer((_request, response) => {
  requests++;
  response.end('{}');
});
await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${listener.address().port}`;
put('hostile/hostile.asl.json', hostileMachine);
put('hostile/stepwright.json', {
  functions: { Hook: { handler: 'hook.handler', runtime: 'node' } },
  endpoints: { dynamodb: address, sns: address, lambda: address },
});
put('hostile/hook.js', `${leavesTrace('hook-was-run.txt')}exports.handler = async (event) => event;\n`);
put('hostile/template.yaml', {
  Transform: 'AWS::Serverless-2016-10-31',
  Resources: {
    Templated: {
      Type: 'AWS::Serverless::Function',
      Properties: { CodeUri: 'code', Handler: 'index.handler', Runtime: 'nodejs20.x' },
    },
  },
});
put('hostile/code/index.js', `${leavesTrace('template-was-run.txt')}exports.handler = async (event) => event;\n`);
put('hostile/node_modules/@aws-sdk/client-sns/index.js', leavesTrace('package-was-run.txt'));
put('hostile/node_modules/@aws-sdk/client-sns/package.json', { name: '@aws-sdk/client-sns', main: 'index.js' });
put('hostile/.venv/bin/python', interpreter('python3'), 0o755);

const folders = freshFolders(workspace);
const trace = join(folders.workspace, 'was-run.txt');
const traces = () =>
  readdirSync(folders.workspace, { recursive: true }).filter((name) => String(name).endsWith('was-run.txt'));
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

step('whatever a hostile workspace names to be run is not run, whatever one does with its machine', async () => {
  const commands = [
    'Run Locally',
    'Run Again',
    'Show Resources',
    'Run from This State',
    'Run Only This State',
    'Redrive',
  ];
  await user.openFile('hostile.asl.json');
  await user.lens('Run Locally').waitFor();
  await user.goTo(5, 10);
  await user.keys.press('Control+k');
  await user.keys.press('Control+i');
  for (const command of commands) {
    await user.palette('Notifications: Clear All Notifications');
    await user.notification('Nothing was run').waitFor({ state: 'hidden' });
    await user.palette(`Stepwright: ${command}`);
    await user.notification('Nothing was run').waitFor();
    await user.keys.press('Control+1');
  }
  await user.palette('Notifications: Clear All Notifications');
  await user.palette('Stepwright: Show Graph');
  await user.webview().locator('#stage g.state').first().waitFor();
  await user.keys.press('Control+1');
  await user.openFile('template.yaml');
  await user.openFile('stepwright.json');
  assert.deepEqual(traces(), []);
  assert.equal(requests, 0);
  assert.equal(await opened.page.locator('.tab', { hasText: /^(Run|Resources): / }).count(), 0);
  assert.deepEqual(processesWith(folders.extensions, 'host.js'), []);
});

step('its button opens the page where trust is given, and then the run is made', async () => {
  await user.openFile('touch.asl.json');
  await user.palette('Stepwright: Run Locally');
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
  // The interpreter that the settings of the workspace name counts from now on.
  assert.deepEqual(traces().sort(), ['tools/interpreter-was-run.txt', 'was-run.txt']);
});

await runScenario({ out, folders, steps, current: () => ({ opened, server }) });
