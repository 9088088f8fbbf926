// Graph and run view when the window is reloaded, two runs at once, a file edited while it runs, and the difference to the
// last commit, with the installed VSIX. --out FOLDER; the VSIX as for run-user.mjs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gesturesOf, until } from './gestures.mjs';
import { outFolder } from './report.mjs';
import { runScenario } from './scenario.mjs';
import { addressOf, freshFolders, install, openPage, startServer } from './workbench.mjs';

const root = join(import.meta.dirname, '..', '..');
const out = outFolder(join(root, 'test-results', 'e2e', 'views'));
const vsix = process.env.STEPWRIGHT_VSIX || join(root, 'test-results', 'stepwright.vsix');
const machine = (states) => `${JSON.stringify({ StartAt: Object.keys(states)[0], States: states }, null, 2)}\n`;
const sleeping = { Type: 'Wait', Seconds: 3600, End: true };
const sorting = {
  Sort: {
    Type: 'Choice',
    Choices: [{ Variable: '$.total', NumericGreaterThan: 1000, Next: 'Large' }],
    Default: 'Small',
  },
  Large: { Type: 'Succeed' },
  Small: { Type: 'Pass', End: true },
};
const each = {
  Prepare: { Type: 'Pass', Result: [1, 2, 3], Next: 'Each' },
  Each: {
    Type: 'Map',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Call',
      States: {
        Call: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Worker', End: true },
      },
    },
    End: true,
  },
};
const worker = `import os

def lambda_handler(event, context):
    if event == 2 and not os.path.exists(os.path.join(os.path.dirname(__file__), "repaired.txt")):
        raise ValueError("two is refused")
    return event * 10
`;
const past = (id, type, details) => ({ id, previousEventId: id - 1, timestamp: 1_700_000_000 + id, type, ...details });
const history = JSON.stringify({
  events: [
    past(1, 'ExecutionStarted', { executionStartedEventDetails: { input: '{"total":12}' } }),
    past(2, 'ChoiceStateEntered', { stateEnteredEventDetails: { name: 'Sort', input: '{"total":12}' } }),
    past(3, 'ChoiceStateExited', { stateExitedEventDetails: { name: 'Sort', output: '{"total":12}' } }),
    past(4, 'PassStateEntered', { stateEnteredEventDetails: { name: 'Small', input: '{"total":12}' } }),
    past(5, 'PassStateExited', { stateExitedEventDetails: { name: 'Small', output: '{"total":12}' } }),
    past(6, 'ExecutionSucceeded', { executionSucceededEventDetails: { output: '{"total":12}' } }),
  ],
});
const from = join(out, 'workspace');
mkdirSync(join(from, '.vscode'), { recursive: true });
writeFileSync(
  join(from, '.vscode', 'settings.json'),
  JSON.stringify({ 'stepwright.run.time': 'real', 'git.enabled': true }),
);
writeFileSync(join(from, 'sorting.asl.json'), machine(sorting));
writeFileSync(join(from, 'sorting.input.json'), '{ "total": 12 }\n');
writeFileSync(join(from, 'each.asl.json'), machine(each));
writeFileSync(join(from, 'worker.py'), worker);
writeFileSync(join(from, 'past.json'), history);
writeFileSync(join(from, 'cut.json'), history.slice(0, history.indexOf('"PassStateExited"')));
writeFileSync(join(from, 'first.asl.json'), machine({ Before: { Type: 'Pass', Next: 'Sleep' }, Sleep: sleeping }));
writeFileSync(join(from, 'second.asl.json'), machine({ Rest: sleeping }));

const folders = freshFolders(from);
const git = (...args) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
    cwd: folders.workspace,
    stdio: 'ignore',
  });
