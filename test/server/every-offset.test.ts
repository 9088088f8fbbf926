import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Range } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { incoming, outgoing } from '../../language/features/call-hierarchy';
import { codeActions } from '../../language/features/code-actions';
import { codeLenses } from '../../language/features/code-lens';
import { complete } from '../../language/features/complete';
import { definition } from '../../language/features/definition';
import { folding } from '../../language/features/folding';
import { hover } from '../../language/features/hover';
import { inlayHints } from '../../language/features/inlay-hints';
import { placeholderAt } from '../../language/features/placeholder-at';
import { references } from '../../language/features/references';
import { rename } from '../../language/features/rename';
import { selectionRanges } from '../../language/features/selection-range';
import { semanticTokens } from '../../language/features/semantic-tokens';
import { signatureHelp } from '../../language/features/signature-help';
import { outline } from '../../language/features/symbols';
import { formatDefinition } from '../../language/formatting/format';
import { toDiagnostic } from '../../server/convert/diagnostic';
import { toHighlight, toIncomingCall, toLocationLink, toOutgoingCall } from '../../server/convert/navigation';
import { toSelectionRange } from '../../server/convert/ranges';
import { toCodeLens, toInlayHint } from '../../server/convert/reading';
import { TokenCollector } from '../../server/convert/semantic-tokens';
import { toDocumentSymbol } from '../../server/convert/symbols';
import { OpenDocument } from '../../server/documents';
import { DEFAULT_SETTINGS } from '../../server/settings';
import { FORMATS, type Format } from './formats';
import { loadSdkTable } from '../../workspace/sdk-table';

const FOLDER = path.resolve(import.meta.dirname, '../validation/valid');
const EMBEDDED = FORMATS.filter(({ machine }) => machine !== undefined);
/** With the offsets that are tried this keeps the whole below some seconds. */
const STEP = 23;

/** Real machines of moderate size. */
const machines = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json') && statSync(path.join(FOLDER, file)).size < 3000)
  .filter((_, index) => index % 9 === 0)
  .slice(0, 8)
  .map((file) => ({ file, machine: JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as object }));

function opened(format: Format, text: string): OpenDocument {
  const log = (message: string): void => {
    throw new Error(message);
  };
  return new OpenDocument(TextDocument.create(`file:///${format.file}`, format.languageId, 1, text), {
    log,
    sdk: loadSdkTable,
  });
}

/** Ranges must lie in the document, and start before they end. */
function check(document: TextDocument, ranges: readonly Range[]): void {
  for (const range of ranges) {
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    if (start > end || end > document.getText().length) throw new Error(`no range: ${JSON.stringify(range)}`);
  }
}

/** Asks for everything that has a place, through the mapping of the server. Answers how many things were found. */
function askAt(document: OpenDocument, offset: number): number {
  const { text } = document;
  const position = text.positionAt(offset);
  const machine = document.machineAt(position);
  if (!machine) return 0;
  const { model, place } = machine;
  const inner = place.offsetAt(position);
  const proposals = complete(model, inner).filter(({ edit }) => place.canEdit(edit));
  const found = hover(model, inner);
  const renamed = rename(model, inner, 'A "new": name');
  check(text, [
    ...proposals.slice(0, 5).map(({ edit }) => place.toEdit(edit).range),
    ...definition(model, inner).map((one) => toLocationLink(one, place).targetRange),
    ...references(model, inner).map((one) => toHighlight(one, place).range),
    ...('edits' in renamed ? renamed.edits.map((edit) => place.toEdit(edit).range) : []),
    ...(found?.range ? [place.toRange(found.range)] : []),
    toSelectionRange(selectionRanges(model, inner), place).range,
  ]);
  signatureHelp(model, inner);
  incoming(model, inner).map((call) => toIncomingCall(call, place));
  outgoing(model, inner).map((call) => toOutgoingCall(call, place));
  placeholderAt(model, inner);
  return proposals.length + (found ? 1 : 0);
}

