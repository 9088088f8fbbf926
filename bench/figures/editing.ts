import { parseTree } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { complete } from '../../language/features/complete';
import { toCompletionList } from '../../server/convert/completion';
import { toDiagnostic } from '../../server/convert/diagnostic';
import { Documents, type OpenDocument } from '../../server/documents';
import { DEFAULT_SETTINGS } from '../../server/settings';
import { loadSdkTable } from '../../workspace/sdk-table';
import { definitionOfSize } from '../documents';
import type { Figure } from '../figure';
import { interleave } from '../interleave';
import { loadAslService } from '../peer-language-service';

const URI = 'file:///bench.asl.json';
const MEGABYTE = 1024 * 1024;

/** What the server does while somebody types in a big document. */
export const editingFigures: readonly Figure[] = [
  keystroke('JSONPath'),
  keystroke('JSONata'),
  {
    name: 'completion-next-1024kb',
    what: 'completion at Next in 1 MB, the tree known, over amazon-states-language-service',
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 0.1 },
    async measure({ quick, loadPeer }) {
      const whole = definitionOfSize(quick ? 20_000 : MEGABYTE, 'JSONPath');
      const middle = whole.indexOf('"Next": "', whole.length / 2) + '"Next": "'.length;
      const text = whole.slice(0, middle) + whole.slice(whole.indexOf('"', middle));
      const document = openDocument(text);
      const [machine] = document.machines();
      if (!machine) throw new Error('no machine');
      const { model, place } = machine;
      const ours = (): number =>
        toCompletionList(complete(model, middle, { machineType: 'STANDARD', sdk: loadSdkTable }), place, {
          sharedEditRange: true,
        }).items.length;
      const proposed = ours();
      if (proposed < 10) throw new Error(`only ${String(proposed)} states are proposed`);
      if (quick) return { ours: 0, peer: 1 };
      const service = await loadAslService(loadPeer);
      const theirText = TextDocument.create(URI, 'json', 1, text);
      const tree = service.parseJSONDocument(theirText);
      const position = theirText.positionAt(middle);
      const peer = (): Promise<unknown> => service.doComplete(theirText, position, tree);
      const medians = await interleave({ ours, peer }, 21);
      return { ...medians, notes: { proposals: String(proposed) } };
    },
  },
];

/** A text in an expression. */
const TYPED_AT = { JSONPath: 'order {} of {}', JSONata: "order ' & $states" };

/** A character comes and goes in the middle of the document; what the pause after a keystroke adds is not counted. */
function keystroke(language: 'JSONPath' | 'JSONata'): Figure {
  return {
    name: `keystroke-1024kb-${language.toLowerCase()}`,
    what: 'an edit in 1 MB to its diagnostics as they are sent, over parseTree of the same text',
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 1.5 },
    async measure({ quick }) {
      const text = definitionOfSize(quick ? 20_000 : MEGABYTE, language);
      const documents = new Documents({ log: () => undefined, sdk: loadSdkTable });
      documents.opened(URI, 'asl', 1, text);
      const place = TextDocument.create(URI, 'asl', 1, text);
      const start = place.positionAt(text.indexOf(TYPED_AT[language], text.length / 2) + 1);
      const end = { line: start.line, character: start.character + 1 };
      let version = 1;
      const edit = (): number => {
        version++;
        const change =
          version % 2 === 0 ? { range: { start, end: start }, text: 'x' } : { range: { start, end }, text: '' };
        documents.changed(URI, version, [change]);
        return JSON.stringify(sent(documents)).length;
      };
      const { ours, peer } = await interleave({ ours: edit, peer: () => parseTree(text) }, quick ? 1 : 21);
      return { ours, peer };
    },
  };
}

function sent(documents: Documents): unknown {
  const document = documents.get(URI);
  return document
    ?.diagnostics(DEFAULT_SETTINGS)
    .map(({ definition, diagnostic }) => toDiagnostic(diagnostic, (definition ?? document).place));
}

function openDocument(text: string): OpenDocument {
  const documents = new Documents({ log: () => undefined, sdk: loadSdkTable });
  documents.opened(URI, 'asl', 1, text);
  const document = documents.get(URI);
  if (!document) throw new Error('not opened');
  return document;
}
