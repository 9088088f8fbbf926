import { expect, it } from 'vitest';
import { expectProportional } from './work';
import { definitionOfSize } from '../../bench/documents';
import { finish } from '../../language/steps';
import { browserProject } from '../../server/browser/project';
import { Documents } from '../../server/documents';
import { DEFAULT_SETTINGS } from '../../server/settings';
import { WorkspaceFiles } from '../../server/workspace-files';

const FOLDER = '/w';

/** A workspace of so many files, each with a missing target; `published` is told of the problems. */
function workspace(files: number, text: (file: number) => string, published: string[] = []): WorkspaceFiles {
  const names = Array.from({ length: files }, (_, index) => `${FOLDER}/m${String(index)}.asl.json`);
  const log = (line: string): never => {
    throw new Error(line);
  };
  return new WorkspaceFiles({
    documents: new Documents({ log, sdk: () => undefined }),
    project: {
      ...browserProject(() => undefined),
      machineFiles: () => Promise.resolve(names),
      readText: (file) => Promise.resolve(text(names.indexOf(file))),
    },
    settings: () => Promise.resolve(DEFAULT_SETTINGS),
    publish: (_, problems) => {
      for (const { message } of problems) published.push(typeof message === 'string' ? message : message.value);
    },
    log,
  });
}

// Each in its own words: what is known of one text does not help with another.
const broken =
  (size: number) =>
  (file: number): string =>
    definitionOfSize(size, 'JSONPath')
      .replace('"Next": "Call 0"', '"Next": "Missing"')
      .replaceAll('order', `order${String(size)}of${String(file)}`);

it('looks through twice the files of a workspace with at most twice the work', async () => {
  await expectProportional(16, (files) => {
    const published: string[] = [];
    const looked = workspace(files, broken(4000), published);
    return async () => {
      await looked.scanFolders([FOLDER]);
      expect(published.filter((message) => message.includes('Missing')).length).toBeGreaterThanOrEqual(files);
    };
  });
});

it('looks through files of twice the size with at most twice the work', async () => {
  await expectProportional(40_000, (size) => {
    const looked = workspace(2, broken(size));
    return () => looked.scanFolders([FOLDER]);
  });
});

it('finds states by their names in twice the files with at most twice the work', async () => {
  await expectProportional(16, async (files) => {
    const looked = workspace(files, broken(4000));
    await looked.scanFolders([FOLDER]);
    return () => {
      expect(finish(looked.find('prepare')).length).toBeGreaterThanOrEqual(files);
    };
  });
});
