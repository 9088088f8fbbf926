import { validateCommand } from './commands/validate';
import { runAsProcess } from './process';

// `stepwright validate` alone, for the editor's task: the extension carries no more of the command line.
runAsProcess(validateCommand.run);
