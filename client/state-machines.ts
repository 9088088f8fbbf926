import type * as vscode from 'vscode';
import { formatOf, type DocumentFormat } from '../language/tree/parse-document';

/** The language ids of state machines; the AWS Toolkit uses the same. */
export const languages = ['asl', 'asl-yaml'] as const;

export const isStateMachine = ({ languageId }: vscode.TextDocument): boolean =>
  languages.some((id) => id === languageId);

export const formatOfDocument = ({ uri, languageId }: vscode.TextDocument): DocumentFormat =>
  formatOf(uri.path, languageId) ?? 'json';

/** The name of a machine: its file's, without the endings. */
export const machineName = (uri: vscode.Uri): string =>
  (uri.path.split('/').at(-1) ?? '').replace(/(\.asl)?\.(json|ya?ml|asl)$/i, '') || 'state machine';
