import { describe, it } from 'vitest';
import { expectAtMostProportional, expectProportional, type Prepare } from './work';
import { incoming, outgoing } from '../../language/features/call-hierarchy';
import { complete } from '../../language/features/complete';
import { definition } from '../../language/features/definition';
import { folding } from '../../language/features/folding';
import { hover } from '../../language/features/hover';
import { inlayHints } from '../../language/features/inlay-hints';
import { lastRunHints } from '../../language/features/last-run-hints';
import { references } from '../../language/features/references';
import { rename, renameRange } from '../../language/features/rename';
import { selectionRanges } from '../../language/features/selection-range';
import { semanticTokens } from '../../language/features/semantic-tokens';
import { signatureHelp } from '../../language/features/signature-help';
import { outline } from '../../language/features/symbols';
import { takenBranchHints } from '../../language/features/taken-branch';
import { buildGraph } from '../../language/graph/build-graph';
import { buildModel } from '../../language/model/build-model';
import type { MachineModel } from '../../language/model/model';
import type { OffsetRange } from '../../language/text/line-index';
import { parseDocument } from '../../language/tree/parse-document';
import { parseJson } from '../../language/tree/parse-json';
import { definitionOfSize } from '../../bench/documents';
import type { HostileDocument } from '../../bench/hostile/documents';
import { placesIn, usualDocuments, worstDocuments } from './sized-documents';

const atPlaces: Readonly<Record<string, (model: MachineModel, offset: number) => unknown>> = {
  'completion of fields, targets, variables and expressions': (model, offset) => complete(model, offset),
  hover,
  'signature help': signatureHelp,
  definition,
  'references and highlights': references,
  'what can be renamed': renameRange,
  rename: (model, offset) => rename(model, offset, 'another name'),
  'incoming calls': incoming,
  'outgoing calls': outgoing,
  'selection ranges': selectionRanges,
};

const ofAll: Readonly<Record<string, (model: MachineModel) => unknown>> = {
  'semantic tokens': semanticTokens,
  'inlay hints': (model) => inlayHints(model, allOf(model)),
  outline: (model) => outline(model),
  folding: ({ document }) => folding(document),
  'the graph': buildGraph,
};

describe.each(Object.entries(atPlaces))('twice the document is at most twice the work of %s', (_, answer) => {
  it.each([...usualDocuments, ...worstDocuments])('in $name', async ({ size, format, text }) => {
    const prepare: Prepare = (size) => {
      const model = buildModel(parseDocument(text(size), format));
      const places = placesIn(model.document.text);
      return () => {
        for (const place of places) answer(model, place);
      };
    };
    // What stands at the places is not quite the same in both sizes, nor is which of the smaller parts does how much.
    await expectAtMostProportional(size, prepare, 1 / 20);
  });
});

describe.each(Object.entries(atPlaces))('twice the document is at most twice the work of %s', (_, answer) => {
  it.each([...usualDocuments, ...worstDocuments])('where $name starts', async ({ size, format, text }) => {
    await expectAtMostProportional(size, (size) => {
      const model = buildModel(parseDocument(text(size), format));
      const start = model.scope?.startAt?.end ?? 0;
      return () => answer(model, start - 1);
    });
  });
});

describe.each(Object.entries(ofAll))('twice the document is at most twice the work of %s', (_, answer) => {
  const prepare =
    ({ format, text }: HostileDocument): Prepare =>
    (size) => {
      const model = buildModel(parseDocument(text(size), format));
      return () => answer(model);
    };

  it.each(usualDocuments)('in $name', async (document) => {
    await expectProportional(document.size, prepare(document));
  });
  it.each(worstDocuments)('in $name', async (document) => {
    await expectAtMostProportional(document.size, prepare(document));
  });
});

describe('twice the document is at most twice the work of hints from the last run', () => {
  it('which say what each state gave', async () => {
    await expectProportional(40_000, (size) => {
      const model = buildModel(parseJson(definitionOfSize(size, 'JSONPath')));
      const states = new Map(model.states.map(({ name }) => [name, { output: { name } }]));
      return () => lastRunHints(model, allOf(model), { source: 'lastRun', input: {}, states });
    });
  });

  it('which say which branch of a Choice state was taken', async () => {
    await expectProportional(800, (size) => {
      const text = worstDocuments.find(({ name }) => name === 'choice-rules')?.text(size) ?? '';
      const model = buildModel(parseJson(text));
      const rules = Array.from({ length: size }, (_, at) => ({
        next: 'P',
        isTaken: at === size - 1,
        condition: { text: '$.n', matches: at === size - 1, operands: [], parts: [] },
      }));
      return () =>
        takenBranchHints(model, allOf(model), { source: 'lastRun', input: {}, states: new Map([['C', { rules }]]) });
    });
  });
});

function allOf({ document }: MachineModel): OffsetRange {
  return { start: 0, end: document.text.length };
}
