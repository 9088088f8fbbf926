import { expect, it } from 'vitest';
import { programOf } from '../../../client/run/program-setting';

it.each([
  ['', undefined],
  ['  ', undefined],
  ['python3.12', 'python3.12'],
  ['/usr/bin/python3', '/usr/bin/python3'],
  ['${workspaceFolder}/.venv/bin/python', '/work/.venv/bin/python'],
  ['.venv/bin/python', '/work/.venv/bin/python'],
  ['~/py/bin/python', '/home/me/py/bin/python'],
])('a setting that names the program "%s" means %s', (text, program) => {
  expect(programOf(text, '/work', '/home/me')).toBe(program);
});

it('a path stays as it is where no folder is open', () => {
  expect(programOf('tools/python', undefined, '/home/me')).toBe('tools/python');
});
