import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderWith } from '../temporary-folder';
import { readCases } from './case';

describe('a folder of cases', () => {
  let folder: string;
  beforeEach(() => {
    folder = folderWith();
  });

  it('may hold what is no case: it is told and left out, the others are read', () => {
    const good = { id: 'a', group: 'g', kind: 'validation', expect: {} };
    writeFileSync(join(folder, 'good.json'), JSON.stringify([good, 5, { ...good, kind: 'other' }]));
    writeFileSync(join(folder, 'broken.json'), '[{');
    writeFileSync(join(folder, 'object.json'), '{}');
    writeFileSync(join(folder, 'notes.txt'), 'not read');
    mkdirSync(join(folder, 'folder.json'));
    const told: string[] = [];
    expect(readCases(folder, (problem) => told.push(problem))).toEqual([good]);
    expect(told.map((problem) => problem.split(/ is |:/)[0])).toEqual([
      'broken.json',
      'folder.json',
      'good.json',
      'good.json',
      'object.json',
    ]);
  });
});
