// Opens templates that hold state machines, with the installed VSIX: they are checked, completed, drawn and run where they
// stand, and other JSON and YAML is left alone. --out FOLDER; the VSIX as for run-user.mjs.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gesturesOf } from './gestures.mjs';
import { outFolder } from './report.mjs';
import { runScenario } from './scenario.mjs';
import { addressOf, freshFolders, install, openPage, startServer } from './workbench.mjs';

const root = join(import.meta.dirname, '..', '..');
const out = outFolder(join(root, 'test-results', 'e2e', 'templates'));
const vsix = process.env.STEPWRIGHT_VSIX || join(root, 'test-results', 'stepwright.vsix');

const sam = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Charge
        States:
          Charge:
            Type: Task
            Resource: !GetAtt ChargeFunction.Arn
            Next: Tell
          Tell:
            Type: Pass
            Nex: Done
            End: true
  Refunds:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionSubstitutions:
        Greeting: Hello
      DefinitionString: |
        {
          "StartAt": "Greet",
          "States": {
            "Greet": { "Type": "Pass", "Result": "\${Greeting}", "Next": "Done" },
            "Done": { "Type": "Succeed" }
          }
        }
`;
const workspace = join(out, 'workspace');
mkdirSync(workspace, { recursive: true });
writeFileSync(join(workspace, 'template.yaml'), sam);
writeFileSync(join(workspace, 'settings.json'), '{ "Type": "Pass", "Next": "Nowhere" }\n');
writeFileSync(
  join(workspace, 'main.tf'),
  'resource "aws_sfn_state_machine" "flow" {\n  definition = <<EOF\n{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "Lost" } } }\nEOF\n}\n',
);

const folders = freshFolders(workspace);
let server, opened, user;
const steps = [];
const step = (name, body) => steps.push({ name, body });
const lenses = (text) => opened.page.locator('.codelens-decoration a', { hasText: text });

step('a template is checked, each machine where it stands', async () => {
  install(folders, vsix);
  server = await startServer(folders, { log: join(out, 'server.log') });
  opened = await openPage(addressOf(server, folders.workspace), { log: join(out, 'workbench.log') });
  user = gesturesOf(opened.page, out);
  await user.explorer('template.yaml').waitFor({ timeout: 90_000 });
  await user.openFile('template.yaml');
  await user.squiggles('error').first().waitFor();
  await lenses('Run Locally').nth(1).waitFor();
  await user.screenshot('template');
  await user.keys.press('Control+Shift+M');
  await user.problem('Nex').waitFor();
  await user.keys.press('Control+Shift+M');
});

step('completion knows the states of the machine that the cursor is in', async () => {
  await user.goTo(12, 23);
  for (let i = 0; i < 4; i++) await user.keys.press('Backspace');
  await user.keys.press('Control+Space');
  await user.proposal('Tell').waitFor();
  const offered = await user.proposals();
  assert.ok(!offered.includes('Greet'), `a state of another machine is offered: ${offered.join(', ')}`);
  await user.keys.press('Escape');
  await user.palette('File: Revert File');
});

step('the graph of the machine whose lens is clicked', async () => {
  await lenses('Show Graph').nth(1).click();
  await user.webview().locator('#stage', { hasText: 'Greet' }).waitFor();
  await user.screenshot('template-graph');
  await user.keys.press('Control+1');
});

step('the machine whose lens is clicked runs, with the values that the template gives', async () => {
  await user.openFile('template.yaml');
  await lenses('Run Locally').nth(1).click();
  await user.choose('Empty object');
  await user.webview().locator('#status', { hasText: 'Succeeded' }).waitFor();
  await user.webview().locator('#details', { hasText: 'Hello' }).waitFor();
  await user.screenshot('template-run');
});

step('the machines of the template are laid out, and the rest of it stays', async () => {
  await user.keys.press('Control+1');
  await user.openFile('template.yaml');
  await user.palette('Stepwright: Format State Machine');
  // The state of the second machine stood on one line.
  const ownLine = opened.page.locator('.editor-instance .view-line').filter({ hasText: /^\s*"Result":/ });
  await ownLine.first().waitFor();
  await user.screenshot('template-formatted');
});

step('Terraform is checked; JSON that is no template is left alone', async () => {
  await user.keys.press('Control+1');
  await user.openFile('main.tf');
  await user.squiggles('error').first().waitFor();
  await user.screenshot('terraform');
  await user.openFile('settings.json');
  await user.status('JSON');
  assert.equal(await lenses('Run Locally').count(), 0);
});

await runScenario({ out, folders, steps, current: () => ({ opened, server }) });
