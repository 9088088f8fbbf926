import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { Language } from './language';

/** Starts the language server in a process of its own. Loaded when the first state machine is opened. */
export async function startLanguage(context: vscode.ExtensionContext): Promise<Language> {
  const module = context.asAbsolutePath('dist/server.js');
  const server = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
  };
  const language = new Language((name, options) => new LanguageClient('stepwright', name, server, options));
  await language.start();
  return language;
}
