import { startServer } from '../server/start';
import { validateCommand } from './commands/validate';
import { runAsProcess } from './process';

// What the extension starts: the language server, or `validate …` for the editor's task. Both check with the same code,
// so that they are one bundle; the extension carries no more of the command line.
const VALIDATE = 'validate';
if (process.argv[2] === VALIDATE) runAsProcess(([, ...args], io) => validateCommand.run(args, io));
else startServer();
