import { complete } from '../../../language/features/complete';
import type { Completion } from '../../../language/features/completion';
import { applyEdits } from '../../../language/features/edit';
import { fillStops } from '../../../language/features/template';
import { buildModel } from '../../../language/model/build-model';
import type { MachineModel } from '../../../language/model/model';
import { parseDocument, type DocumentFormat } from '../../../language/tree/parse-document';

export interface Marked {
  readonly model: MachineModel;
  readonly text: string;
  readonly offset: number;
}

/** A definition with the cursor marked by a bar. */
export function marked(source: string, format?: DocumentFormat): Marked {
  const offset = source.indexOf('|');
  if (offset < 0) throw new Error('The text has no cursor: put a bar.');
  const text = source.slice(0, offset) + source.slice(offset + 1);
  return { text, offset, model: buildModel(parseDocument(text, format)) };
}

export function labelsAt(source: string, format?: DocumentFormat): string[] {
  const { model, offset } = marked(source, format);
  return complete(model, offset).map(({ label }) => label);
}

/** The text after one takes the proposal, tab stops filled with their defaults, and the cursor gone. */
export function accept(source: string, label: string, format?: DocumentFormat): string {
  const { model, text, offset } = marked(source, format);
  const proposals = complete(model, offset);
  const chosen = proposals.find((proposal) => proposal.label === label);
  if (!chosen) throw new Error(`"${label}" is not proposed: ${proposals.map((proposal) => proposal.label).join(', ')}`);
  const line = text.slice(text.lastIndexOf('\n', chosen.edit.start - 1) + 1);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  return applyEdits(text, [...chosen.extra, { ...chosen.edit, text: inserted(chosen, indent) }]);
}

function inserted(chosen: Completion, indent: string): string {
  const text = chosen.isSnippet ? fillStops(chosen.edit.text) : chosen.edit.text;
  return chosen.isIndented ? text : text.replace(/\n/g, '\n' + indent).replace(/\t/g, '  ');
}
