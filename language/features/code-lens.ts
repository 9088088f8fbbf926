import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { property } from '../tree/node';

/** A command that stands above a line. */
export interface Lens {
  readonly range: OffsetRange;
  readonly title: string;
  readonly command: 'stepwright.runLocally' | 'stepwright.showGraph';
}

/**
 * Run Locally above the machine's `StartAt`. A machine in a template has its graph there too: the editor's title has
 * buttons only for documents that are a machine as a whole.
 */
export function codeLenses(model: MachineModel, name?: string): Lens[] {
  const startAt = property(model.node, 'StartAt');
  if (!startAt || !model.scope?.statesProperty) return [];
  const { start, end } = startAt.key;
  const range = { start, end };
  const run: Lens = { range, title: '$(play) Run Locally', command: 'stepwright.runLocally' };
  if (name === undefined) return [run];
  return [run, { range, title: '$(type-hierarchy) Show Graph', command: 'stepwright.showGraph' }];
}
