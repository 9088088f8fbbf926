import type { Steps } from '../steps';
import type { ParsedDocument } from './node';
import { parseJson, parseJsonInSteps } from './parse-json';
import { parseTerraform } from './parse-terraform';
import { parseYaml, parseYamlInSteps } from './parse-yaml';

/** How a text is read: what it is written in. Terraform becomes a tree of the look of JSON. */
export type DocumentFormat = ParsedDocument['format'] | 'terraform';

/**
 * Parses a definition into the tree. `format` is what `formatOf` says of the file; without it the text decides.
 * Never fails and never throws: a broken text gives the sound part of its tree and a list of faults.
 */
export function parseDocument(text: string, format: DocumentFormat = guessFormat(text)): ParsedDocument {
  if (format === 'terraform') return parseTerraform(text);
  return format === 'yaml' ? parseYaml(text) : parseJson(text);
}

/** The same in steps; Terraform is one. */
export function* parseDocumentInSteps(text: string, format: DocumentFormat = guessFormat(text)): Steps<ParsedDocument> {
  if (format === 'terraform') return parseTerraform(text);
  return format === 'yaml' ? yield* parseYamlInSteps(text) : yield* parseJsonInSteps(text);
}

/** The format of a file by its editor language if that tells, else by the ending of its name; undefined if neither does. */
export function formatOf(uri: string, languageId?: string): DocumentFormat | undefined {
  if (languageId === 'terraform' || languageId === 'hcl') return 'terraform';
  if (languageId?.includes('yaml')) return 'yaml';
  if (languageId?.includes('json')) return 'json';
  const path = uri.replace(/[?#].*$/s, '').toLowerCase();
  if (path.endsWith('.yaml') || path.endsWith('.yml')) return 'yaml';
  if (path.endsWith('.json') || path.endsWith('.jsonc') || path.endsWith('.asl')) return 'json';
  if (path.endsWith('.tf') || path.endsWith('.hcl')) return 'terraform';
  return undefined;
}

/**
 * A JSON definition starts with a brace, behind comments at most. YAML may start with one as well, but then nearly all
 * of JSON is YAML, and the JSON parser gives the better messages.
 */
function guessFormat(text: string): DocumentFormat {
  const start = /^\uFEFF?(?:\s|\/\/[^\n]*|\/\*.*?\*\/)*/s.exec(text)?.[0].length ?? 0;
  const first = text.charAt(start);
  return first === '' || first === '{' || first === '[' || first === '"' ? 'json' : 'yaml';
}
