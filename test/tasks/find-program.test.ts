import { chmodSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findProgram } from '../../interpreter/tasks/find-program';
import type { HandlerSpec } from '../../interpreter/tasks/handler-spec';
import { nodeCommand } from '../../interpreter/tasks/node-handler';
import { pythonCommand } from '../../interpreter/tasks/python-handler';
import { folderWith } from '../temporary-folder';

it('a program is found by its path, or by its name on the PATH; what cannot be run is none', () => {
  const folder = folderWith({ 'bin/tool': '#!/bin/sh\n', 'bin/text': 'no program', 'bin/empty': '' });
  const [tool, empty] = [path.join(folder, 'bin/tool'), path.join(folder, 'bin/empty')];
  chmodSync(tool, 0o755);
  chmodSync(empty, 0o755);
  const env = { PATH: ['.', path.join(folder, 'bin')].join(path.delimiter) };
  expect(findProgram(tool, {})).toBe(tool);
  expect(findProgram('tool', env)).toBe(tool);
  for (const none of ['text', 'empty', 'other', empty, path.join(folder, 'bin'), 'bin/tool']) {
    expect(findProgram(none, env), none).toBeUndefined();
  }
});

it('an interpreter that is named and not there is told before the run, with the setting that names it', () => {
  const spec: HandlerSpec = {
    runtime: 'python',
    functionName: 'Fn',
    root: '/',
    module: 'fn',
    file: '/fn.py',
    handlers: ['handler'],
    cwd: '/',
    env: {},
    timeoutSeconds: 1,
    memoryMb: 128,
    allowAws: false,
    environmentFolders: [],
  };
  expect(pythonCommand(spec, {}, { named: '/nowhere/python' })).toEqual({
    kind: 'missing',
    message: expect.stringMatching(/is not there.*: \/nowhere\/python\. Correct the setting stepwright\.run\.python/),
  });
  expect(nodeCommand(spec, {}, 'no-such-node')).toEqual({
    kind: 'missing',
    message: expect.stringMatching(/no-such-node\. Correct the setting stepwright\.run\.node/),
  });
});
