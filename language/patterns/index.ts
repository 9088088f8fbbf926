import { DISTRIBUTED_PATTERNS } from './distributed';
import { FLOW_PATTERNS } from './flow';
import type { Pattern } from './pattern';
import { SERVICE_PATTERNS } from './services';

/** All patterns, in the order in which they are offered. */
export const PATTERNS: readonly Pattern[] = [...FLOW_PATTERNS, ...DISTRIBUTED_PATTERNS, ...SERVICE_PATTERNS];
