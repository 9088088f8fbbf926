import { messageOf } from './io';
import { validateCommand } from './commands/validate';

// `stepwright validate` alone, for the editor's task: the extension carries no more of the command line.
validateCommand(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr, cwd: process.cwd() }).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`stepwright validate: ${messageOf(error)}\n`);
    process.exitCode = 2;
  },
);
