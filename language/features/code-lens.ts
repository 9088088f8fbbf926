import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { property } from '../tree/node';

/** A command that stands above a line. */
export interface Lens {
  readonly range: OffsetRange;
  readonly title: string;
  readonly command: 'stepwright.runLocally';
}

/** Run Locally above the machine's `StartAt`. */
export function codeLenses(model: MachineModel): Lens[] {
  const startAt = property(model.node, 'StartAt');
  if (!startAt || !model.scope?.statesProperty) return [];
  const { start, end } = startAt.key;
  return [{ range: { start, end }, title: '$(play) Run Locally', command: 'stepwright.runLocally' }];
}
