import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DocumentLink } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { definitionLinks } from '../language/embedding/definition-links';
import { insideQuotes } from '../language/features/text-range';
import type { OpenDocument } from './documents';
import { placeIn } from './place';

/** Links from a template to the files of its definitions, as far as these exist. */
export function linksIn(document: OpenDocument): DocumentLink[] {
  const uri = URI.parse(document.text.uri);
  if (uri.scheme !== 'file') return [];
  const place = placeIn(document.text, undefined);
  return definitionLinks(document.parsed()).flatMap(({ node, path: written }) => {
    const file = path.resolve(path.dirname(uri.fsPath), written);
    if (!existsSync(file)) return [];
    const range = place.toRange(insideQuotes(node, document.text.getText()));
    return [{ range, target: URI.file(file).toString(), tooltip: 'Open the definition' }];
  });
}
