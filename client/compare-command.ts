import * as vscode from 'vscode';
import { compareGraphs } from '../graph/compare-graphs';
import { definitionsInFile } from '../language/embedding/find-definitions';
import type { MachineModel } from '../language/model/model';
import { formatOf, parseDocument } from '../language/tree/parse-document';
import { uriOfTarget } from './target';
import { ComparePanel } from './graph/compare-panel';
import { headOf } from './graph/git';

/** One side of a comparison: where its text can be opened, and the text. */
interface Side {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly text: string;
}

/** "Compare Graph with Git HEAD" and "Compare Two State Machines…". Loaded when the first of them is used. */
export class CompareCommand {
  constructor(private readonly extensionUri: vscode.Uri) {}

  /** The machine as it is in the editor, against the last commit. */
  async withHead(target: unknown): Promise<void> {
    const uri = uriOfTarget(target) ?? vscode.window.activeTextEditor?.document.uri;
    if (!uri) return say('Open a state machine first: it is compared with the last commit.');
    const head = await headOf(uri);
    if (typeof head === 'string') return say(head);
    const now = await sideOf(uri);
    this.show({ ...head, name: `${now.name} (HEAD)` }, now);
  }

  /** The machine in the editor against another file; the file is the older one. */
  async twoMachines(target: unknown): Promise<void> {
    const uri = uriOfTarget(target) ?? vscode.window.activeTextEditor?.document.uri;
    if (!uri) return say('Open a state machine first: it is compared with another file.');
    const [other] =
      (await vscode.window.showOpenDialog({
        title: 'Compare with Which State Machine?',
        openLabel: 'Compare',
        defaultUri: vscode.Uri.joinPath(uri, '..'),
        filters: { 'State machines and templates': ['json', 'asl', 'yaml', 'yml', 'template'] },
      })) ?? [];
    if (!other) return;
    this.show(await sideOf(other), await sideOf(uri));
  }

  private show(before: Side, after: Side): void {
    const [old, now] = [modelOf(before), modelOf(after)];
    const difference = compareGraphs(old, now);
    if (!difference) {
      say(
        `Neither ${before.name} nor ${after.name} holds a state machine: an object with StartAt and States is expected.`,
      );
      return;
    }
    new ComparePanel(before, after, difference, this.extensionUri);
  }
}

async function sideOf(uri: vscode.Uri): Promise<Side> {
  const document = await vscode.workspace.openTextDocument(uri);
  return { uri, name: uri.path.split('/').at(-1) ?? '', text: document.getText() };
}

/** The file's machine; the first one of a template. */
function modelOf({ uri, text }: Side): MachineModel {
  const document = parseDocument(text, formatOf(uri.path));
  const [first] = definitionsInFile(document, uri.path);
  if (!first) throw new Error('a file is a machine as a whole where it holds none');
  return first.model;
}

function say(message: string): void {
  void vscode.window.showInformationMessage(message);
}
