import type { LastRunParams } from '../../language/features/last-run';
import type { RunSession } from './run-session';
import type { Visit } from './visit';
import { inspectVisits } from './step-inspector';

/** Choice states of which it is told why they went where they did; the first ones of a run. */
const MAX_CHOICES = 100;

/**
 * What was told of a run, with how the rules of its Choice states came out when each was last entered; undefined where it
 * has entered none, or nothing could be found out. `module` is the host's.
 */
export async function withRules(
  session: RunSession,
  told: LastRunParams,
  module: string,
): Promise<LastRunParams | undefined> {
  const last = lastChoices(session.state.visits);
  if (last.length === 0) return undefined;
  const inspections = await inspectVisits(session, last, module);
  const states = { ...told.states };
  for (const [{ name }, { rules }] of inspections) {
    const values = states[name];
    if (values && rules) states[name] = { ...values, rules };
  }
  return inspections.size > 0 ? { ...told, states } : undefined;
}

/** The last time that each Choice state was entered and left. */
export function lastChoices(visits: Iterable<Visit>): readonly Visit[] {
  const last = new Map<string, Visit>();
  for (const visit of visits) {
    if (visit.type !== 'Choice' || (last.size >= MAX_CHOICES && !last.has(visit.name))) continue;
    last.set(visit.name, visit);
  }
  return [...last.values()].filter(({ status }) => status !== 'running');
}
