import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadKept } from '../workspace/kept-bundle';

// The bundle of start.ts, beside this one.
loadKept(path.join(path.dirname(fileURLToPath(import.meta.url)), 'server-start.js'));
