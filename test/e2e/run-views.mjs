// Graph and run view when the window is reloaded, two runs at once, a file edited while it runs, and the difference to the
// last commit, with the installed VSIX. --out FOLDER; the VSIX as for run-user.mjs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gesturesOf } from './gestures.mjs';
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
const from = join(out, 'workspace');
mkdirSync(join(from, '.vscode'), { recursive: true });
writeFileSync(
  join(from, '.vscode', 'settings.json'),
  JSON.stringify({ 'stepwright.run.time': 'real', 'git.enabled': true }),
);
writeFileSync(join(from, 'sorting.asl.json'), machine(sorting));
writeFileSync(join(from, 'sorting.input.json'), '{ "total": 12 }\n');
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
