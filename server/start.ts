import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './connection';
import { nodeProject } from './node/project';
import { VERSION } from './version';

// The transport comes from the command line: --node-ipc (the extension), --stdio (any other editor).
serve(createConnection(ProposedFeatures.all), VERSION, nodeProject);
