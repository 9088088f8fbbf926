import type { Hover, LocationLink } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { findLinkedSubstitution, findSubstitution, type Substitution } from '../language/embedding/find-substitution';
import { placeholderAt, type PlaceholderAt } from '../language/features/placeholder-at';
import type { ParsedDocument } from '../language/tree/node';
import { formatOf, parseDocument } from '../language/tree/parse-document';
import type { ServerParts } from './features/parts';
import type { Documents, Machine, OpenDocument } from './documents';
import type { LinkingTemplate } from './project';

/** What says what a placeholder stands for. */
interface Found {
  readonly placeholder: PlaceholderAt;
  readonly substitution: Substitution;
  readonly template: TextDocument;
}

/** Leads from `${Name}` to where the template around, or the one that names the file, says what it is. */
export async function placeholderDefinition(asked: Asked): Promise<LocationLink | undefined> {
  const found = await find(asked);
  if (!found) return undefined;
  const { placeholder, substitution, template } = found;
  const rangeOf = ({ start, end }: { start: number; end: number }) => ({
    start: template.positionAt(start),
    end: template.positionAt(end),
  });
  return {
    originSelectionRange: asked.machine.place.toRange(placeholder),
    targetUri: template.uri,
    targetRange: rangeOf(substitution.whole),
    targetSelectionRange: rangeOf(substitution.key),
  };
}

/** What the template says of a placeholder, as it is written there. */
export async function placeholderHover(asked: Asked): Promise<Hover | undefined> {
  const found = await find(asked);
  if (!found) return undefined;
  const { placeholder, substitution, template } = found;
  const written = template.getText().slice(substitution.whole.start, substitution.whole.end);
  const lines = written.split(/\r?\n/).slice(0, MAX_LINES);
  const file = Utils.basename(URI.parse(template.uri));
  const language = template.languageId;
  const value = `\`\${${placeholder.name}}\` by ${file}:\n\n\`\`\`${language}\n${lines.join('\n')}\n\`\`\``;
  return { contents: { kind: 'markdown', value }, range: asked.machine.place.toRange(placeholder) };
}

const MAX_LINES = 12;

interface Asked {
  readonly machine: Machine;
  readonly document: OpenDocument;
  readonly offset: number;
  readonly parts: Pick<ServerParts, 'documents' | 'project' | 'settings'>;
}

async function find(asked: Asked): Promise<Found | undefined> {
  const { machine, document, offset, parts } = asked;
  const { documents, project, settings } = parts;
  const placeholder = placeholderAt(machine.model, offset);
  if (!placeholder) return undefined;
  if (machine.name !== undefined) {
    const substitution = findSubstitution(document.parsed(), placeholder.name, machine.substitutions);
    return substitution && { placeholder, substitution, template: document.text };
  }
  const uri = URI.parse(document.text.uri);
  if (uri.scheme !== 'file') return undefined;
  for (const linking of await project.templatesOf(uri.fsPath, settings.folderOf(machine.place.uri))) {
    const opened = await open(linking, documents);
    if (!opened) continue;
    const { template, parsed } = opened;
    const substitution = findLinkedSubstitution(parsed, placeholder.name, linking.isMeant);
    if (substitution) return { placeholder, substitution, template };
  }
  return undefined;
}

/** A template as the editor shows it, or as it is on the disk. */
async function open(
  { file, text: read }: LinkingTemplate,
  documents: Documents,
): Promise<{ readonly template: TextDocument; readonly parsed: ParsedDocument } | undefined> {
  const uri = URI.file(file).toString();
  const document = documents.get(uri);
  if (document) return { template: document.text, parsed: document.parsed() };
  const text = await read();
  if (text === undefined) return undefined;
  const format = formatOf(file);
  const template = TextDocument.create(uri, format === 'yaml' ? 'yaml' : 'json', 0, text);
  return { template, parsed: parseDocument(text, format) };
}
