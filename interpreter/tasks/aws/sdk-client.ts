import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import path from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../../../language/json';
import { bootstrapFile } from '../bootstrap-files';
import { lineSplitter } from '../line-splitter';
import type { AwsClient, AwsReply, AwsRequest } from './aws-client';
import { awsEnvironment } from './aws-environment';
import type { Endpoint } from './endpoint';
import { toWire, type WireScalars } from './wire';

export interface SdkClientOptions {
  /** The folder from which packages are looked for, as `require` there would. */
  readonly folder: string;
  readonly surroundings: Readonly<Record<string, string | undefined>>;
  readonly node?: string | undefined;
}

const LONGEST_ANSWER = 32 * 1024 * 1024;

/**
 * Sends requests by the client packages of the AWS SDK for JavaScript that the user's project has installed, in processes of
 * their own: one for AWS with his environment, one for each address with credentials for tests.
 */
export function sdkClient({ folder, surroundings, node = process.execPath }: SdkClientOptions): AwsClient {
  const resolver = createRequire(path.join(folder, 'package.json'));
  const processes = new Map<string, SdkProcess>();

  const packageOf = ({ service }: AwsRequest): string | undefined => {
    try {
      return resolver.resolve(service.caller.clientPackage);
    } catch {
      return undefined;
    }
  };

  const processOf = (endpoint: Endpoint): SdkProcess => {
    const key = JSON.stringify(endpoint);
    let found = processes.get(key);
    if (!found?.isAlive()) {
      found = startProcess(node, awsEnvironment(endpoint, surroundings));
      processes.set(key, found);
    }
    return found;
  };

  return {
    name: 'AWS SDK',
    obstacle(request) {
      if (packageOf(request) !== undefined) return undefined;
      return `The package ${request.service.caller.clientPackage} is not installed in ${folder}.`;
    },
    async send(request, stop) {
      const { endpoint, action } = request;
      const config = {
        ...(endpoint.region === undefined ? {} : { region: endpoint.region }),
        ...(endpoint.kind === 'address'
          ? { endpoint: endpoint.url, credentials: { ...endpoint.credentials }, forcePathStyle: true, maxAttempts: 1 }
          : endpoint.profile === undefined
            ? {}
            : { profile: endpoint.profile }),
      };
      const input = toWire(request.input, action.input, WIRE);
      const answer = await processOf(endpoint).call(
        { file: packageOf(request) ?? '', action: action.name, config, input },
        stop,
      );
      return replyOf(answer);
    },
    dispose() {
      for (const one of processes.values()) one.kill();
      return Promise.resolve();
    },
  };
}

const WIRE: WireScalars = {
  bytes: (value) => ({ $bytes: value.toString('base64') }),
  time: (milliseconds) => ({ $time: milliseconds }),
};

function bytesOf(value: Json): Buffer | undefined {
  const text = isJsonObject(value) ? value['$bytes'] : undefined;
  return typeof text === 'string' ? Buffer.from(text, 'base64') : undefined;
}

function replyOf(answer: JsonObject | 'stopped'): AwsReply {
  if (answer === 'stopped') return { kind: 'stopped' };
  const { output, fault, requestId, unreached } = answer;
  if (isJsonObject(output)) {
    return { kind: 'answered', output, bytesOf, ...(typeof requestId === 'string' ? { requestId } : {}) };
  }
  if (!isJsonObject(fault)) return { kind: 'unreached', message: String(unreached) };
  const { code, message, status, isModelled } = fault;
  return {
    kind: 'fault',
    code: String(code),
    message: typeof message === 'string' ? message : '',
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof fault['requestId'] === 'string' ? { requestId: fault['requestId'] } : {}),
    ...(typeof isModelled === 'boolean' ? { isModelled } : {}),
  };
}

interface SdkProcess {
  isAlive(): boolean;
  call(request: JsonObject, stop: AbortSignal): Promise<JsonObject | 'stopped'>;
  kill(): void;
}

function startProcess(node: string, env: Readonly<Record<string, string>>): SdkProcess {
  const child: ChildProcess = spawn(node, [bootstrapFile('aws-sdk.mjs')], {
    env: { ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const [, , , requests, answers] = child.stdio;
  const waiting = new Map<number, (answer: JsonObject) => void>();
  let calls = 0;
  let lastWords = '';
  child.stderr?.on('data', (text: Buffer) => (lastWords = (lastWords + text.toString()).slice(-500)));
  const gone = (reason: string): void => {
    for (const end of waiting.values()) end({ unreached: `${reason} ${lastWords.trim()}`.trim() });
    waiting.clear();
  };
  child.on('error', (problem) => {
    gone(`Node.js cannot be started: ${problem.message}.`);
  });
  child.on('exit', () => {
    gone('The process of the AWS SDK has ended.');
  });
  if (requests instanceof Socket) requests.on('error', () => undefined);
  if (answers instanceof Socket) {
    const split = lineSplitter((line) => {
      const answer: unknown = JSON.parse(line);
      if (!isJsonObject(answer) || typeof answer['id'] !== 'number') return;
      waiting.get(answer['id'])?.(answer);
      waiting.delete(answer['id']);
    }, LONGEST_ANSWER);
    answers.on('data', split.push).on('error', () => undefined);
  }
  return {
    isAlive: () => child.exitCode === null && child.signalCode === null,
    call: (request, stop) =>
      new Promise((resolve) => {
        const id = ++calls;
        waiting.set(id, resolve);
        const stopped = (): void => {
          waiting.delete(id);
          resolve('stopped');
        };
        if (stop.aborted) {
          stopped();
          return;
        }
        stop.addEventListener('abort', stopped, { once: true });
        if (requests instanceof Socket) requests.write(`${JSON.stringify({ id, ...request })}\n`);
      }),
    kill: () => child.kill('SIGKILL'),
  };
}
