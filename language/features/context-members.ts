import { CONTEXT_OBJECT, existsAt, findContextField, type ContextField } from '../expressions/context-object';
import { childString } from '../tree/node';
import type { ExpressionSite } from './expression-site';

/**
 * The members of the context object below some names, as far as they exist where the expression stands. Undefined below
 * members whose content is data.
 */
export function contextMembers(
  site: ExpressionSite,
  names: readonly (string | number)[],
): readonly ContextField[] | undefined {
  let fields: readonly ContextField[] = CONTEXT_OBJECT;
  if (names.length > 0) {
    const found = findContextField(names);
    if (found.kind !== 'found' || !found.field.children) return undefined;
    fields = found.field.children;
  }
  const { part, field } = site;
  const resource = childString(part.state?.node, 'Resource')?.value ?? '';
  const place = {
    stateType: part.state?.type,
    machineType: 'STANDARD',
    callback: /\.waitForTaskToken$/.test(resource) || resource.includes('${'),
    insideMap: isItemField(part.state?.type, field.name) || isInMap(site),
  } as const;
  return fields.filter((candidate) => existsAt(candidate, place));
}

function isItemField(type: string | undefined, name: string): boolean {
  return type === 'Map' && (name === 'ItemSelector' || name === 'Parameters');
}

function isInMap({ part }: ExpressionSite): boolean {
  for (let scope = part.scope; scope; scope = scope.owner?.scope) if (scope.kind === 'itemProcessor') return true;
  return false;
}
