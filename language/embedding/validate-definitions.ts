import type { KnownFindings } from '../rules/known-findings';
import type { Diagnostic } from '../rules/rule';
import { declaredSubstitutions, unusedSubstitution, unusedSubstitutions } from '../rules/unused-substitution';
import { finish, type Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import type { ParsedDocument } from '../tree/node';
import { syntaxDiagnostics, validateInSteps, type ValidateOptions } from '../validate';
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
  return finish(validateDefinitionsInSteps(document, definitions, options));
}

/** The same in steps; `knownOf`: what was found in the last version of a definition. */
export function* validateDefinitionsInSteps<Found extends Definition>(
  document: ParsedDocument,
  definitions: readonly Found[],
  options: ValidateOptions,
  knownOf?: (definition: Found) => KnownFindings | undefined,
): Steps<DefinitionDiagnostic<Found>[]> {
  const told = new Set<ParsedDocument>();
  const isTemplate = definitions.length > 0 || looksLikeTemplate(document.text);
  const around =
    isTemplate && definitions.every(({ model }) => model.document !== document)
      ? syntaxDiagnostics(document, options.severities ?? {})
      : [];
  const inside: DefinitionDiagnostic<Found>[] = [];
  for (const definition of definitions) {
    const { model } = definition;
    const found = yield* validateInSteps(
      model.document,
      withSubstitutions(options, definition),
      model,
      knownOf?.(definition),
    );
    const isFirst = !told.has(model.document);
    told.add(model.document);
    for (const diagnostic of found) {
      // Faults of the text itself have no node.
      if (isFirst || diagnostic.at !== undefined) inside.push({ definition, diagnostic });
    }
  }
  const unused = definitions.flatMap((definition) => diagnoseUnused(definition, options.severities ?? {}));
  return [...[...around, ...unused].map((diagnostic) => ({ definition: undefined, diagnostic })), ...inside];
}

/** What the template beside the definition gives values, too. */
function withSubstitutions(options: ValidateOptions, definition: Definition): ValidateOptions {
  if (definition.at === undefined) return options;
  const declared = declaredSubstitutions(definition);
  const substitutions = declared && new Set([...declared, ...(options.substitutions ?? [])]);
  return { ...options, substitutions };
}

function diagnoseUnused(definition: Definition, severities: NonNullable<ValidateOptions['severities']>): Diagnostic[] {
  const { code, severity, tags } = unusedSubstitution;
  const chosen = severities[code] ?? severity;
  if (chosen === 'off') return [];
  return unusedSubstitutions(definition).map((property) => ({
    code,
    severity: chosen,
    message: `The definition has no \${${property.key.value}}: remove it, or look whether the placeholder is spelt otherwise.`,
    range: property.key,
    at: property,
    ...(tags && { tags }),
  }));
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
