import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { parseSdkTable, type SdkTable } from '../../language/integrations/sdk-table';
import { serve } from '../connection';
import { VERSION } from '../version';
import { browserProject } from './project';

// In a web worker: messages come from the extension and go back to it. The first brings the
// table of the SDK.
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
scope.addEventListener(
  'message',
  ({ data }: MessageEvent<{ readonly sdkTable: ArrayBuffer }>) => {
    let sdk: SdkTable | undefined;
    const project = browserProject(() => (sdk ??= parseSdkTable(new Uint8Array(data.sdkTable))));
    serve(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), VERSION, project);
    scope.postMessage('ready');
  },
  { once: true },
);
