import { expect, it } from 'vitest';
import { handlerHint } from '../../interpreter/tasks/handler-hint';
import type { Outcome } from '../../interpreter/tasks/handler-process';
import { specOf } from './handlers';

const noModule = (errorMessage: string): Outcome => ({
  kind: 'raised',
  error: { errorType: 'Runtime.ImportModuleError', errorMessage },
});

it.each([
  [
    "Unable to import module 'fn': No module named 'numpy'",
    'python',
    /"numpy" is not installed.*\.venv.*stepwright\.run\.python/,
  ],
  [
    "Error: Cannot find package '@aws-sdk/client-s3' imported from /fn.mjs",
    'node',
    /npm install @aws-sdk\/client-s3 in \/work\./,
  ],
  ["Error: Cannot find module 'left-pad/index.js'", 'node', /npm install left-pad in/],
  ["Error: Cannot find module './helper.js'", 'node', /imports a file that is not there: \.\/helper\.js/],
  ['Unable to import module: something else', 'python', undefined],
] as const)('what to do about "%s" of %s', (message, runtime, hint) => {
  const spec = { ...specOf('/work', 'fn.mjs'), runtime };
  const told = handlerHint(noModule(message), spec);
  if (hint === undefined) expect(told).toBeUndefined();
  else expect(told).toMatch(hint);
});

it('an error of the code itself needs no hint, a time-out names its setting', () => {
  const spec = specOf('/work', 'fn.mjs');
  expect(handlerHint({ kind: 'raised', error: { errorType: 'Error', errorMessage: 'no' } }, spec)).toBeUndefined();
  expect(handlerHint({ kind: 'timed-out', while: 'running' }, spec)).toMatch(/"timeout"/);
});
