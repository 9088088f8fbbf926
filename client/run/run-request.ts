import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Json, RunRequestOptions, StartMessage } from '../../host/messages';
import { formatOfDocument, machineName } from '../state-machines';
import { chosenPython } from './python-extension';
import { programOf } from './program-setting';
import type { RunTarget } from './run-target';

/** What the process of a run is told: the editor's text, the input, and what the settings say. */
export async function requestFor(
  { document, name }: RunTarget,
  input: Json,
  extra: RunRequestOptions = {},
): Promise<StartMessage> {
  const { uri } = document;
  const folder = (vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0])?.uri.fsPath;
  const isSaved = uri.scheme === 'file';
  const format = formatOfDocument(document);
  const unsavedName = `${machineName(uri)}.asl.${format}`;
  return {
    kind: 'start',
    text: document.getText(),
    file: isSaved ? uri.fsPath : path.join(folder ?? os.homedir(), unsavedName),
    format,
    ...(name !== undefined && { stateMachine: name }),
    input,
    options: {
      ...(await optionsFor(uri, folder)),
      ...extra,
    },
    ...(folder !== undefined && { workspaceFolder: folder }),
  };
}

async function optionsFor(uri: vscode.Uri, folder: string | undefined): Promise<RunRequestOptions> {
  const settings = vscode.workspace.getConfiguration('stepwright', uri);
  const chosen = settings.inspect<'STANDARD' | 'EXPRESS'>('machineType');
  // Only what somebody has set replaces what stepwright.json says.
  const type = chosen?.workspaceFolderValue ?? chosen?.workspaceValue ?? chosen?.globalValue;
  const program = (name: string): string | undefined => programOf(settings.get<string>(name), folder, os.homedir());
  const python = program('run.python');
  const pythonFallback = python ? undefined : await chosenPython(uri);
  const node = program('run.node');
  return {
    time: settings.get<'virtual' | 'real'>('run.time') ?? 'virtual',
    rules: settings.get<NonNullable<RunRequestOptions['rules']>>('rules') ?? {},
    askByHand: settings.get<boolean>('run.askByHand') ?? true,
    ...(type && { type }),
    ...(python && { python }),
    ...(pythonFallback && { pythonFallback }),
    ...(node && { node }),
  };
}
