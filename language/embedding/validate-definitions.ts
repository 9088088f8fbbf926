import type { Diagnostic } from '../rules/rule';
import type { OffsetRange } from '../text/line-index';
import type { ParsedDocument } from '../tree/node';
import { syntaxDiagnostics, validate, type ValidateOptions } from '../validate';
import { outerRange } from './embedded-text';
import type { Definition } from './find-definitions';
import { looksLikeTemplate } from './may-hold-definitions';

/** A finding with the definition it was found in, whose offsets it has; without one it is about the document around. */
export interface DefinitionDiagnostic<Found extends Definition = Definition> {
  readonly definition: Found | undefined;
  readonly diagnostic: Diagnostic;
}

/**
 * The findings in all definitions of a document, and the faults of a template's own text. Faults of a text that several
 * definitions share are told once.
 */
export function validateDefinitions<Found extends Definition>(
  document: ParsedDocument,
  definitions: readonly Found[],
  options: ValidateOptions,
): DefinitionDiagnostic<Found>[] {
  const told = new Set<ParsedDocument>();
  const isTemplate = definitions.length > 0 || looksLikeTemplate(document.text);
  const around =
    isTemplate && definitions.every(({ model }) => model.document !== document)
      ? syntaxDiagnostics(document, options.severities ?? {})
      : [];
  const inside = definitions.flatMap((definition) => {
    const { model } = definition;
    const found = validate(model.document, options, model);
    const isFirst = !told.has(model.document);
    told.add(model.document);
    // Faults of the text itself have no node.
    return found
      .filter((diagnostic) => isFirst || diagnostic.at !== undefined)
      .map((diagnostic) => ({ definition, diagnostic }));
  });
  return [...around.map((diagnostic) => ({ definition: undefined, diagnostic })), ...inside];
}

/** The finding with the places of the document around the definition. */
export function inDocument({ definition, diagnostic }: DefinitionDiagnostic): Diagnostic {
  const { text, at } = definition ?? {};
  if (!text) return diagnostic;
  const outer = (range: OffsetRange): OffsetRange => outerRange(text, range);
  const { related, ...rest } = diagnostic;
  return {
    ...rest,
    range: outer(diagnostic.range),
    ...(at && { at }),
    ...(related && { related: related.map(({ message, range }) => ({ message, range: outer(range) })) }),
  };
}
