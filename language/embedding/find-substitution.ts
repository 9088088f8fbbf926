import type { OffsetRange } from '../text/line-index';
import { child, property, type ObjectNode, type ParsedDocument, type Property } from '../tree/node';
import { machineResources } from './find-definitions';

/** What a placeholder stands for, in the template that puts its value in. */
export interface Substitution {
  /** The entry of `DefinitionSubstitutions`, or the resource or parameter that is named. */
  readonly key: OffsetRange;
  readonly whole: OffsetRange;
}

/**
 * Where a template says what `${Name}` is: in the machine's own substitutions, else as a resource (`Name`, `Name.Arn`) or a
 * parameter.
 */
export function findSubstitution(
  template: ParsedDocument,
  name: string,
  substitutions: ObjectNode | undefined,
): Substitution | undefined {
  const id = name.split('.')[0] ?? name;
  const found =
    property(substitutions, name) ??
    property(child(template.root, 'Resources'), id) ??
    property(child(template.root, 'Parameters'), id);
  return found && placeOf(found);
}

/** The same for a definition in a file of its own, which the template names by `DefinitionUri`. */
export function findLinkedSubstitution(
  template: ParsedDocument,
  name: string,
  isTheFile: (uri: string) => boolean,
): Substitution | undefined {
  for (const { properties } of machineResources(child(template.root, 'Resources'))) {
    const uri = child(properties, 'DefinitionUri');
    if (uri?.kind !== 'string' || !isTheFile(uri.value)) continue;
    const found = property(child(properties, 'DefinitionSubstitutions'), name);
    if (found) return placeOf(found);
  }
  return undefined;
}

function placeOf({ key, value }: Property): Substitution {
  return {
    key: { start: key.start, end: key.end },
    whole: { start: key.start, end: Math.max(key.end, value?.end ?? 0) },
  };
}
