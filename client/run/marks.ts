import * as vscode from 'vscode';
import type { MissingHandler } from '../../host/messages';
import type { WhereMoved } from '../runs/moved-files';
import { formatOfDocument } from '../state-machines';
import type { RunSession } from './run-session';
import { findState } from './state-places';

/** The code of the mark at a state whose function nothing answers for. */
export const missingHandlerCode = 'missing-handler';

/** Marks in the text of a machine what its last run found. They go when the text changes or the next run starts. */
export class RunMarks {
  private readonly found = vscode.languages.createDiagnosticCollection('stepwright run');
  private readonly missing = new Map<string, readonly MissingHandler[]>();
  private readonly failures = new Map<string, vscode.DecorationOptions>();
  private readonly failure = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('inputValidation.errorBackground'),
    overviewRulerColor: new vscode.ThemeColor('testing.iconFailed'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    after: { color: new vscode.ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
  });
  private readonly listening = [
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.clear(document.uri);
    }),
    vscode.window.onDidChangeVisibleTextEditors(() => {
      this.draw();
    }),
  ];

  follow(session: RunSession, document: vscode.TextDocument): void {
    const { uri, version } = document;
    this.clear(uri);
    session.listen({
      started: (missing) => {
        if (document.version !== version) return;
        this.missing.set(uri.toString(), missing);
        this.add(
          document,
          missing.map((one) => this.missingMark(document, one)),
        );
      },
      ended: () => {
        const isThere = session.uri === uri.toString();
        if (isThere && document.version === version) this.markEnd(session, document);
      },
    });
  }

  /** What stood at a file before it was moved stands nowhere any more. */
  followFiles(moved: WhereMoved): void {
    const gone: vscode.Uri[] = [];
    for (const [uri] of this.found) if (moved(uri.toString()) !== undefined) gone.push(uri);
    for (const uri of gone) this.clear(uri);
  }

  /** What the run of this document lacked for the state at a place. */
  missingAt({ uri }: vscode.TextDocument, name: string): MissingHandler | undefined {
    return this.missing.get(uri.toString())?.find(({ state }) => state === name);
  }

  dispose(): void {
    vscode.Disposable.from(this.found, this.failure, ...this.listening).dispose();
  }

  private markEnd(session: RunSession, document: vscode.TextDocument): void {
    const { state, ending, status } = session;
    const at = state.failedAt;
    const range = at && rangeOf(document, at.name);
    if (!range || status !== 'failed') return;
    const what = [ending.error, ending.cause].filter((part) => part !== undefined).join(': ');
    const mark = new vscode.Diagnostic(range, `The last run failed here. ${what}`, vscode.DiagnosticSeverity.Warning);
    mark.source = 'Run Locally';
    // A missing handler is marked already, with what to do.
    if (!this.missingAt(document, at.name)) this.add(document, [mark]);
    // The error stands at the state already, as what the state gave (language/features/last-run-hints.ts).
    const line = (ending.cause ?? '').replaceAll(/\s+/g, ' ');
    this.failures.set(document.uri.toString(), {
      range,
      renderOptions: { after: { contentText: line.length > 120 ? `${line.slice(0, 119)}…` : line } },
    });
    this.draw();
  }

  private missingMark(document: vscode.TextDocument, { state, message }: MissingHandler): vscode.Diagnostic {
    const range = rangeOf(document, state) ?? new vscode.Range(0, 0, 0, 0);
    const mark = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
    mark.source = 'Run Locally';
    mark.code = missingHandlerCode;
    return mark;
  }

  private add({ uri }: vscode.TextDocument, marks: readonly vscode.Diagnostic[]): void {
    this.found.set(uri, [...(this.found.get(uri) ?? []), ...marks]);
  }

  private clear(uri: vscode.Uri): void {
    this.found.delete(uri);
    this.missing.delete(uri.toString());
    if (this.failures.delete(uri.toString())) this.draw();
  }

  private draw(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const failure = this.failures.get(editor.document.uri.toString());
      editor.setDecorations(this.failure, failure ? [failure] : []);
    }
  }
}

/** The range of a state's name. */
export function rangeOf(document: vscode.TextDocument, stateName: string): vscode.Range | undefined {
  const place = findState(document.getText(), formatOfDocument(document), stateName);
  return place && new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
}
