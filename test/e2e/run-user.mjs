// Installs the VSIX in a fresh VS Code and uses it by keyboard, as a user would. --out FOLDER
// The VSIX is test-results/stepwright.vsix (scripts/package.mjs makes it) or what STEPWRIGHT_VSIX names.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileText, gesturesOf, until } from './gestures.mjs';
import { processesWith } from './processes.mjs';
import { outFolder } from './report.mjs';
import { runScenario } from './scenario.mjs';
import { addressOf, freshFolders, install, openPage, startServer } from './workbench.mjs';

const root = join(import.meta.dirname, '..', '..');
const out = outFolder(join(root, 'test-results', 'e2e', 'user'));
const vsix = process.env.STEPWRIGHT_VSIX || join(root, 'test-results', 'stepwright.vsix');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const sample = join(root, 'samples', 'sample-flow');
const expected = JSON.parse(readFileSync(join(sample, 'expected-output.json'), 'utf8'));

/** A failing run: the second state calls a function that nobody has written; the first has a hostile name. */
const hostile = '<script>alert(1)</script>';
const failing = {
  StartAt: hostile,
  States: {
    [hostile]: { Type: 'Pass', Result: { text: '<img src=x onerror="document.title=1">' }, Next: 'Charge card' },
    'Charge card': { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:ChargeCard', End: true },
  },
};
const stuck = {
  StartAt: 'Sleep',
  States: { Sleep: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Sleeper', End: true } },
};
const sleeper =
  'import time\n\ndef lambda_handler(event, context):\n    print("sleeping", flush=True)\n    time.sleep(3600)\n';
const waiting = { StartAt: 'Long wait', States: { 'Long wait': { Type: 'Wait', Seconds: 3600, End: true } } };

const workspace = join(out, 'workspace');
mkdirSync(workspace, { recursive: true });
cpSync(sample, workspace, { recursive: true });
writeFileSync(join(workspace, 'failing.asl.json'), `${JSON.stringify(failing, null, 2)}\n`);
writeFileSync(join(workspace, 'waiting.asl.json'), `${JSON.stringify(waiting, null, 2)}\n`);
writeFileSync(join(workspace, 'stuck.asl.json'), `${JSON.stringify(stuck, null, 2)}\n`);
writeFileSync(join(workspace, 'sleeper.py'), sleeper);
const settingsText = '{ "functions": { "Sleeper": { "timeout": 900 } } }\n';
writeFileSync(join(workspace, 'stepwright.json'), settingsText);
writeFileSync(join(workspace, 'empty.asl.json'), '');
// What the command line of AWS would have printed of the sample flow.
execFileSync(
  process.execPath,
  [
    join(root, 'dist', 'cli.js'),
    ...['run', join(workspace, 'sample-flow.asl.json'), '--input', `@${join(workspace, 'input.json')}`],
    ...['--history', join(workspace, 'production.history.json'), '--json'],
  ],
  { stdio: 'ignore' },
);
writeFileSync(
  join(workspace, 'flow.asl.yaml'),
  "StartAt: First\nStates:\n  First:\n    Type: Pass\n    Parameters:\n      name.$: States.Format('{}!', $.name)\n    Next: Lst\n  Last:\n    Type: Succeed\n",
);

const steps = [];
const step = (name, body) => steps.push({ name, body });
const folders = freshFolders(workspace);
let server, opened, user;

step('the VSIX installs', () => {
  assert.ok(existsSync(vsix), `missing: ${vsix}; make it with "npm run package -- --out ${vsix}"`);
  assert.match(install(folders, vsix), new RegExp(`^stepwright\\.stepwright@${version.replaceAll('.', '\\.')}$`, 'm'));
});

step('the workbench opens the folder, and a definition opens as a state machine', async () => {
  server = await startServer(folders, { log: join(out, 'server.log'), settings: { 'stepwright.run.time': 'virtual' } });
  opened = await openPage(addressOf(server, folders.workspace), { log: join(out, 'workbench.log') });
  user = gesturesOf(opened.page, out);
  await user.explorer('sample-flow.asl.json').waitFor({ timeout: 90_000 });
  await user.openFile('sample-flow.asl.json');
  await user.status('Amazon States Language');
  await user.lens('Run Locally').waitFor();
  await user.titleButton('Run Locally').waitFor();
});

step('paths inside of strings have a colour of their own', async () => {
  const line = user.line('"$.processResult"');
  await line.waitFor();
  const classOf = (text) => line.locator('span span', { hasText: text }).first().getAttribute('class');
  await until('colours', async () => (await classOf('processResult')) !== (await classOf('"Variable"')));
  const pieces = await line.locator('span span').allInnerTexts();
  assert.ok(
    pieces.some((piece) => piece.includes('processResult') && !piece.includes('"')),
    `one colour: ${pieces.join('|')}`,
  );
  await user.screenshot('sample-flow');
});

step('a state that nothing reaches is underlined and listed in Problems', async () => {
  await user.goTo(4);
  await user.keys.press('End');
  await user.keys.press('Enter');
  await user.keys.type('"Extra": { "Type": "Succeed" },');
  await user.squiggles('error').first().waitFor();
  await user.keys.press('Control+Shift+M');
  await user.problem('Extra').waitFor();
  await user.screenshot('diagnostics');
  await user.keys.press('Control+Shift+M');
});

step('completion offers the states where a target belongs, and inserts one', async () => {
  await user.palette('File: Revert File');
  await user.line('"Extra"').waitFor({ state: 'detached' });
  await user.squiggles('error').first().waitFor({ state: 'detached' });
  await user.goTo(8, 30);
  await user.keys.press('Control+Shift+K');
  await user.keys.press('End');
  await user.keys.press('ArrowUp');
  await user.keys.press('End');
  await user.keys.press('Enter');
  await user.keys.type('"Next": ');
  await user.keys.press('Control+Space');
  await user.proposal('ChoiceStep').waitFor();
  const offered = await user.proposals();
  for (const name of ['FailedProcess', 'Process2b-1', 'SuccessProcess'])
    assert.ok(
      offered.includes(name) || offered.includes(`"${name}"`),
      `not offered: ${name}; offered: ${offered.join(', ')}`,
    );
  assert.ok(!offered.some((label) => label.includes('Process4a')), 'a state of a branch is offered outside of it');
  await user.screenshot('completion');
  await user.keys.type('Choice');
  await user.proposal('ChoiceStep').waitFor();
  await user.keys.press('Enter');
  await user.keys.press('Control+s');
  await until(
    'the saved file',
    () => JSON.parse(fileText(folders, 'sample-flow.asl.json')).States.Process1.Next === 'ChoiceStep',
  );
});

step('F12 goes from a target to its state', async () => {
  await user.goTo(3, 20);
  await user.keys.press('F12');
  await user.status('Ln 5');
});

step('Run Locally from the palette gives the exact output', async () => {
  await user.palette('Stepwright: Run Locally');
  await user.choose('input.json');
  const view = user.webview();
  await view.locator('#status', { hasText: 'Succeeded' }).waitFor();
  const shown = await view.locator('#details pre.output').innerText();
  assert.deepEqual(JSON.parse(shown), expected);
  await view.locator('#stage g.state.run-succeeded').first().waitFor();
  assert.equal(await view.locator('#stage g.state.run-succeeded').count(), 11);
  await user.screenshot('run-view');
  await view.locator('#tab-timeline').click();
  const rows = await view.locator('#states .row .name').allInnerTexts();
  assert.deepEqual([...rows].sort(), [
    'ChoiceStep',
    'Process1',
    'Process2b-1',
    'Process2b-2',
    'Process3',
    'Process4',
    'Process4a',
    'Process4b-1',
    'Process4b-2',
    'Process4b-3',
    'Process5',
    'sample-flow',
  ]);
  assert.match(await view.locator('#log').innerText(), /Process5.*'step': 4/s);
  await user.screenshot('run-view-timeline');
});

step('the run view is used by keyboard', async () => {
  const view = user.webview();
  await view.locator('#states').focus();
  await user.keys.press('ArrowDown');
  await user.keys.press('ArrowDown');
  await view.locator('#details h2', { hasText: 'ChoiceStep' }).waitFor();
  assert.deepEqual(JSON.parse(await view.locator('#details pre.input').innerText()), {
    processResult: 'Process2b',
    step: 1,
  });
  await user.screenshot('run-view-state');
  await user.keys.press('Enter');
  await user.status('Ln 10');
});

step('the run log has the states, the prints and the output', async () => {
  await user.palette('Stepwright: Show Run Log');
  const lines = opened.page.locator('.panel .view-lines');
  await until('the log', async () => {
    const text = (await lines.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
    return /Process5 │.*'step': 4/.test(text) && /✓ sample-flow/.test(text) && /output .*-12345/s.test(text);
  });
  await user.screenshot('run-log');
  await user.keys.press('Control+j');
});

step('a failed run shows error and cause, and leads to the state; hostile names stay text', async () => {
  await user.keys.press('Control+1');
  await user.openFile('failing.asl.json');
  await user.palette('Stepwright: Run Locally');
  await user.choose('Empty object');
  const view = user.webview();
  await view.locator('.question', { hasText: 'ChargeCard' }).waitFor();
  await user.screenshot('answer-by-hand');
  await view.locator('.question button', { hasText: 'Fail as Unanswered' }).click();
  await view.locator('#status.failed').waitFor();
  await view.locator('#details .failure', { hasText: 'ChargeCard' }).waitFor();
  await view.locator('#stage g.state.run-failed').waitFor();
  await view.locator('#tab-timeline').click();
  const rows = await view.locator('#states .row .name').allInnerTexts();
  assert.deepEqual(rows, ['failing', hostile, 'Charge card']);
  assert.equal(await view.locator('#states script, #details img').count(), 0);
  await user.screenshot('run-failed');
  await view.locator('#details .failed-at button').click();
  await user.status('Ln 11');
  await user.screenshot('run-failed-mark');
});

step('a run is redriven where it failed, answered by hand, and the answer becomes a mock', async () => {
  const view = user.webview();
  await view.locator('#redrive').click();
  const card = view.locator('.question', { hasText: 'Charge card' });
  await card.locator('textarea').fill('{ "paid": tru }');
  await card.locator('button.main').click();
  await card.locator('.fault', { hasText: 'line 1, column 11' }).waitFor();
  await user.screenshot('answer-not-json');
  await card.locator('textarea').fill('{ "paid": true }');
  await card.locator('button.main').click();
  await view.locator('#status.succeeded').waitFor();
  assert.deepEqual(JSON.parse(await view.locator('#details pre.output').innerText()), { paid: true });
  await view.locator('.answered button').click();
  await until('the mock', () => /"Charge card": \{\s*"return"/.test(fileText(folders, 'stepwright.json')));
  await user.screenshot('answer-kept');
  writeFileSync(join(folders.workspace, 'stepwright.json'), settingsText);
});

step('a state is run alone, and from it on, with the data of the last run', async () => {
  await user.keys.press('Control+1');
  await user.openFile('sample-flow.asl.json');
  await user.palette('Stepwright: Run Again');
  await user.webview().locator('#status', { hasText: 'Succeeded' }).waitFor();
  await user.keys.press('Control+1');
  await user.goTo(10, 8);
  await user.palette('Stepwright: Run Only This State');
  await opened.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Data of the last run' }).waitFor();
  await user.screenshot('run-only-state-input');
  await user.choose('Data of the last run');
  const view = user.webview();
  await until('the end', async () => {
    // The page of the run before may go just now.
    const rows = await view
      .locator('#states .row .name')
      .allInnerTexts()
      .catch(() => []);
    return rows.length === 3 && rows[1] === 'ChoiceStep' && rows[2] === 'Process2b-1';
  });
  await user.screenshot('run-only-state');
  await user.keys.press('Control+1');
  await user.openFile('failing.asl.json');
});

step('the page of resources shows what answers each task, and makes a mock by one click', async () => {
  await user.palette('Stepwright: Show Resources');
  const view = user.webview();
  await view.locator('#summary', { hasText: '1 task, 1 without an answer' }).waitFor();
  await view.locator('.task.nothing', { hasText: 'Nothing answers for the function "ChargeCard"' }).waitFor();
  await user.screenshot('resources');
  await view.locator('button', { hasText: /^Mock$/ }).click();
  await view.locator('.task.mock').waitFor();
  await until('the mock', () => /"Charge card"/.test(fileText(folders, 'stepwright.json')));
  await user.screenshot('resources-mocked');
  writeFileSync(join(folders.workspace, 'stepwright.json'), settingsText);
  await user.openFile('sample-flow.asl.json');
  await user.palette('Stepwright: Show Resources');
  await user.webview().locator('#summary', { hasText: '7 tasks, all are answered' }).waitFor();
  await user.screenshot('resources-sample');
  await user.keys.press('Control+1');
  await user.openFile('failing.asl.json');
});

step('the quick fix makes the missing handler, and the next run succeeds', async () => {
  await user.keys.press('Control+1');
  await user.goTo(11, 8);
  await user.keys.press('Control+.');
  const action = opened.page.locator('.action-widget .monaco-list-row', { hasText: 'Create ChargeCard.py' });
  await action.waitFor();
  await user.screenshot('quick-fix');
  // It is the first of the list, and so the one that Enter takes.
  await user.keys.press('Enter');
  await until('the handler', () => existsSync(join(folders.workspace, 'ChargeCard.py')));
  await opened.page.locator('.tab.active', { hasText: 'ChargeCard.py' }).waitFor();
  await user.openFile('failing.asl.json');
  await user.palette('Stepwright: Run Again');
  await user.webview().locator('#status', { hasText: 'Succeeded' }).waitFor();
});

step('a run that waits in real time is cancelled', async () => {
  mkdirSync(join(folders.workspace, '.vscode'), { recursive: true });
  writeFileSync(join(folders.workspace, '.vscode', 'settings.json'), JSON.stringify({ 'stepwright.run.time': 'real' }));
  await user.openFile('waiting.asl.json');
  await user.palette('Stepwright: Run Locally');
  await user.choose('Empty object');
  const view = user.webview();
  // The page of the run before is there until the new one is.
  await view.locator('#machine', { hasText: 'waiting' }).waitFor();
  await view.locator('#tab-timeline').click();
  // The workbench hears of the new settings file after a moment; until then the wait takes no time.
  await until('a run in real time', async () => {
    if (await view.locator('.row.running', { hasText: 'Long wait' }).isVisible()) return true;
    if (await view.locator('#status.succeeded').isVisible()) {
      // The palette offers it in the editor only, and the focus is in the view.
      await view.locator('#again').click();
      await view
        .locator('#status.running')
        .waitFor({ timeout: 2_000 })
        .catch(() => undefined);
    }
    return false;
  });
  await user.screenshot('run-running');
  await user.keys.press('Control+1');
  await user.palette('Stepwright: Cancel Run');
  await view.locator('#status.aborted').waitFor();
});

/** The processes of runs: what has this file of the installed extension in its command line. */
const processesOf = (file) => processesWith(folders.extensions, file);
const runStuck = async (command) => {
  await user.keys.press('Control+1');
  await user.openFile('stuck.asl.json');
  await user.palette(command);
  if (command.endsWith('Run Locally')) await user.choose('Empty object');
  await user.webview().locator('#machine', { hasText: 'stuck' }).waitFor();
  await user.webview().locator('#tab-log').click();
  await user.webview().locator('#log', { hasText: 'sleeping' }).waitFor();
};

step('a run whose process dies says so, and leaves no handler behind', async () => {
  await runStuck('Stepwright: Run Locally');
  assert.equal(processesOf('bootstrap.py').length, 1);
  for (const id of processesOf('host.js')) process.kill(id, 'SIGKILL');
  const view = user.webview();
  await view.locator('#status.broken').waitFor();
  await view.locator('#details .failure', { hasText: 'SIGKILL' }).waitFor();
  await user.screenshot('run-broken');
  await until('the end of the handler', () => processesOf('bootstrap.py').length === 0);
});

step('a cancelled run ends a handler that never answers', async () => {
  await runStuck('Stepwright: Run Again');
  await user.palette('Stepwright: Cancel Run');
  await user.webview().locator('#status.aborted').waitFor();
  await until(
    'the end of the processes',
    () => processesOf('bootstrap.py').length + processesOf('host.js').length === 0,
  );
});

step('kept runs are listed, open again, and can be compared', async () => {
  await user.palette('Stepwright: Open Run');
  await user.choose('sample-flow');
  const view = user.webview();
  await view.locator('#machine', { hasText: 'sample-flow' }).waitFor();
  await view.locator('#tab-graph').click();
  await view.locator('#stage g.state.run-succeeded').first().waitFor();
  await user.screenshot('kept-run');
  await user.keys.press('Control+1');
  await user.palette('Stepwright: Compare Runs');
  await user.choose('failing');
  await user.choose('sample-flow');
  const difference = opened.page.locator('.tab', { hasText: '↔' });
  await difference.first().waitFor();
  const comparison = user.webview();
  await comparison.locator('#states .compared').first().waitFor();
  await user.screenshot('runs-compared');
  // A page that is closed while it loads lets VS Code's next one stay empty: all of it is waited for.
  await comparison.locator('#tab-graph').click();
  await comparison.locator('#stage.of-difference g.state').first().waitFor();
  await user.screenshot('runs-compared-in-graph');
  await user.palette('View: Revert and Close Editor');
  await until('its end', async () => (await difference.count()) === 0);
});

step('a history from AWS opens in the run view, with the definition that it fits', async () => {
  await user.keys.press('Control+1');
  await user.openAndChoose(() => user.keys.press('Control+p'), 'production.history.json');
  const view = user.webview();
  await view.locator('#status', { hasText: 'Succeeded' }).waitFor();
  await view.locator('#facts', { hasText: 'from a history file' }).waitFor();
  await view.locator('#stage g.state.run-succeeded').first().waitFor();
  await user.screenshot('history');
  // Answers come from the history: nothing of the workspace is run.
  await view.locator('#replay').click();
  await view.locator('.replay', { hasText: 'does what was recorded' }).waitFor();
  await user.screenshot('history-replayed');
  await user.palette('View: Revert and Close Editor');
});

step('a language server that dies is started again', async () => {
  await user.keys.press('Control+1');
  await user.openFile('failing.asl.json');
  const [before] = processesOf('server.js');
  assert.ok(before);
  process.kill(before, 'SIGKILL');
  await until('another server', () => processesOf('server.js').some((id) => id !== before));
  await user.goTo(11, 5);
  await user.keys.type('x');
  await user.squiggles('error').first().waitFor();
  await user.keys.press('Control+z');
  await user.keys.press('Control+s');
});

step('a snippet expands in an empty file, and its first tab stop is typed over', async () => {
  await user.keys.press('Control+1');
  await user.openFile('empty.asl.json');
  await user.keys.press('Control+Space');
  await user.proposal('Sample Flow').waitFor();
  await user.screenshot('snippets');
  await user.keys.type('Hello');
  await user.proposal('Hello World').waitFor();
  await user.keys.press('Enter');
  await user.line('Hello World!').waitFor();
  await user.keys.type('Greet');
  await user.keys.press('Escape');
  await user.keys.press('Control+s');
  await until('the saved file', () => fileText(folders, 'empty.asl.json') !== '');
  const made = JSON.parse(fileText(folders, 'empty.asl.json'));
  assert.deepEqual(Object.keys(made.States), ['Greet']);
  assert.equal(made.StartAt, 'Greet');
  await user.screenshot('snippet-expanded');
});

step('a blueprint opens as an unsaved state machine', async () => {
  await user.palette('Stepwright: New State Machine from Blueprint');
  await opened.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Sample Flow' }).waitFor();
  await user.screenshot('blueprints');
  await user.choose('Parallel');
  await user.choose('YAML');
  await user.line('Wait 20s').waitFor();
  await user.status('Amazon States Language (YAML)');
  await user.screenshot('blueprint-yaml');
});

step('a YAML definition is checked', async () => {
  await user.openFile('flow.asl.yaml');
  await user.squiggles('error').first().waitFor();
  await user.screenshot('yaml');
});

step('a JSON file is treated as a state machine on request', async () => {
  await user.openFile('expected-output.json');
  await user.palette('Stepwright: Treat as State Machine');
  await user.status('Amazon States Language');
});

step('the run view follows a dark theme', async () => {
  await user.palette('Notifications: Clear All Notifications');
  rmSync(join(folders.workspace, '.vscode'), { recursive: true });
  await user.palette('File: Save All Files').catch(() => undefined);
  await user.palette('View: Close All Editors');
  await opened.page
    .locator('.monaco-dialog-box .monaco-button', { hasText: "Don't Save" })
    .click({ timeout: 5_000 })
    .catch(() => undefined);
  await user.openFile('sample-flow.asl.json');
  await user.chooseTheme('Dark Modern');
  await user.palette('Stepwright: Run Again');
  await user.webview().locator('#status', { hasText: 'Succeeded' }).waitFor();
  await user.screenshot('run-view-dark');
});

step('the run view follows a high contrast theme, in two columns where there is room', async () => {
  await user.chooseTheme('Dark High Contrast');
  await user.screenshot('run-view-high-contrast');
  await user.keys.press('Control+2');
  await user.palette('View: Toggle Editor Group Sizes').catch(() => undefined);
  await user.screenshot('run-view-wide');
});

step('the walkthrough opens the sample flow', async () => {
  await user.palette('Welcome: Open Walkthrough');
  await user.choose('Get Started with Stepwright');
  const link = opened.page.getByRole('button', { name: 'Open the Sample Flow' }).first();
  await link.waitFor();
  await user.screenshot('walkthrough');
  await link.click();
  await opened.page.locator('.tab.active', { hasText: 'sample-flow.asl.json' }).waitFor();
  await user.lens('Run Locally').waitFor();
  await user.screenshot('walkthrough-sample');
});

step('when the window closes, nothing of a run is left', async () => {
  await runStuck('Stepwright: Run Again');
  assert.ok(processesOf('host.js').length > 0);
  await user.palette('Developer: Reload Window');
  await until(
    'the end of the processes',
    () => processesOf('bootstrap.py').length + processesOf('host.js').length === 0,
  );
});

step('nothing was asked of another computer', () => {
  assert.deepEqual([...opened.outside], []);
});

await runScenario({ out, folders, steps, current: () => ({ opened, server }) });
