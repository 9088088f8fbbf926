// npm run generate: writes THIRD-PARTY-NOTICES.md. A test compares it.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeNotices } from './notices';

writeFileSync('THIRD-PARTY-NOTICES.md', makeNotices(resolve('.')));
