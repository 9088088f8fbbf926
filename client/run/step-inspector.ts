import type { InspectMessage, StepInspection } from '../../host/messages';
import { askHost } from './ask-host';
import { recordedStep } from './recorded-step';
import type { RunSession } from './run-session';
import type { Visit } from './visit';

/** Asks a process how the data went through visits that have ended; gives those of which it could tell. */
export async function inspectVisits(
  { request, state }: RunSession,
  visits: readonly Visit[],
  module: string,
): Promise<ReadonlyMap<Visit, StepInspection>> {
  const { input, ...definition } = request;
  const asked = visits.flatMap((visit) => {
    const step = recordedStep(visit, state, input);
    return step ? [{ visit, step }] : [];
  });
  if (asked.length === 0 || definition.text.trim() === '') return new Map();
  const { redriveOf: _told, ...options } = definition.options ?? {};
  const message: InspectMessage = { ...definition, options, kind: 'inspect', steps: asked.map(({ step }) => step) };
  const answer = await askHost(module, message, 'inspected');
  if (answer.kind !== 'inspected') return new Map();
  return new Map(
    asked.flatMap(({ visit }, index) => {
      const inspection = answer.inspections[index];
      return inspection ? [[visit, inspection] as const] : [];
    }),
  );
}

/** What is known by now of how the data went through a visit; asks where that is nothing. */
export type InspectVisit = (session: RunSession, visit: Visit) => StepInspection | undefined;

/** Gets the inspection of the step that is looked at: one at a time, and of those wanted meanwhile the last. */
export class StepInspector {
  private readonly known = new WeakMap<Visit, StepInspection>();
  private next: { readonly session: RunSession; readonly visit: Visit } | undefined;
  private isBusy = false;

  constructor(
    private readonly module: string,
    private readonly came: (visit: Visit) => void,
  ) {}

  /** What is known of a visit by now; asks where that is nothing, and tells when it has come. */
  of(session: RunSession, visit: Visit): StepInspection | undefined {
    const found = this.known.get(visit);
    if (found || visit.status === 'running') return found;
    this.next = { session, visit };
    void this.work();
    return undefined;
  }

  private async work(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    for (let wanted = this.next; wanted; wanted = this.next) {
      this.next = undefined;
      const { session, visit } = wanted;
      const found = await inspectVisits(session, [visit], this.module);
      this.known.set(visit, found.get(visit) ?? { stages: [] });
      this.came(visit);
    }
    this.isBusy = false;
  }
}
