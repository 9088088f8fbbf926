import { existsAt, findContextField, type ContextField, type ContextPlace } from '../expressions/context-object';
import type { Scope } from '../model/model';
import { nearestName } from '../text/nearest-name';
import type { OffsetRange } from '../text/line-index';
import { childString } from '../tree/node';
import { machine } from './example';
import { faultRange } from './expression-range';
import { partRange } from './jsonata-place';
import type { DefinitionObject, Report, Rule, RuleOptions } from './rule';
import { quote } from './words';

/** Fields of a Map state that are evaluated once for each item. */
const ITEM_FIELDS: ReadonlySet<string> = new Set(['ItemSelector', 'Parameters']);

/** Digest R42 to R47: paths into the context object that find nothing. */
export const unknownContextField: Rule = {
  code: 'unknown-context-field',
  severity: 'warning',
  summary: 'Paths into the context object name members that exist where they are used.',
  why: 'The context object (`$$` in JSONPath, `$states.context` in JSONata) has a fixed set of members. `Task.Token` exists only in tasks that wait for a token, `Map.Item` only for the items of a Map, and `State.RetryCount` only in states that can be retried. A path to a member that does not exist fails when it is evaluated.',
  bad: machine({ Greet: { Type: 'Pass', Parameters: { 'id.$': '$$.Execution.ID' }, End: true } }),
  good: machine({ Greet: { Type: 'Pass', Parameters: { 'id.$': '$$.Execution.Id' }, End: true } }),
  hooks: {
    path({ node, path, object, field }, report, options) {
      if (path.root !== 'context' || !path.keys) return;
      const place = (): ContextPlace => placeOf(object, field.name, options);
      check(path.keys, (depth) => faultRange(node, path.steps[depth] ?? path), { node, place, prefix: '$$' }, report);
    },
    jsonata(use, report, options) {
      for (const reference of use.analysis?.statesMembers ?? []) {
        if (reference.member !== 'context') continue;
        const { members } = reference;
        const inside = members.slice(1);
        const place = (): ContextPlace => placeOf(use.object, use.field.name, options);
        check(
          inside.map(({ name }) => name),
          (depth) => partRange(use, inside[depth] ?? members[0] ?? { start: 0, end: 0 }),
          { node: use.node, place, prefix: '$states.context' },
          report,
        );
      }
    },
  },
};

interface Context {
  readonly node: Parameters<typeof faultRange>[0];
  readonly place: () => ContextPlace;
  readonly prefix: string;
}

function check(
  names: readonly (string | number)[],
  rangeOf: (depth: number) => OffsetRange,
  { node, place, prefix }: Context,
  report: Report,
): void {
  const found = findContextField(names);
  if (found.kind === 'missing') {
    const name = String(names[found.depth] ?? '');
    const at = place();
    const known = found.siblings.filter((field) => existsAt(field, at)).map((field) => field.name);
    const meant = nearestName(name, known);
    const parent = [prefix, ...names.slice(0, found.depth)].join('.');
    report({
      at: node,
      range: rangeOf(found.depth),
      message: `"${parent}" has no member ${quote(name)}${meant ? `: did you mean "${meant}"?` : known.length > 0 ? `: it has ${known.join(', ')}.` : '.'}`,
      ...(meant !== undefined && { data: { meant } }),
    });
    return;
  }
  const absent = found.way.findIndex((field) => field.only !== undefined && !existsAt(field, place()));
  const field = found.way[absent];
  if (!field) return;
  report({
    at: node,
    range: rangeOf(absent),
    message: whereItExists(field, [prefix, ...names.slice(0, absent + 1)].join('.')),
  });
}

function whereItExists({ only }: ContextField, path: string): string {
  switch (only) {
    case 'callback':
      return `"${path}" exists only in a task that waits for a token: let its "Resource" end in ".waitForTaskToken".`;
    case 'map':
    case 'mapOverObject':
    case 'distributed':
      return `"${path}" exists only inside a Map: in its "ItemSelector" and in the states that process the items.`;
    case 'retriable':
      return `"${path}" exists only in Task, Parallel and Map states.`;
    case 'standard':
      return `"${path}" does not exist in Express machines.`;
    default:
      return `"${path}" does not exist here.`;
  }
}

function placeOf({ state, scope }: DefinitionObject, field: string, { machineType }: RuleOptions): ContextPlace {
  const resource = childString(state?.node, 'Resource')?.value ?? '';
  return {
    stateType: state?.type,
    machineType,
    callback: /\.waitForTaskToken$|\.sync(:2)?$/.test(resource) || resource.includes('${'),
    insideMap: (state?.type === 'Map' && ITEM_FIELDS.has(field)) || isInMap(scope),
  };
}

function isInMap(scope: Scope): boolean {
  for (let current: Scope | undefined = scope; current; current = current.owner?.scope) {
    if (current.kind === 'itemProcessor') return true;
  }
  return false;
}
