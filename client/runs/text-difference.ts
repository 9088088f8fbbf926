import * as vscode from 'vscode';
import { comparableText } from './comparable-text';
import type { NamedRun } from './compare-runs-panel';

const scheme = 'stepwright-run';

/** Shows two runs as texts in the editor's view of differences. */
export class TextDifference {
  private readonly texts = new Map<string, string>();

  constructor(context: vscode.ExtensionContext) {
    const provider = { provideTextDocumentContent: (uri: vscode.Uri) => this.texts.get(uri.toString()) ?? '' };
    context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider(scheme, provider));
  }

  async show(before: NamedRun, after: NamedRun): Promise<void> {
    const [left, right] = [this.textOf(before), this.textOf(after)];
    await vscode.commands.executeCommand('vscode.diff', left, right, `${before.title} ↔ ${after.title}`);
  }

  private textOf({ session }: NamedRun): vscode.Uri {
    const id = session.source?.kind === 'kept' ? session.source.id : `${session.machine}-${String(session.startedAt)}`;
    const uri = vscode.Uri.from({ scheme, path: `/${id}.json` });
    this.texts.set(uri.toString(), comparableText(session));
    return uri;
  }
}
