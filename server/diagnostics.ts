import type { Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import { describeError, type Documents, type Log } from './documents';
import { publishedDiagnostics } from './published';
import type { Settings } from './settings';
import { inSlices } from './slices';

/** How long the server waits for the next keystroke before it checks a document. */
export const DEBOUNCE_MS = 150;

export interface DiagnosticsOptions {
  readonly documents: Documents;
  readonly settings: (uri: string) => Promise<Settings>;
  readonly publish: (uri: string, version: number, diagnostics: LspDiagnostic[]) => void;
  readonly log: Log;
}

/** Checks documents a moment after they changed. A newer version replaces an older one that was not checked yet. */
export class DiagnosticsScheduler {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly options: DiagnosticsOptions) {}

  schedule(uri: string, delay = DEBOUNCE_MS): void {
    this.cancel(uri);
    const timer = setTimeout(() => {
      this.timers.delete(uri);
      void this.check(uri);
    }, delay);
    this.timers.set(uri, timer);
  }

  cancel(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
  }

  private async check(uri: string): Promise<void> {
    const { documents, settings, publish, log } = this.options;
    try {
      const before = documents.get(uri);
      const used = await settings(uri);
      const document = documents.get(uri);
      // A version that came meanwhile has its own timer.
      if (!document || document !== before) return;
      const isWanted = (): boolean => documents.get(uri) === document;
      const found = await document.diagnosticsInSlices(used, isWanted);
      const sent = found && (await inSlices(publishedDiagnostics(found, document), isWanted));
      if (sent && isWanted()) publish(uri, document.text.version, sent);
    } catch (error) {
      log(`Checking ${uri} failed: ${describeError(error)}`);
    }
  }
}
