import type { Json } from '../json';
import type { MachineModel, State } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { shortened } from '../text/shortened';
import type { InlayHint } from './inlay-hints';
import type { KnownData, StateValues } from './known-data';

const MAX_LABEL = 50;
const MAX_TOOLTIP = 300;

/** What each state gave in the last run, behind its name; states that have changed since then are marked. */
export function lastRunHints(model: MachineModel, range: OffsetRange, known: KnownData | undefined): InlayHint[] {
  if (known?.source !== 'lastRun') return [];
  return model.states.flatMap((state) => {
    const values = known.states.get(state.name);
    const at = placeOf(model, state);
    if (!values || at < range.start || at > range.end) return [];
    const hint = hintOf(values, values.source !== undefined && values.source !== sourceOf(model, state));
    return hint ? [{ at, ...hint }] : [];
  });
}

/** The text of a state: what it was when it ran tells whether it has changed since. */
export function sourceOf(model: MachineModel, { node }: State): string {
  return node ? model.document.text.slice(node.start, node.end) : '';
}

function hintOf({ input, output, error }: StateValues, isStale: boolean): Omit<InlayHint, 'at'> | undefined {
  const came =
    error !== undefined && output === undefined ? `✗ ${error}` : output === undefined ? undefined : `→ ${text(output)}`;
  if (came === undefined) return undefined;
  const stale = isStale ? ' (before the change)' : '';
  const lines = [
    isStale ? 'In the last run, before this state was changed' : 'In the last run',
    ...(input === undefined ? [] : [`Input: ${shortened(text(input), MAX_TOOLTIP)}`]),
    ...(error === undefined ? [] : [`Error: ${error}`]),
    ...(output === undefined ? [] : [`Output: ${shortened(text(output), MAX_TOOLTIP)}`]),
  ];
  return { label: `${shortened(came, MAX_LABEL)}${stale}`, tooltip: lines.join('\n') };
}

/** Behind the opening brace, or the colon of a name in YAML. */
function placeOf({ document }: MachineModel, { node, property }: State): number {
  const isBraced = node && document.text[node.start] === '{';
  return isBraced ? node.start + 1 : property.key.end + 1;
}

function text(value: Json): string {
  return JSON.stringify(value);
}
