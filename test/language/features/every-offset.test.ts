import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incoming, outgoing } from '../../../language/features/call-hierarchy';
import { codeActions } from '../../../language/features/code-actions';
import { codeLenses } from '../../../language/features/code-lens';
import { complete } from '../../../language/features/complete';
import type { Completion } from '../../../language/features/completion';
import { definition } from '../../../language/features/definition';
import { wholeDocument } from '../../../language/embedding/find-definitions';
import { applyEdits } from '../../../language/features/edit';
import { folding } from '../../../language/features/folding';
import { formatDefinition } from '../../../language/formatting/format';
import { functionReferenceAt } from '../../../language/features/function-reference';
import { hover } from '../../../language/features/hover';
import { inlayHints } from '../../../language/features/inlay-hints';
import type { KnownData } from '../../../language/features/known-data';
import { references } from '../../../language/features/references';
import { rename, renameRange } from '../../../language/features/rename';
import { selectionRanges } from '../../../language/features/selection-range';
import { fillStops } from '../../../language/features/template';
import { semanticTokens } from '../../../language/features/semantic-tokens';
import { signatureHelp } from '../../../language/features/signature-help';
import { outline } from '../../../language/features/symbols';
import { buildModel } from '../../../language/model/build-model';
import type { MachineModel } from '../../../language/model/model';
import { formatOf, parseDocument, type DocumentFormat } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

const FOLDER = path.resolve(import.meta.dirname, '../../validation/valid');
const DOCUMENTS = 50;

/** Real documents of moderate size, spread over all sources. */
function realDocuments(): { file: string; text: string; format: DocumentFormat | undefined }[] {
  const files = readdirSync(FOLDER).sort();
  const moderate = files.filter((file) => statSync(path.join(FOLDER, file)).size < 4000);
  const yaml = moderate.filter((file) => !file.endsWith('.json'));
  const step = Math.max(1, Math.floor(moderate.length / DOCUMENTS));
  const chosen = new Set([...yaml.slice(0, 10), ...moderate.filter((_, index) => index % step === 0)]);
  return [...chosen].slice(0, DOCUMENTS).map((file) => ({
    file,
    text: readFileSync(path.join(FOLDER, file), 'utf8'),
    format: formatOf(file),
  }));
}

/** The text with the proposal taken, its empty tab stops filled with `empty`. */
function accepted(text: string, { edit, extra, isSnippet, isIndented }: Completion, empty: string): string {
  const line = text.slice(text.lastIndexOf('\n', edit.start - 1) + 1);
  const indent = isIndented ? '' : (/^[ \t]*/.exec(line)?.[0] ?? '');
  const filled = isSnippet ? fillStops(edit.text.replace(/\$(\d+)/g, `\${$1:${empty}}`)) : edit.text;
  return applyEdits(text, [...extra, { ...edit, text: filled.replace(/\n/g, '\n' + indent) }]);
}

/** Functions and resources are many and written alike: some of each do. */
function fewOfEachKind(proposals: readonly Completion[]): Completion[] {
  const counts = new Map<string, number>();
  return proposals.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= 6 || kind === 'field';
  });
}

const SEEN: KnownData = { source: 'lastRun', input: { a: [{ b: 1 }] }, states: new Map() };

/** Asks for everything that has a place. Answers how many things were found, so that silence is noticed. */
function askAt(model: MachineModel, offset: number): number {
  return (
    complete(model, offset).length +
    definition(model, offset).length +
    references(model, offset).length +
    selectionRanges(model, offset).length +
    incoming(model, offset).length +
    outgoing(model, offset).length +
    (functionReferenceAt(model, offset) ? 1 : 0) +
    (hover(model, offset, { data: () => SEEN, evaluate: () => 1 }) ? 1 : 0) +
    (signatureHelp(model, offset) ? 1 : 0) +
    (renameRange(model, offset) && 'edits' in rename(model, offset, 'A new name') ? 1 : 0)
  );
}

function askForAll(model: MachineModel): void {
  outline(model);
  folding(model.document);
  codeLenses(model);
  const all = { start: 0, end: model.document.text.length };
  inlayHints(model, all);
  expectSorted(semanticTokens(model));
  formatDefinition(wholeDocument(model.document), { tabSize: 2, insertSpaces: true, order: 'stable' });
  const diagnostics = validate(model.document, {}, model);
  codeActions(model, all, diagnostics);
}

/** The protocol takes tokens in order and one after the other only. */
function expectSorted(tokens: readonly { start: number; end: number }[]): void {
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (next && next.start < token.end)
      throw new Error(`Tokens at ${String(token.start)} and ${String(next.start)} overlap.`);
  }
}

describe('every feature', () => {
  const documents = realDocuments();

  it('has documents to be tried on', () => {
    expect(documents.length).toBe(DOCUMENTS);
    expect(documents.filter(({ format }) => format === 'yaml').length).toBeGreaterThan(5);
  });

  it.each(documents)('answers at every offset of $file', ({ text, format }) => {
    const model = buildModel(parseDocument(text, format));
    askForAll(model);
    let found = 0;
    for (let offset = 0; offset <= text.length; offset++) found += askAt(model, offset);
    expect(found).toBeGreaterThan(text.length);
  });

  it('answers in texts that are cut or damaged anywhere', () => {
    const damaged = fc
      .tuple(
        fc.nat(documents.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(60),
        fc.constantFrom('', '"', '{', '}', '[', ',', ':', '\n', '  ', '- ', '${', '{%', '|', '*x', '\\'),
      )
      .map(([index, at, length, inserted]) => {
        const { text, format } = documents[index]!;
        const start = Math.floor(at * text.length);
        return { text: text.slice(0, start) + inserted + text.slice(start + length), format, start };
      });
    fc.assert(
      fc.property(damaged, ({ text, format, start }) => {
        const model = buildModel(parseDocument(text, format));
        askForAll(model);
        for (let offset = Math.max(0, start - 3); offset <= Math.min(text.length, start + 3); offset++)
          askAt(model, offset);
      }),
      { numRuns: 300 },
    );
  });

  it('proposes nothing that would break the text', () => {
    const small = documents.filter(({ text }) => text.length < 1500 && parseDocument(text).faults.length === 0);
    const chosen = [
      ...small.filter(({ format }) => format !== 'yaml').slice(0, 6),
      ...small.filter(({ format }) => format === 'yaml').slice(0, 4),
    ];
    expect(chosen.length).toBeGreaterThan(7);
    for (const { file, text, format } of chosen) {
      const model = buildModel(parseDocument(text, format));
      for (let offset = 0; offset <= text.length; offset++) {
        for (const proposal of fewOfEachKind(complete(model, offset))) {
          const results = ['', '0'].map((empty) => accepted(text, proposal, empty));
          const isSound = results.some((result) =>
            parseDocument(result, format).faults.every(({ code }) => code === 'duplicate-key'),
          );
          if (!isSound) throw new Error(`${file} at ${String(offset)}, ${proposal.label}:\n${results.join('\n\n')}`);
        }
      }
    }
  });

  it('answers at the end of texts that are cut at any offset', () => {
    for (const { text, format } of documents.slice(0, 6))
      for (let end = 0; end < text.length; end += 7) {
        const cut = text.slice(0, end);
        askAt(buildModel(parseDocument(cut, format)), end);
      }
  });
});
