import type { Json, JsonObject } from '../json';

/** Actions that are allowed on resources. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The fewest statements that allow just that: what is alike in resources or in actions is joined, never widened. */
export function joinStatements(grants: readonly Grant[]): JsonObject[] {
  const byResource = joined(grants, ({ resources, actions }) => [servicesOf(actions), sorted(resources)]);
  const byAction = joined(byResource, ({ actions }) => [sorted(actions)]);
  const sids = new Set<string>();
  return byAction
    .map((grant) => ({ ...grant, actions: sorted(grant.actions), resources: narrowed(grant.resources) }))
    .sort((a, b) => ((a.actions[0] ?? '') < (b.actions[0] ?? '') ? -1 : 1))
    .map((grant) => statement(grant, sids));
}

/** Joins the grants that have the same key and condition. */
function joined(grants: readonly Grant[], keyOf: (grant: Grant) => Json): Grant[] {
  const groups = new Map<string, { grant: Grant; actions: Set<string>; resources: Set<string> }>();
  for (const grant of grants) {
    const key = JSON.stringify([keyOf(grant), grant.condition ?? null]);
    const group = groups.get(key) ?? { grant, actions: new Set(), resources: new Set() };
    for (const action of grant.actions) group.actions.add(action);
    for (const resource of grant.resources) group.resources.add(resource);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ grant, ...all }) => ({
    ...grant,
    actions: [...all.actions],
    resources: [...all.resources],
  }));
}

function servicesOf(actions: readonly string[]): string[] {
  return sorted([...new Set(actions.map((action) => action.split(':')[0] ?? ''))]);
}

function sorted(texts: readonly string[]): string[] {
  return [...texts].sort();
}

/** Without those that a star among the others allows already. */
function narrowed(resources: readonly string[]): string[] {
  return resources.includes('*') ? ['*'] : sorted(resources);
}

function statement({ actions, resources, condition }: Grant, sids: Set<string>): JsonObject {
  return {
    Sid: freeSid(actions[0] ?? '', sids),
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(condition && { Condition: condition }),
  };
}

/** A name for the statement: letters and digits only. */
function freeSid(action: string, taken: Set<string>): string {
  const base = action
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  let sid = base;
  for (let count = 2; taken.has(sid); count++) sid = base + String(count);
  taken.add(sid);
  return sid;
}
