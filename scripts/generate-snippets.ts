// npm run generate: writes snippets/asl.json and snippets/asl-yaml.json from the blueprints. A test compares them.
import { writeFileSync } from 'node:fs';
import { readBlueprints } from './blueprints';
import { buildSnippets } from './snippets';

const blueprints = readBlueprints('.');
for (const [file, format] of [
  ['asl.json', 'json'],
  ['asl-yaml.json', 'yaml'],
] as const) {
  writeFileSync(`snippets/${file}`, `${JSON.stringify(buildSnippets(blueprints, format), null, 2)}\n`);
}