let server, opened, user;
const steps = [];
const step = (name, body) => steps.push({ name, body });
const tab = (text) => opened.page.locator('.tab', { hasText: text }).first();
/** The webview that shows this element, of all that are open. */
async function viewWith(selector) {
  const frames = opened.page.frameLocator('iframe.webview.ready');
  const count = () => opened.page.locator('iframe.webview.ready').count();
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    for (let index = 0; index < (await count()); index++) {
      const view = frames.nth(index).frameLocator('iframe#active-frame');
      if (
        await view
          .locator(selector)
          .first()
          .isVisible()
          .catch(() => false)
      )
        return view;
    }
    await opened.page.waitForTimeout(100);
  }
  throw new Error(`no view shows ${selector}`);
}

/** By the command, which saves what is open: a reload by the browser may come before that. */
async function reloadWindow() {
  await opened.page.evaluate(() => (window.isOld = true));
  await user.palette('Developer: Reload Window');
  await opened.page.waitForFunction(() => !window.isOld, undefined, { timeout: 90_000 });
  await user.explorer('sorting.asl.json').waitFor({ timeout: 90_000 });
}

step('a Choice says why it went where it did', async () => {
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'machines');
  install(folders, vsix);
  server = await startServer(folders, { log: join(out, 'server.log') });
  opened = await openPage(addressOf(server, folders.workspace), { log: join(out, 'workbench.log') });
  user = gesturesOf(opened.page, out);
  await user.explorer('sorting.asl.json').waitFor({ timeout: 90_000 });
  await user.openFile('sorting.asl.json');
  await user.palette('Stepwright: Show Graph');
  await (await viewWith('#search')).locator('#stage g.state').first().waitFor();
  await user.keys.press('Control+1');
  await user.palette('Stepwright: Run Locally');
  await user.choose('sorting.input.json');
  const view = await viewWith('#status.succeeded');
  await view.locator('#stage [data-id="state:Sort"] > .icon-box').click();
  await view.locator('.rule.taken', { hasText: 'Taken: → Small' }).waitFor();
  assert.match(await view.locator('.rule').first().innerText(), /\$\.total > 1000\s+\$\.total is 12/);
  // The same stands in the text, behind where the rule and the default lead.
  await user.line(/✗.+total.+is.+12/).waitFor();
  await user.line(/✓.+taken/).waitFor();
  await user.screenshot('why');
});

step('graph and run view are there again when the window was reloaded, at the step that was looked at', async () => {
  await reloadWindow();
  await tab('Graph: sorting').click();
  await (await viewWith('#search')).locator('#stage g.state').first().waitFor();
  await tab('Run: sorting').click();
  const view = await viewWith('#machine');
  await view.locator('#status.succeeded').waitFor();
  await view.locator('.rule.taken', { hasText: 'Taken: → Small' }).waitFor();
  await user.screenshot('reloaded');
});

step('a state is run alone with the data of the visit that is looked at, and that again', async () => {
  const view = await viewWith('#machine');
  await view.locator('#stage [data-id="state:Small"] > .icon-box').click();
  await view.locator('#details h2', { hasText: 'Small' }).waitFor();
  await user.screenshot('visit');
  await view.locator('#details button', { hasText: 'Run only this' }).click();
  await user.choose('Data of the last run at "Small"');
  await view.locator('#tab-timeline').click();
  await view.locator('#status.succeeded').waitFor();
  const names = async () => (await view.locator('#states .row .name').allInnerTexts()).join();
  await until('the state alone', async () => (await names()) === 'sorting,Small');
  assert.deepEqual(JSON.parse(await view.locator('#details pre.output').innerText()), { total: 12 });
  const before = await view.locator('#facts').innerText();
  await view.locator('#again').click();
  await until('another run', async () => (await view.locator('#facts').innerText()) !== before);
  await view.locator('#status.succeeded').waitFor();
  assert.equal(await names(), 'sorting,Small');
});

step('a Distributed Map fails at a child', async () => {
  await user.keys.press('Control+1');
  await user.openFile('each.asl.json');
  await user.palette('Stepwright: Run Locally');
  await user.choose('Empty object');
  await tab('Run: each').waitFor();
  const view = await viewWith('#status.failed');
  await view.locator('#details .failure', { hasText: 'ExceedToleratedFailureThreshold' }).waitFor();
});

