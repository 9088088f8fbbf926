import type { State } from '../model/model';
import { child, childString } from '../tree/node';
import { isOpen } from './open-values';

/** How a Map runs (digest S41); undefined where a placeholder decides it. */
export function modeOf(state: State): 'INLINE' | 'DISTRIBUTED' | undefined {
  const processor = child(state.node, 'ItemProcessor') ?? child(state.node, 'Iterator');
  if (processor && isOpen(processor)) return undefined;
  const config = child(processor, 'ProcessorConfig');
  if (config && isOpen(config)) return undefined;
  const mode = child(config, 'Mode');
  if (mode && isOpen(mode)) return undefined;
  return childString(config, 'Mode')?.value === 'DISTRIBUTED' ? 'DISTRIBUTED' : 'INLINE';
}
