import { getHeapStatistics } from 'node:v8';

/** Part of the process's heap that a run may fill; the rest is for one more slice of it. */
const FULL = 0.75;

export const OUT_OF_MEMORY =
  'The run fills the memory of its process: its history holds too much data. Give its states less to hand on, or look for a loop that does not end.';

/** Whether the process would soon die for want of memory. Cheap enough to be asked thousands of times. */
export function isMemoryShort(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > limit * FULL;
}
