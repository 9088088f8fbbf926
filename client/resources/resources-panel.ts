import path from 'node:path';
import * as vscode from 'vscode';
import type { TaskResource } from '../../host/messages';
import { addMock, handlerStubs } from '../run/handler-stubs';
import { requestFor } from '../run/run-request';
import type { RunTarget } from '../run/run-target';
import { changeSettings, settingsOf, textOf, writeText } from '../run/settings-file';
import { machineName } from '../state-machines';
import { webviewPage } from '../webview-page';
import { pageSource } from '../webview-source';
import { askResources, type ResourcesAnswer } from './ask-resources';
import type { FromResourcesView, ToResourcesView } from './messages';
import { resourcesPage } from './resources-page';

/** What the page asks for that goes beyond it. */
export interface ResourcesActions {
  readonly reveal: (document: vscode.TextDocument, state: string) => void;
  readonly record: (document: vscode.TextDocument) => void;
  /** The machine as it is now. */
  readonly target: () => RunTarget;
}

/** A pause after which the page follows changes of files. */
const pause = 400;

/** The page of one machine: its tasks, and what answers each in a local run. */
export class ResourcesPanel {
  private readonly panel: vscode.WebviewPanel;
  private readonly disposables: vscode.Disposable[] = [];
  private resources: readonly TaskResource[] = [];
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly document: vscode.TextDocument,
    machine: string | undefined,
    private readonly actions: ResourcesActions,
    onDispose: () => void,
  ) {
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.panel = vscode.window.createWebviewPanel(
      'stepwright.resources',
      `Resources: ${machine ?? machineName(document.uri)}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [dist] },
    );
    this.panel.onDidDispose(() => {
      clearTimeout(this.timer);
      vscode.Disposable.from(...this.disposables).dispose();
      onDispose();
    });
    const files = vscode.workspace.createFileSystemWatcher('**/*.{py,js,mjs,cjs,ts,mts,cts,json,yaml,yml}');
    this.disposables.push(
      files,
      ...[files.onDidChange, files.onDidCreate, files.onDidDelete].map((on) =>
        on(({ path: changed }) => {
          if (!/\/(node_modules|\.git|dist|\.venv)\//.test(changed)) this.schedule();
        }),
      ),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document) this.schedule();
      }),
      this.panel.webview.onDidReceiveMessage((message: FromResourcesView) => {
        void this.receive(message);
      }),
    );
    this.panel.webview.html = webviewPage(resourcesPage, pageSource(this.panel.webview, dist));
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), pause);
  }

  private async refresh(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const turn = ++this.asked;
    const target = this.actions.target();
    const machine = target.name ?? machineName(this.document.uri);
    const { kind: _kind, input: _input, ...request } = await requestFor(target, null);
    const module = path.join(this.extensionUri.fsPath, 'dist', 'host.js');
    const answer = await askResources(module, { ...request, kind: 'describe' });
    if (turn === this.asked) this.send(this.shown(machine, answer));
  }

  private shown(machine: string, answer: ResourcesAnswer): ToResourcesView {
    if (answer.kind === 'refused') return { kind: 'refused', machine, message: answer.message };
    this.resources = answer.resources;
    const resources = answer.resources.map((one) => {
      const { detail } = one;
      const place = detail !== undefined && path.isAbsolute(detail) ? vscode.workspace.asRelativePath(detail) : detail;
      const message = one.message?.replaceAll(`${this.root}${path.sep}`, '');
      return { ...one, ...(place !== undefined && { place }), ...(message !== undefined && { message }) };
    });
    return { kind: 'resources', machine, notes: answer.notes, resources };
  }

  /** The folder from which paths are shown. */
  private get root(): string {
    return vscode.workspace.getWorkspaceFolder(this.document.uri)?.uri.fsPath ?? path.dirname(this.document.uri.fsPath);
  }

  private async receive(message: FromResourcesView): Promise<void> {
    switch (message.kind) {
      case 'ready':
      case 'refresh':
        await this.refresh();
        return;
      case 'record':
        this.actions.record(this.document);
        return;
      case 'open-settings':
        await vscode.window.showTextDocument(await settingsOf(this.document.uri), {
          viewColumn: vscode.ViewColumn.One,
        });
        return;
      case 'reveal':
        this.actions.reveal(this.document, message.state);
        return;
      case 'open-handler':
      case 'create-handler':
      case 'mock':
        await this.act(message);
    }
  }

  private async act({
    kind,
    state,
  }: Extract<FromResourcesView, { kind: 'open-handler' | 'create-handler' | 'mock' }>): Promise<void> {
    const resource = this.resources.find((one) => one.state === state);
    if (!resource) return;
    switch (kind) {
      case 'open-handler':
        if (resource.detail !== undefined) await showFile(vscode.Uri.file(resource.detail));
        return;
      case 'create-handler':
        await this.createHandler(resource.functionName ?? state);
        return;
      case 'mock':
        await showFile(
          await changeSettings(this.document.uri, (text) => addMock(text, state, { return: resource.example ?? {} })),
        );
        await this.refresh();
    }
  }

  private async createHandler(functionName: string): Promise<void> {
    const items = handlerStubs(functionName).map((stub) => ({
      label: stub.fileName,
      description: stub.language,
      stub,
    }));
    const chosen = await vscode.window.showQuickPick(items, { title: `Create a handler for "${functionName}"` });
    if (!chosen) return;
    const file = vscode.Uri.joinPath(this.document.uri, '..', chosen.stub.fileName);
    // A file that is there is somebody's work: it is shown, and stays as it is.
    if ((await textOf(file)) === undefined) await writeText(file, chosen.stub.text);
    await showFile(file);
    await this.refresh();
  }

  private send(message: ToResourcesView): void {
    void this.panel.webview.postMessage(message);
  }
}

async function showFile(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
}
