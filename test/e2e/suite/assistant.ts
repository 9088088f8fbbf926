// What the editor's assistants may call, called as they do.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, open, until, type SuiteTest } from './harness';

const failing = JSON.stringify({
  StartAt: 'Check',
  States: {
    Check: { Type: 'Pass', Result: { total: 12 }, Next: 'Pay' },
    Pay: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Pay', End: true },
  },
});
const handler =
  'def lambda_handler(event, context):\n    print("paying", event["total"])\n    raise ValueError("no funds")\n';

async function invoke(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(
    name,
    { input, toolInvocationToken: undefined },
    new vscode.CancellationTokenSource().token,
  );
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

export const assistantTests: readonly SuiteTest[] = [
  {
    name: 'an assistant finds the tools, with what they take',
    body: async () => {
      // The tools come with the extension, which a state machine activates.
      await open(file('tools/pay.asl.json', failing));
      const tools = await until('the tools', () => {
        const found = vscode.lm.tools.filter(({ name }) => name.startsWith('stepwright_'));
        return found.length === 3 ? found : undefined;
      });
      assert.deepEqual(tools.map(({ name }) => name).sort(), [
        'stepwright_explain_failure',
        'stepwright_run',
        'stepwright_validate',
      ]);
      for (const { description, inputSchema } of tools) {
        assert.ok(description.length > 50);
        assert.ok('file' in (inputSchema as { properties: object }).properties);
      }
    },
  },
  {
    name: 'an assistant validates a machine that no editor shows, and is kept inside of the workspace',
    body: async () => {
      file('tools/wrong.asl.json', '{\n  "StartAt": "A",\n  "States": { "A": { "Type": "Pass", "Next": "B" } }\n}\n');
      const told = await invoke('stepwright_validate', { file: 'tools/wrong.asl.json' });
      assert.match(told, /^3:\d+ error: .*"B".* \(missing-transition-target\)$/m);
      assert.equal(await invoke('stepwright_validate', { file: 'tools/pay.asl.json' }), 'No problems were found.');
      assert.match(await invoke('stepwright_validate', { file: '/etc/passwd' }), /outside of the workspace/);
      assert.match(await invoke('stepwright_validate', { file: '../../secret.asl.json' }), /outside of the workspace/);
      assert.match(await invoke('stepwright_validate', { file: 'tools/none.asl.json' }), /There is no file/);
    },
  },
  {
    name: 'an assistant runs a machine when the user lets it, and has its failure explained',
    body: async () => {
      file('tools/Pay.py', handler);
      assert.match(await invoke('stepwright_explain_failure', { file: 'tools/pay.asl.json' }), /has not been run/);
      const report = await invoke('stepwright_run', { file: 'tools/pay.asl.json', input: {} });
      assert.match(report, /^Status: failed\nError: ValueError\nCause: .*no funds/m);
      assert.match(report, /- Check \(Pass\): succeeded/);
      assert.match(report, /Pay: paying 12/);
      const why = await invoke('stepwright_explain_failure', { file: 'tools/pay.asl.json' });
      assert.match(why, /It failed at the state "Pay" \(Task\)\.\nInput of the state: \{\s*"total": 12\s*\}/);
      assert.match(why, /LambdaFunctionFailed ValueError/);
      assert.match(why, /What it printed last:\npaying 12/);
      const only = await invoke('stepwright_run', { file: 'tools/pay.asl.json', state: 'Check' });
      assert.match(only, /^Status: succeeded\nOutput: \{\s*"total": 12\s*\}/m);
      assert.match(
        await invoke('stepwright_run', { file: 'tools/pay.asl.json', state: 'Chek' }),
        /no state "Chek": did you mean "Check"/,
      );
    },
  },
];