step('two runs at once have a view each, and a file may be edited while it runs', async () => {
  for (const name of ['first', 'second']) {
    await user.keys.press('Control+1');
    await user.openFile(`${name}.asl.json`);
    await user.palette('Stepwright: Run Locally');
    await user.choose('Empty object');
    await tab(`Run: ${name}`).waitFor();
  }
  await tab('Run: first').click();
  const view = await viewWith('#status.running');
  await view.locator('#machine', { hasText: 'first' }).waitFor();
  await user.keys.press('Control+1');
  await user.openFile('first.asl.json');
  await user.goTo(1, 1);
  await user.keys.type(' ');
  await view.locator('#status.running').waitFor();
  assert.equal(await view.locator('#stage g.state').count(), 2);
  await user.screenshot('two-runs');
  await user.palette('File: Revert File');
});

step('a window reloaded in the middle of a run shows what was seen, and that the run broke off', async () => {
  await reloadWindow();
  await tab('Run: first').click();
  const view = await viewWith('#machine');
  await view.locator('#status.broken').waitFor();
  await view.locator('[data-id="state:Before"].run-succeeded').waitFor({ state: 'attached' });
  await user.screenshot('broken-off');
});

step('a run that is kept is redriven in another window, with the children of its Distributed Map', async () => {
  writeFileSync(join(folders.workspace, 'repaired.txt'), '');
  await tab('Run: each').click();
  const view = await viewWith('#redrive');
  await view.locator('#machine', { hasText: 'each' }).waitFor();
  await view.locator('#redrive').click();
  await view.locator('#status.succeeded').waitFor();
  assert.deepEqual(JSON.parse(await view.locator('#details pre.output').innerText()), [10, 20, 30]);
  await user.screenshot('redriven');
});

step('a history that is dropped on the list of runs opens; of one that is cut what there is', async () => {
  await user.keys.press('Control+1');
  const runs = opened.page.locator('.pane', {
    has: opened.page.locator('.pane-header', { hasText: 'State Machine Runs' }),
  });
  const header = runs.locator('.pane-header');
  if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
  const list = runs.locator('.monaco-list');
  await list.locator('.monaco-list-row').first().waitFor();
  await user.explorer('past.json').dragTo(list);
  await tab('Run: past').waitFor();
  const view = await viewWith('#status.succeeded');
  await view.locator('#facts', { hasText: 'from a history file' }).waitFor();
  await view.locator('[data-id="state:Small"].run-succeeded').waitFor({ state: 'attached' });
  await user.explorer('cut.json').dragTo(list);
  await tab('Run: cut').waitFor();
  await (await viewWith('#status.broken')).locator('#details .failure', { hasText: 'up to event 4' }).waitFor();
  await user.screenshot('history-cut');
  await user.explorer('sorting.input.json').dragTo(list);
  await user.notification('no execution history').waitFor();
});

step('the command for histories opens the one in the active editor', async () => {
  // It takes the place of the history that was shown for the same machine.
  await tab('Run: past').waitFor({ state: 'detached' });
  await user.keys.press('Control+1');
  await user.openFile('past.json');
  await user.palette('Stepwright: Open Execution History');
  await tab('Run: past').waitFor();
});

step('the graph is compared with the last commit', async () => {
  const changed = { ...sorting, Small: { Type: 'Pass', Next: 'Added' }, Added: { Type: 'Succeed' } };
  writeFileSync(join(folders.workspace, 'sorting.asl.json'), machine(changed));
  await user.keys.press('Control+1');
  await user.openFile('sorting.asl.json');
  await opened.page.locator('.editor-instance .view-line', { hasText: 'Added' }).first().waitFor();
  const legend = async () => {
    await user.palette('Stepwright: Compare Graph with Git HEAD');
    return viewWith('#legend li');
  };
  const view = await legend();
  await view.locator('#legend li', { hasText: 'Added: 1' }).waitFor();
  await view.locator('#legend li', { hasText: 'Moved: 1' }).waitFor();
  await user.screenshot('compared-with-head');
});

await runScenario({ out, folders, steps, current: () => ({ opened, server }) });
