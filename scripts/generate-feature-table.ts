import { writeFileSync } from 'node:fs';
import { featureTable } from './feature-table';

// Writes docs/features.md; test/server/features-by-format.test.ts checks that it was done.
writeFileSync('docs/features.md', featureTable());
