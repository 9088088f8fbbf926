import * as vscode from 'vscode';
import type { StartMessage } from '../../host/messages';
import { endDifference, endText } from '../../language/convert/compare-ends';
import type { Precision } from '../../language/convert/conversion';
import type { Converted } from '../../language/convert/outcome';
import type { Remark } from '../../language/convert/remarks';
import { machineToJsonPath } from '../../language/convert/to-json-path/convert';
import { machineToJsonata } from '../../language/convert/to-jsonata/convert';
import type { Definition } from '../../language/embedding/find-definitions';
import { outerEdits } from '../../language/embedding/outer-edits';
import { applyEdits } from '../../language/features/edit';
import type { MachineModel } from '../../language/model/model';
import type { InputPicker } from '../run/input-picker';
import { requestFor } from '../run/run-request';
import { runTarget } from '../run/run-target';
import { endOfRun } from './end-of-run';
import type { ChosenDefinition } from './open-rewritten';
import { inDocument, tellRefusal } from './remarks';

type Target = 'JSONata' | 'JSONPath';

/** What the comparison of runs works with. */
export interface ComparisonParts {
  readonly picker: InputPicker;
  /** The bundle of the run's process. */
  readonly host: string;
}

/**
 * Converts the machine of a document to the other query language, says what that takes for granted, and offers to run both
 * with an example input. Where they differ the exact form is written instead.
 */
export async function convertLanguage(machine: ChosenDefinition, parts: ComparisonParts): Promise<void> {
  const { document, definition } = machine;
  const before = document.getText();
  const target = await chooseTarget(definition.model);
  if (!target) return;
  const converted = convert(definition, target, 'plain');
  if (converted.kind === 'refused') {
    await tellRefusal(document, `Not converted to ${target}`, converted.reasons);
    return;
  }
  await replaceText(document, applyEdits(before, converted.edits));
  const compare = 'Compare Runs';
  const show = 'Show What Is Expected';
  const { notes } = converted;
  const expects =
    notes.length === 0
      ? ''
      : ` ${String(notes.length)} thing${notes.length === 1 ? ' is' : 's are'} expected of the data.`;
  const chosen = await vscode.window.showInformationMessage(
    `Converted to ${target}.${expects}`,
    compare,
    ...(notes.length > 0 ? [show] : []),
  );
  if (chosen === show) await showRemarks(before, document, notes);
  if (chosen === compare) await compareRuns(machine, before, target, parts);
}

/** Edits and remarks with the places of the document that the machine stands in. */
function convert(definition: Definition, target: Target, precision: Precision): Converted {
  const { model } = definition;
  const converted = target === 'JSONata' ? machineToJsonata(model, precision) : machineToJsonPath(model, precision);
  if (converted.kind === 'refused') return { kind: 'refused', reasons: inDocument(definition, converted.reasons) };
  const edits = outerEdits(definition, converted.edits);
  if (edits) return { kind: 'converted', edits: [...edits], notes: inDocument(definition, converted.notes) };
  const message = 'the template puts this definition together from parts. Convert what it is made from.';
  return { kind: 'refused', reasons: [{ ...definition.region, message }] };
}

async function chooseTarget({ states }: MachineModel): Promise<Target | undefined> {
  const languages = new Set(states.map(({ queryLanguage }) => queryLanguage));
  if (languages.size === 0) {
    void vscode.window.showWarningMessage('There are no states to convert.');
    return undefined;
  }
  if (languages.size === 1) return languages.has('JSONPath') ? 'JSONata' : 'JSONPath';
  const chosen = await vscode.window.showQuickPick(['JSONata', 'JSONPath'], { title: 'Convert all states to' });
  return chosen === 'JSONata' || chosen === 'JSONPath' ? chosen : undefined;
}

/** The remarks as a text with the lines of the original that they are about. */
async function showRemarks(before: string, { uri }: vscode.TextDocument, remarks: readonly Remark[]): Promise<void> {
  const lines = remarks.map(({ start, message }) => {
    const line = before.slice(0, start).split('\n').length;
    return `Line ${String(line)} of the original: ${message}`;
  });
  const content = [
    `What the conversion of ${uri.path.split('/').at(-1) ?? ''} expects of the data:`,
    '',
    ...lines,
    '',
  ].join('\n');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'plaintext', content }));
}

async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  edit.replace(document.uri, whole, text);
  await vscode.workspace.applyEdit(edit);
}

/** Runs the original and what the editor holds now with the same input, each in a process of its own. */
async function compareRuns(
  { document, definition }: ChosenDefinition,
  before: string,
  target: Target,
  { picker, host }: ComparisonParts,
): Promise<void> {
  const machine = await runTarget(document.uri, definition.name);
  const input = machine && (await picker.ask(machine, { title: 'Compare runs: choose the input' }));
  if (!machine || !input) return;
  await picker.remember(machine, input);
  const request = await requestFor(machine, input.value, { askByHand: false });
  const compared = await compare(host, request, before, document.getText());
  if (compared.kind === 'impossible') {
    void vscode.window.showWarningMessage(`The runs could not be compared: ${compared.message}`);
    return;
  }
  if (compared.kind === 'same') {
    void vscode.window.showInformationMessage(`Both state machines end alike with this input: ${compared.end}`);
    return;
  }
  const exact = convert(definition, target, 'exact');
  const write = 'Write the Exact Form';
  const undo = 'Keep the Original';
  const chosen = await vscode.window.showWarningMessage(
    `The state machines do not end alike: ${compared.difference}`,
    ...(exact.kind === 'converted' ? [write] : []),
    undo,
  );
  if (chosen === undo) await replaceText(document, before);
  if (chosen !== write || exact.kind === 'refused') return;
  const text = applyEdits(before, exact.edits);
  await replaceText(document, text);
  const again = await compare(host, request, before, text);
  void vscode.window.showInformationMessage(
    again.kind === 'same'
      ? `The exact form ends like the original: ${again.end}`
      : `The exact form differs too: ${again.kind === 'different' ? again.difference : again.message}`,
  );
}

type Compared =
  | { readonly kind: 'same'; readonly end: string }
  | { readonly kind: 'different'; readonly difference: string }
  | { readonly kind: 'impossible'; readonly message: string };

async function compare(host: string, request: StartMessage, before: string, after: string): Promise<Compared> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Running both state machines…' },
    async () => {
      const [first, second] = await Promise.all([
        endOfRun(host, { ...request, text: before }),
        endOfRun(host, { ...request, text: after }),
      ]);
      if (typeof first === 'string') return { kind: 'impossible', message: first };
      if (typeof second === 'string') return { kind: 'impossible', message: second };
      const difference = endDifference(first, second);
      return difference === undefined ? { kind: 'same', end: endText(first) } : { kind: 'different', difference };
    },
  );
}
