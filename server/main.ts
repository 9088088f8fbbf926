import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadKept } from '../workspace/kept-bundle';
import { keepYoungHeapSmall } from './node/young-heap';

// Before anything is compiled: what was compiled with other flags is not taken.
keepYoungHeapSmall();
// The bundle of start.ts, beside this one.
loadKept(path.join(path.dirname(fileURLToPath(import.meta.url)), 'server-start.js'));
