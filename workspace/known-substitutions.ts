import type { Json } from '../language/json';
import type { Template } from './templates/template';

/**
 * The names that have a value in a definition of its own file: those of stepwright.json and of the DefinitionSubstitutions
 * of the template that names the file. Undefined where neither says anything, so that nothing is known.
 */
export function knownSubstitutions(
  file: string,
  configured: ReadonlyMap<string, Json>,
  templates: readonly Template[],
): ReadonlySet<string> | undefined {
  const linked = templates.flatMap(({ machines }) => machines).filter(({ definitionFile }) => definitionFile === file);
  const declared = linked.flatMap(({ substitutionNames }) => substitutionNames ?? []);
  const says = configured.size > 0 || linked.some(({ substitutionNames }) => substitutionNames !== undefined);
  return says ? new Set([...configured.keys(), ...declared]) : undefined;
}
