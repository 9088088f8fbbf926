import { writeFileSync } from 'node:fs';
import { iamNames } from './iam-names';

// Writes language/integrations/iam-names.ts; test/language/policy/service-authorization.test.ts checks that it was done.
writeFileSync('language/integrations/iam-names.ts', iamNames());
