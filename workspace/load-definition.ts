import path from 'node:path';
import { outerRange } from '../language/embedding/embedded-text';
import { findDefinitions, wholeDocument, type Definition } from '../language/embedding/find-definitions';
import type { Json } from '../language/json';
import { buildModel } from '../language/model/build-model';
import type { MachineModel } from '../language/model/model';
import type { OffsetRange } from '../language/text/line-index';
import type { ParsedDocument } from '../language/tree/node';
import { formatOf, parseDocument, type DocumentFormat } from '../language/tree/parse-document';
import { substitute } from './substitutions';
import type { Templates } from './templates/find-templates';
import { readTemplate } from './templates/read-template';
import type { Template, TemplateMachine } from './templates/template';

export interface DefinitionSource {
  readonly text: string;
  readonly file: string;
  readonly format?: DocumentFormat | undefined;
  /** The name of the machine, where the text is a template that holds several. */
  readonly name?: string | undefined;
  /** Values for `${Name}`; they win over those of templates. */
  readonly substitutions: ReadonlyMap<string, Json>;
  readonly templates: Templates;
}

export type LoadedDefinition =
  | {
      readonly kind: 'loaded';
      readonly document: ParsedDocument;
      readonly model: MachineModel;
      /** The name that a template gives the machine that it holds. */
      readonly name: string | undefined;
      /** What a template says of it. */
      readonly type: TemplateMachine['type'];
      /** Placeholders without a value, and values that nothing asks for. */
      readonly missing: readonly string[];
      readonly unused: readonly string[];
      /** The place of the text around the definition. */
      readonly toOuter: (range: OffsetRange) => OffsetRange;
    }
  /** A template that holds several machines, or not the one that was asked for. */
  | { readonly kind: 'unclear'; readonly message: string };

/**
 * The definition of a text with its placeholders replaced: the text itself, or a machine in it where it is a template. What
 * a template says of its own machine, or of the file that it names by `DefinitionUri`, is known by itself.
 */
export function loadDefinition(source: DefinitionSource): LoadedDefinition {
  const { text, file, format, substitutions } = source;
  const outer = parseDocument(text, format ?? formatOf(file));
  const definitions = findDefinitions(outer).filter(({ at }) => at !== undefined);
  const chosen = choose(definitions, source);
  if (typeof chosen === 'string') return { kind: 'unclear', message: chosen };
  const definition = chosen ?? wholeDocument(outer);
  const { at, text: embedded } = definition;
  const own = chosen ? readTemplate(file, text) : undefined;
  const machine = chosen ? own?.machines.find(({ id }) => id === chosen.name) : linkTo(file, text, source.templates);
  const known = new Map([...(own?.values ?? []), ...(machine?.substitutions ?? [])]);
  const written = embedded ? definition.model.document : { ...outer, root: at ?? outer.root };
  const replaced = substitute(written, substitutions, { known, isInside: chosen !== undefined });
  return {
    kind: 'loaded',
    document: replaced.document,
    model: buildModel(replaced.document),
    name: machine && chosen ? (machine.names[0] ?? chosen.name) : chosen?.name,
    type: machine?.type,
    missing: replaced.missing,
    unused: replaced.unused,
    toOuter: (range) => (embedded ? outerRange(embedded, range) : range),
  };
}

/** The definition that is meant: the one of that name, or the only one; undefined where the text itself is the machine. */
function choose(definitions: readonly Definition[], { name, file }: DefinitionSource): Definition | string | undefined {
  const names = definitions.map((definition) => `"${definition.name ?? ''}"`).join(', ');
  if (name !== undefined && definitions.length > 0) {
    const found = definitions.find((definition) => definition.name === name);
    return found ?? `${path.basename(file)} has no state machine "${name}": it has ${names}.`;
  }
  if (definitions.length < 2) return definitions[0];
  return `${path.basename(file)} has ${String(definitions.length)} state machines, ${names}: say which (--state-machine NAME).`;
}

/** The machine of a template that names the file. Other folders are gone through only where it has placeholders. */
function linkTo(file: string, text: string, templates: Templates): TemplateMachine | undefined {
  const find = (among: readonly Template[]): TemplateMachine | undefined =>
    among.flatMap(({ machines }) => machines).find(({ definitionFile }) => definitionFile === file);
  return find(templates.near()) ?? (text.includes('${') ? find(templates.all()) : undefined);
}
