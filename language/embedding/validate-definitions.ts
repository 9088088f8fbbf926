import type { Diagnostic } from '../rules/rule';
import type { OffsetRange } from '../text/line-index';
import type { ParsedDocument } from '../tree/node';
import { validate, type ValidateOptions } from '../validate';
import type { Definition } from './find-definitions';

/** A finding with the definition it was found in, whose offsets it has. */
export interface DefinitionDiagnostic<Found extends Definition = Definition> {
  readonly definition: Found;
  readonly diagnostic: Diagnostic;
}

/** The findings in all definitions of a document. Faults of a text that several definitions share are told once. */
export function validateDefinitions<Found extends Definition>(
  definitions: readonly Found[],
  options: ValidateOptions,
): DefinitionDiagnostic<Found>[] {
  const told = new Set<ParsedDocument>();
  return definitions.flatMap((definition) => {
    const { model } = definition;
    const found = validate(model.document, options, model);
    const isFirst = !told.has(model.document);
    told.add(model.document);
    // Faults of the text itself have no node.
    return found
      .filter((diagnostic) => isFirst || diagnostic.at !== undefined)
      .map((diagnostic) => ({ definition, diagnostic }));
  });
}

/** The finding with the places of the document around the definition. */
export function inDocument({ definition, diagnostic }: DefinitionDiagnostic): Diagnostic {
  const { text, at } = definition;
  if (!text) return diagnostic;
  const outer = ({ start, end }: OffsetRange): OffsetRange => ({ start: text.toOuter(start), end: text.toOuter(end) });
  const { related, ...rest } = diagnostic;
  return {
    ...rest,
    range: outer(diagnostic.range),
    ...(at && { at }),
    ...(related && { related: related.map(({ message, range }) => ({ message, range: outer(range) })) }),
  };
}
