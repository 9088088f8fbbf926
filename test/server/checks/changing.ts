import { expect } from 'vitest';
import type { TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FEATURE_LIST } from '../feature-list';
import type { Format } from '../formats';
import { actionsAt, changed, find, machineWith, open, openText, session } from '../session';

export const CHANGING = {
  async refactorings(format) {
    const found = await open(format, machineWith({ first: { Retry: undefined } }));
    const actions = await actionsAt(found, find(found, 'Task'));
    const retried = changed(found, actions, /Retry/);
    expect(retried).toContain('Lambda.TooManyRequestsException');
    expect((await openText(format, retried, 0)).diagnostics).toEqual([]);
  },

  async 'conversion of the query language'(format) {
    const wait = { Type: 'Wait', SecondsPath: '$.charged.seconds', OutputPath: '$.charged' };
    const found = await open(format, machineWith({ second: wait }));
    const actions = await actionsAt(found, find(found, 'SecondsPath'));
    const converted = changed(found, actions, 'Convert "Finish" to JSONata');
    expect(converted).toContain('{% $states.input.charged.seconds %}');
    expect((await openText(format, converted, 0)).diagnostics).toEqual([]);
  },

  async 'the IAM policy'(format) {
    const found = await open(format, machineWith({}));
    const actions = await actionsAt(found, find(found, 'StartAt'));
    const action = actions.find(({ title }) => title.startsWith('Write the IAM policy'));
    expect(action?.command?.command).toBe('stepwright.writeIamPolicy');
    expect(action?.command?.arguments?.[0]).toBe(found.uri);
    expect(action?.command?.arguments?.[1]).toBe(format.machine);
  },

  async formatting(format) {
    const found = await open(format, machineWith({}));
    const options = { tabSize: 4, insertSpaces: true };
    const textDocument = { uri: found.uri };
    const edits = await session.client.request<TextEdit[]>('textDocument/formatting', { textDocument, options });
    const isOffered = !FEATURE_LIST.formatting.not.formats.some((name) => name === format.name);
    expect(edits.length > 0).toBe(isOffered);
    if (!isOffered) return;
    const written = TextDocument.applyEdits(found.document, edits);
    expect(/\n( *)"?Resource"?: ?"?arn.*\n\1"?Retry/.test(written)).toBe(true);
    expect((await openText(format, written, 0)).diagnostics).toEqual([]);
    const line = find(found, 'MaxAttempts').line;
    const range = { start: { line, character: 0 }, end: { line, character: 999 } };
    const inRange = await session.client.request<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument,
      options,
      range,
    });
    expect(inRange.every((edit) => Math.abs(edit.range.start.line - line) <= 1)).toBe(true);
  },
} satisfies Record<string, (format: Format) => Promise<void>>;
