import * as vscode from 'vscode';
import { webviewPage } from '../webview-page';
import { pageSource } from '../webview-source';
import { RunFeed } from './run-feed';
import { runPage } from './run-page';
import type { RunSession } from './run-session';
import type { Visit } from './visit';
import { StepInspector } from './step-inspector';
import type { FromView, Stage, ToView } from './view-messages';

/** What the view asks for that goes beyond the view. */
export interface PanelActions {
  readonly reveal: (session: RunSession, stateName: string) => void;
  readonly again: (session: RunSession) => void;
  /** Goes on where the run failed. */
  readonly redrive: (session: RunSession) => void;
  /** Runs the visited state, or the machine from it on, with other data or the same. */
  readonly runPart: (session: RunSession, visit: Visit, extent: 'from' | 'only') => void;
  /** Puts an answer that was given by hand among the mocks. */
  readonly keepMock: (session: RunSession, id: number) => void;
  readonly exportHistory: (session: RunSession) => void;
  /** Beside another run. */
  readonly compare: (session: RunSession) => void;
  /** Runs the definition as it is now with the answers of this run. */
  readonly replay: (session: RunSession) => void;
}

/** The run view of one machine: shows one session after the other. */
export class RunPanel {
  private readonly disposables: vscode.Disposable[] = [];
  private session: RunSession;
  /** From when the page is ready. */
  private feed: RunFeed | undefined;
  private isReady = false;
  private readonly ticking = setInterval(() => {
    if (this.panel.visible) this.feed?.tick();
  }, 1_000);
  private readonly inspector: StepInspector;

  /** Fills a panel that VS Code has made: one of our own, or that of an editor for history files. */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    session: RunSession,
    private readonly actions: PanelActions,
    onDispose: (panel: RunPanel) => void,
  ) {
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.session = session;
    this.inspector = new StepInspector(vscode.Uri.joinPath(dist, 'host.js').fsPath, (visit) => {
      this.feed?.inspected(visit);
    });
    this.panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.panel.onDidDispose(() => {
      this.feed?.dispose();
      clearInterval(this.ticking);
      vscode.Disposable.from(...this.disposables).dispose();
      onDispose(this);
    });
    this.panel.webview.onDidReceiveMessage(
      (message: FromView) => {
        this.receive(message);
      },
      undefined,
      this.disposables,
    );
    this.panel.webview.html = webviewPage(runPage, pageSource(this.panel.webview, dist));
    this.show(session);
  }

  get shown(): RunSession {
    return this.session;
  }

  get isVisible(): boolean {
    return this.panel.visible;
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows another session in the place of the one before. */
  show(session: RunSession): void {
    this.session = session;
    this.panel.title = `Run: ${session.machine}`;
    this.tellAll();
  }

  /** Tells the page, once it is ready, all of the session: it knows nothing, or another one. */
  private tellAll(): void {
    if (!this.isReady) return;
    this.feed?.dispose();
    const send = (message: ToView): void => {
      void this.panel.webview.postMessage(message);
    };
    this.feed = new RunFeed(this.session, send, (session, visit) => this.inspector.of(session, visit));
    this.feed.start();
  }

  private receive(message: FromView): void {
    switch (message.kind) {
      case 'ready':
        this.isReady = true;
        this.tellAll();
        return;
      case 'select':
      case 'iterations':
      case 'events':
      case 'event':
        this.feed?.ask(message);
        return;
      case 'reveal': {
        const visit = this.session.state.visitOf(message.key);
        if (visit) this.actions.reveal(this.session, visit.name);
        return;
      }
      case 'open':
        void this.open(message.key, message.stage);
        return;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        return;
      case 'compare':
        this.actions.compare(this.session);
        return;
      case 'export':
        this.actions.exportHistory(this.session);
        return;
      case 'cancel':
        this.session.cancel();
        return;
      case 'again':
        this.actions.again(this.session);
        return;
      case 'redrive':
        this.actions.redrive(this.session);
        return;
      case 'run-part': {
        const visit = this.session.state.visitOf(message.key);
        if (visit) this.actions.runPart(this.session, visit, message.extent);
        return;
      }
      case 'replay':
        this.actions.replay(this.session);
        return;
      case 'reply':
        this.session.reply(message.id, message.reply);
        return;
      case 'keep-mock':
        this.actions.keepMock(this.session, message.id);
    }
  }

  /** All of a value, however long, in an editor. */
  private async open(key: number, stage: Stage): Promise<void> {
    const text = this.feed?.textOf(key, stage);
    if (text === undefined) return;
    const content = JSON.stringify(JSON.parse(text), null, 2);
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
  }
}