function askForAll(document: OpenDocument): void {
  const { text } = document;
  const all = document.diagnostics(DEFAULT_SETTINGS);
  check(
    text,
    all.map(({ definition: machine, diagnostic }) => toDiagnostic(diagnostic, (machine ?? document).place).range),
  );
  for (const machine of document.machines()) {
    const { model, name, place } = machine;
    const whole = { start: 0, end: model.document.text.length };
    const collector = new TokenCollector();
    collector.add(semanticTokens(model), place);
    collector.collected();
    codeActions(
      model,
      whole,
      all.filter((one) => one.definition === machine).map(({ diagnostic }) => diagnostic),
    );
    check(text, [
      ...outline(model, name).map((symbol) => toDocumentSymbol(symbol, place).range),
      ...codeLenses(model, name).map((lens) => toCodeLens(lens, place, name).range),
    ]);
    inlayHints(model, whole).map((hint) => toInlayHint(hint, place));
    for (const order of ['keep', 'stable'] as const) {
      const layout = { tabSize: 2, insertSpaces: true, order };
      const edits = [
        ...formatDefinition(machine, layout),
        ...formatDefinition(machine, layout, { start: 20, end: whole.end >> 1 }),
      ];
      check(
        text,
        edits.map((edit) => place.toEdit(edit).range),
      );
    }
    folding(model.document);
  }
}

describe.each(EMBEDDED)('in $name', (format) => {
  it('every feature answers at offsets of real machines', () => {
    for (const { machine } of machines) {
      const text = format.write(machine);
      const document = opened(format, text);
      expect(document.machines()).toHaveLength(1);
      askForAll(document);
      let found = 0;
      for (let offset = 0; offset <= text.length; offset += STEP) found += askAt(document, offset);
      expect(found).toBeGreaterThan(0);
    }
  });

  it('every feature answers in texts that are cut or damaged anywhere', () => {
    const damage = fc.record({
      index: fc.nat(machines.length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(60),
      inserted: fc.constantFrom(
        '',
        '"',
        '{',
        '}',
        '[',
        ']',
        ':',
        '\n',
        '\t',
        '- ',
        '${',
        '{%',
        '\\',
        '!Sub ',
        'EOF',
        '&a',
        '*a',
      ),
    });
    fc.assert(
      fc.property(damage, ({ index, at, length, inserted }) => {
        const whole = format.write(machines[index]?.machine ?? {});
        const start = Math.floor(at * whole.length);
        const document = opened(format, whole.slice(0, start) + inserted + whole.slice(start + length));
        askForAll(document);
        for (const offset of [start - 2, start, start + 2]) askAt(document, Math.max(0, offset));
      }),
      { numRuns: 40 },
    );
  });
});

describe('bad templates', () => {
  const template = (definition: string): string =>
    `Resources:\n  Flow:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n${definition.replace(/^/gm, '      ')}\n`;
  const codesOf = (text: string): string[] => {
    const document = opened(FORMATS.find(({ name }) => name === 'SAM in YAML') ?? FORMATS[0]!, text);
    askForAll(document);
    for (let offset = 0; offset <= text.length; offset += 11) askAt(document, offset);
    return document.diagnostics(DEFAULT_SETTINGS).map(({ diagnostic }) => diagnostic.code);
  };

  it('says where tabs, duplicate keys and unknown anchors are', () => {
    expect(codesOf(template('Definition:\n\tStartAt: A\n\tStates: {}'))).toContain('invalid-yaml');
    expect(codesOf(template('Definition:\n  StartAt: A\n  StartAt: B\n  States: {A: {Type: Succeed}}'))).toContain(
      'duplicate-key',
    );
    expect(codesOf(template('Definition:\n  StartAt: *none\n  States: {A: {Type: Succeed}}'))).toContain(
      'invalid-yaml',
    );
  });

  it('takes tags that nobody knows', () => {
    expect(
      codesOf(template('Definition:\n  StartAt: A\n  States: {A: {Type: Pass, Result: !Own {a: 1}, End: true}}')),
    ).toEqual([]);
  });

  it('cuts aliases that explode', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${String(i + 1)}: &l${String(i + 1)} [${`*l${String(i)}, `.repeat(9)}*l${String(i)}]`,
    );
    const bomb = ['l0: &l0 [x]', ...levels].join('\n');
    expect(
      codesOf(
        `${bomb}\n${template('Definition:\n  StartAt: A\n  States: {A: {Type: Pass, Result: *l12, End: true}}')}`,
      ),
    ).toContain('too-many-aliases');
  });

  it('reads 40 machines', () => {
    const machine = template('Definition:\n  StartAt: A\n  States: {A: {Type: Pass, Next: Lost}}').replace(
      'Resources:\n',
      '',
    );
    const many = Array.from({ length: 40 }, (_, i) => machine.replace('Flow', `Flow${String(i)}`));
    expect(codesOf(`Resources:\n${many.join('')}`).filter((code) => code === 'missing-transition-target')).toHaveLength(
      40,
    );
  });
});
