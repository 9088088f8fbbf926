import type { Json } from '../../language/json';
import type { RunState, Visit } from './run-state';
import type { Details, Row, ShownText } from './view-messages';

/** What one row shows at most of a value; the editor shows all of it. */
export const longestShown = 100_000;

/** The row of a visit. */
export function toRow(visit: Visit): Row {
  const { key, parent, name, type, lane, status, attempts, error, enteredAt, endedAt } = visit;
  return {
    key,
    parent: parent?.key ?? 0,
    depth: depthOf(visit),
    name,
    type,
    status,
    attempts,
    ...(lane !== undefined && { lane }),
    ...(endedAt !== undefined && { duration: endedAt - enteredAt }),
    ...(error !== undefined && { error }),
  };
}

function depthOf({ parent }: Visit): number {
  let depth = 1;
  for (let around = parent; around; around = around.parent) depth++;
  return depth;
}

/** All about one visit. */
export function visitDetails({ key, input, output, error, cause }: Visit): Details {
  return { key, ...texts(input, output), ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

/** How the whole execution ended, as far as the view shows it. */
export interface Ending {
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}

export function executionDetails(state: RunState, input: Json, { output, error, cause }: Ending): Details {
  const at = state.failedAt;
  return {
    key: 0,
    ...texts(input, output),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(at && { failedAt: { key: at.key, name: at.name } }),
  };
}

function texts(input: Json | undefined, output: Json | undefined): Pick<Details, 'input' | 'output'> {
  return {
    ...(input !== undefined && { input: shown(input) }),
    ...(output !== undefined && { output: shown(output) }),
  };
}

/** The value as indented JSON text, cut where it is too long to be shown. */
export function shown(value: Json): ShownText {
  const text = jsonText(value);
  return text.length <= longestShown ? { text, isCut: false } : { text: text.slice(0, longestShown), isCut: true };
}

/** Indented JSON text. Values that are nested too deep for it are said to be so. */
export function jsonText(value: Json): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch {
    return '(nested too deep to be shown)';
  }
}
