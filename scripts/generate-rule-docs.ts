import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleDocs } from './rule-docs';

// Writes docs/rules from the rules; test/language/rules/docs.test.ts checks that it was done.
const FOLDER = 'docs/rules';
const docs = ruleDocs();
mkdirSync(FOLDER, { recursive: true });
for (const file of readdirSync(FOLDER)) if (file.endsWith('.md') && !docs.has(file)) rmSync(join(FOLDER, file));
for (const [file, text] of docs) writeFileSync(join(FOLDER, file), text);
console.log(`${String(docs.size)} pages in ${FOLDER}`);
