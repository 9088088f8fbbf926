import type { DocumentLink } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { definitionLinks } from '../language/embedding/definition-links';
import { mayHoldDefinitions } from '../language/embedding/may-hold-definitions';
import type { OpenDocument } from './documents';
import type { Project } from './project';

/** Links from a template to the files of its definitions, as far as these exist. */
export function linksIn(document: OpenDocument, project: Project): DocumentLink[] {
  const uri = URI.parse(document.text.uri);
  if (uri.scheme !== 'file' || !mayHoldDefinitions(document.text.getText())) return [];
  return definitionLinks(document.parsed()).flatMap(({ range, path: written }) => {
    const file = project.fileNamedIn(uri.fsPath, written);
    if (file === undefined) return [];
    return [
      { range: document.place.toRange(range), target: URI.file(file).toString(), tooltip: 'Open the definition' },
    ];
  });
}
