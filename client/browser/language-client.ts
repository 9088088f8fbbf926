import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { Language } from '../language';

/** Starts the language server in a web worker. */
export async function startLanguage({ extensionUri }: vscode.ExtensionContext): Promise<Language> {
  // The extension may lie where a worker cannot load from: only the editor can read its files everywhere.
  const read = async (...name: readonly string[]): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', ...name)));
  let running: Worker | undefined;
  const start = async (): Promise<MessageTransports> => {
    running?.terminate();
    const [script, sdkTable] = await Promise.all([read('browser', 'server.js'), read('sdk-table.txt')]);
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    running = new Worker(address, { name: 'Stepwright Language Server' });
    await ready(running, { sdkTable: sdkTable.buffer });
    URL.revokeObjectURL(address);
    return { reader: new BrowserMessageReader(running), writer: new BrowserMessageWriter(running) };
  };
  const language = new Language((name, options) => new LanguageClient('stepwright', name, start, options));
  await language.start();
  return language;
}

/** Gives the worker what it needs, for good; it answers once it listens. */
function ready(worker: Worker, given: { readonly sdkTable: ArrayBuffer }): Promise<void> {
  return new Promise((resolve, reject) => {
    const once = { once: true };
    worker.addEventListener('message', () => resolve(), once);
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), once);
    worker.postMessage(given, [given.sdkTable]);
  });
}
