import { parseTree } from 'jsonc-parser';
import { validate } from '../../language/validate';
import { parseJson } from '../../language/tree/parse-json';
import { loadSdkTable } from '../../workspace/sdk-table';
import { definitionOfSize } from '../documents';
import type { Figure } from '../figure';
import { interleave } from '../interleave';
import { loadAslService, textDocument } from '../peer-language-service';

type AslValidator = (definition: unknown) => unknown;

/** Parse and all diagnostics of one document from its text, over jsonc-parser's `parseTree` of the same text. */
export const validateFigures: readonly Figure[] = [
  validateFigure(100, 'JSONPath'),
  validateFigure(100, 'JSONata'),
  validateFigure(1024, 'JSONPath'),
  validateFigure(1024, 'JSONata'),
];

function validateFigure(kilobytes: number, language: 'JSONPath' | 'JSONata'): Figure {
  return {
    name: `validate-${String(kilobytes)}kb-${language.toLowerCase()}`,
    what: `parse + all diagnostics of ${String(kilobytes)} KB ${language}, over parseTree of the same text`,
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 3 },
    async measure({ quick, loadPeer }) {
      const text = definitionOfSize(quick ? 20_000 : kilobytes * 1024, language);
      const works: Record<string, () => unknown> = {
        ours: () => validate(parseJson(text), { sdk: loadSdkTable }),
        parseTree: () => parseTree(text),
      };
      if (!quick) {
        const peer = (await loadPeer('asl-validator')) as { default: AslValidator };
        works['asl-validator'] = () => peer.default(JSON.parse(text));
        const service = await loadAslService(loadPeer);
        const document = textDocument('file:///bench.asl.json', text);
        works['amazon-states-language-service'] = () =>
          service.doValidation(document, service.parseJSONDocument(document));
      }
      const {
        ours = 0,
        parseTree: peer = 0,
        ...others
      } = await interleave(works, quick ? 1 : kilobytes > 500 ? 11 : 25);
      return { ours, peer, notes: ratios(others, peer) };
    },
  };
}

function ratios(others: Readonly<Record<string, number>>, peer: number): Record<string, string> {
  return Object.fromEntries(Object.entries(others).map(([name, ms]) => [name, `${(ms / peer).toFixed(1)}x`]));
}
