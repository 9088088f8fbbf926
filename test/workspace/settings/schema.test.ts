import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { knownKeys } from '../../../workspace/settings/read-settings';

it('the schema of stepwright.json has the keys that are read, and no others', () => {
  const file = path.join(import.meta.dirname, '../../../schemas/stepwright.schema.json');
  const { properties, definitions } = JSON.parse(readFileSync(file, 'utf8'));
  const { top, function: ofFunction } = knownKeys();
  expect(Object.keys(properties).sort()).toEqual([...top].sort());
  expect(Object.keys(definitions.function.properties).sort()).toEqual([...ofFunction].sort());
});
