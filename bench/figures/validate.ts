import { parseTree } from 'jsonc-parser';
import { validate } from '../../language/validate';
import { parseJson } from '../../language/tree/parse-json';
import { definitionOfSize } from '../documents';
import type { Figure } from '../figure';
import { interleave } from '../interleave';

type AslValidator = (definition: unknown) => unknown;
interface JsonLanguageService {
  parseJSONDocument(document: unknown): unknown;
  doValidation(document: unknown, json: unknown, settings?: unknown): Promise<readonly unknown[]>;
}
interface AslService {
  getLanguageService(parameters: unknown): JsonLanguageService;
  TextDocument?: unknown;
}

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
    reach: 3,
    async measure({ quick, loadPeer }) {
      const text = definitionOfSize(quick ? 20_000 : kilobytes * 1024, language);
      const uri = 'file:///bench.asl.json';
      const works: Record<string, () => unknown> = {
        ours: () => validate(parseJson(text)),
        parseTree: () => parseTree(text),
      };
      if (!quick) {
        const peer = (await loadPeer('asl-validator')) as { default: AslValidator };
        works['asl-validator'] = () => peer.default(JSON.parse(text));
        const service = (await loadPeer('amazon-states-language-service')) as {
          default?: AslService;
        } & Partial<AslService>;
        const create = service.getLanguageService ?? service.default?.getLanguageService;
        const languageService = create?.({});
        if (languageService) {
          const document = textDocument(uri, text);
          works['amazon-states-language-service'] = () =>
            languageService.doValidation(document, languageService.parseJSONDocument(document));
        }
      }
      const { ours, parseTree: peer, ...others } = await interleave(works, quick ? 1 : kilobytes > 500 ? 9 : 25);
      return { ours: ours ?? 0, peer: peer ?? 0, notes: ratios(others, peer ?? 0) };
    },
  };
}

function ratios(others: Readonly<Record<string, number>>, peer: number): Record<string, string> {
  return Object.fromEntries(Object.entries(others).map(([name, ms]) => [name, `${(ms / peer).toFixed(1)}x`]));
}

/** The few members of an LSP text document that the peer reads. */
function textDocument(uri: string, text: string): unknown {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return {
    uri,
    languageId: 'json',
    version: 1,
    lineCount: lineStarts.length,
    getText: () => text,
    positionAt(offset: number) {
      let low = 0;
      let high = lineStarts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((lineStarts[middle] ?? 0) > offset) high = middle;
        else low = middle + 1;
      }
      return { line: low - 1, character: offset - (lineStarts[low - 1] ?? 0) };
    },
    offsetAt: (position: { line: number; character: number }) => (lineStarts[position.line] ?? 0) + position.character,
  };
}
