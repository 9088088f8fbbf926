import type { Edit } from '../features/edit';
import { outerRange } from './embedded-text';
import type { Definition } from './find-definitions';

/**
 * Edits of a definition as edits of the document around it. Undefined where one of them is in what the template puts
 * together from several parts: there is no text to edit.
 */
export function outerEdits({ text }: Definition, edits: readonly Edit[]): readonly Edit[] | undefined {
  if (!text) return edits;
  if (!edits.every((edit) => text.isInOneString(edit))) return undefined;
  return edits.map((edit) => ({ ...outerRange(text, edit), text: text.write(edit.text) }));
}
