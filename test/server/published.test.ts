import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { hostileDocuments } from '../../bench/hostile/documents';
import { finish } from '../../language/steps';
import { Documents } from '../../server/documents';
import { MOST_PUBLISHED, publishedDiagnostics } from '../../server/published';
import { DEFAULT_SETTINGS } from '../../server/settings';

const URI = 'file:///a.asl.json';

function published(text: string): ReturnType<typeof messages> {
  const documents = new Documents({ log: () => undefined, sdk: () => undefined });
  documents.opened(URI, 'asl', 1, text);
  const document = documents.get(URI);
  return document ? messages(document) : [];
}

function messages(document: NonNullable<ReturnType<Documents['get']>>) {
  return finish(publishedDiagnostics(document.diagnostics(DEFAULT_SETTINGS), document));
}

describe('the problems of a document as they are sent', () => {
  const catchers = hostileDocuments.find(({ name }) => name === 'repeated-target');

  it('are all that there are', () => {
    expect(published(catchers?.text(10) ?? '').filter(({ code }) => code === 'missing-transition-target')).toHaveLength(
      10,
    );
  });

  it('are those that weigh most where they are very many, and how many more there are', () => {
    const text = (catchers?.text(3000) ?? '').replace('"Catch"', '"Comment": 1, "Catch"');
    const sent = published(text);
    expect(sent).toHaveLength(MOST_PUBLISHED);
    const last = sent.at(-1);
    expect(last?.severity).toBe(DiagnosticSeverity.Information);
    expect(last?.message).toMatch(/^There are \d+ more problems in this file\.$/);
    expect(sent.slice(0, -1).every(({ severity }) => severity === DiagnosticSeverity.Error)).toBe(true);
  });
});
