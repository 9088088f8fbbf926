import { expect } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Format } from '../formats';
import { find, machineWith, open, openText, session, textsOf } from '../session';

export const PROBLEMS = {
  async 'diagnostics at the place'(format) {
    const clean = await open(format, machineWith({}));
    expect(clean.diagnostics).toEqual([]);
    const wrong = await open(format, machineWith({ first: { Next: 'Nowhere' } }));
    expect(wrong.diagnostics.map(({ code }) => code).sort()).toEqual([
      'missing-transition-target',
      'unreachable-state',
    ]);
    const [target] = wrong.diagnostics.filter(({ code }) => code === 'missing-transition-target');
    expect(textsOf(wrong, [target!])[0]).toContain('Nowhere');
  },

  async 'fixes that mend'(format) {
    const wrong = await open(format, machineWith({ first: { Next: 'Finnish' } }));
    const [problem] = wrong.diagnostics;
    const actions = await session.client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: wrong.uri },
      range: { start: find(wrong, 'Finnish'), end: find(wrong, 'Finnish') },
      context: { diagnostics: [problem] },
    });
    const fix = actions.find(({ title }) => title === 'Change to "Finish"');
    const mended = TextDocument.applyEdits(wrong.document, fix?.edit?.changes?.[wrong.uri] ?? []);
    expect((await openText(format, mended, 0)).diagnostics).toEqual([]);
  },

  async 'fixes that add fields'(format) {
    const wrong = await open(format, machineWith({ second: { End: undefined } }));
    const at = find(wrong, wrong.document.getText().includes('"Pass') ? '"Pass' : 'Pass');
    const actions = await session.client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: wrong.uri },
      range: { start: { line: 0, character: 0 }, end: { line: at.line + 99, character: 0 } },
      context: { diagnostics: [] },
    });
    const fix = actions.find(({ title }) => title === 'Add "End": true');
    const mended = TextDocument.applyEdits(wrong.document, fix?.edit?.changes?.[wrong.uri] ?? []);
    expect((await openText(format, mended, 0)).diagnostics).toEqual([]);
  },
} satisfies Record<string, (format: Format) => Promise<void>>;
