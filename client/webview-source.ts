import * as vscode from 'vscode';
import type { PageSource } from './webview-page';

/** From where the pages in a webview load what is in `dist/`. */
export function pageSource(webview: vscode.Webview, dist: vscode.Uri): PageSource {
  return {
    cspSource: webview.cspSource,
    file: (...path) => webview.asWebviewUri(vscode.Uri.joinPath(dist, ...path)).toString(),
  };
}
