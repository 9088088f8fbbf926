import { chmodSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ExecutionResult, HistoryEvent } from '../../interpreter/core/events';
import { readPayload } from '../../interpreter/tasks/read-payload';
import type { Json, JsonObject } from '../../language/json';
import { prepareRun, type PreparedRun } from '../../workspace/prepare-run';
import { folderWith } from '../temporary-folder';

export interface Asked {
  readonly target: string | undefined;
  readonly contentType: string | undefined;
  readonly authorization: string | undefined;
  readonly body: Json;
}

export type Answer = (body: Json, response: ServerResponse, request: IncomingMessage) => void;

/** A server on this computer that answers as `answer` says; gives its address and what it was asked. */
export async function serve(answer: Answer): Promise<{ readonly address: string; readonly asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const body = readPayload(text) ?? text;
      const { 'x-amz-target': target, 'content-type': contentType, authorization } = request.headers;
      asked.push({ target: String(target), contentType, authorization, body });
      answer(body, response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, asked };
}

export interface Given {
  readonly settings: JsonObject;
  readonly resource: string;
  readonly parameters?: JsonObject;
  readonly task?: JsonObject;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly allowRemote?: boolean;
}

/** A machine of one task, with a stepwright.json beside it. */
export function prepare({
  settings,
  resource,
  parameters = {},
  task = {},
  files = {},
  env,
  allowRemote = false,
}: Given): {
  readonly folder: string;
  readonly prepared: PreparedRun;
} {
  const T = { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Parameters: parameters, End: true, ...task };
  const text = JSON.stringify({ StartAt: 'T', States: { T } });
  const folder = folderWith({ 'm.asl.json': text, 'stepwright.json': JSON.stringify(settings), ...files });
  // Nothing of the AWS that this computer may have: neither its CLI nor its credentials.
  const surroundings = { PATH: path.join(folder, 'bin'), AWS_SECRET_ACCESS_KEY: 'of-an-account', ...env };
  for (const file of Object.keys(files)) if (file.startsWith('bin/')) chmodSync(path.join(folder, file), 0o755);
  const request = { text, file: path.join(folder, 'm.asl.json'), workspaceFolder: folder, surroundings, allowRemote };
  return { folder, prepared: prepareRun(request) };
}

export async function run(
  given: Given,
): Promise<ExecutionResult & { readonly log: readonly string[]; readonly events: readonly HistoryEvent[] }> {
  const { prepared } = prepare(given);
  if (prepared.kind !== 'ready') throw new Error(JSON.stringify(prepared));
  const log: string[] = [];
  const events: HistoryEvent[] = [];
  const started = prepared.start({
    input: {},
    onEvent: (event) => events.push(event),
    onLog: ({ text }) => log.push(text),
  });
  return { ...(await started.done), log, events };
}

export const json = (
  response: ServerResponse,
  status: number,
  body: Json,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'x-amzn-requestid': 'R-1', ...headers }).end(JSON.stringify(body));
};
