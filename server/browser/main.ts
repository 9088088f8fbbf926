import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { SdkTable } from '../../language/integrations/sdk-table';
import { serve } from '../connection';
import { VERSION } from '../version';
import { browserProject, unpackSdkTable } from './project';

// In a web worker: messages come from the extension and go back to it. The first brings the
// table of the SDK, packed.
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
scope.addEventListener(
  'message',
  ({ data }: MessageEvent<{ readonly sdkTable: ArrayBuffer }>) => {
    let sdk: SdkTable | undefined;
    const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
    const serving = serve(
      connection,
      VERSION,
      browserProject(() => sdk),
    );
    unpackSdkTable(data.sdkTable).then(
      (table) => {
        sdk = table;
        serving.recheck();
      },
      (fault: unknown) => {
        connection.console.warn(`The services of the SDK are not known: ${String(fault)}`);
      },
    );
    scope.postMessage('ready');
  },
  { once: true },
);
