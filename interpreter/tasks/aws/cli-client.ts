import { spawn } from 'node:child_process';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isJsonObject, type JsonObject } from '../../../language/json';
import { findProgram } from '../find-program';
import type { AwsClient, AwsReply, AwsRequest } from './aws-client';
import { awsEnvironment } from './aws-environment';
import { bytesOfBase64, toWire, type WireScalars } from './wire';

const LARGEST_OUTPUT = 16 * 1024 * 1024;

/**
 * Sends requests by the AWS CLI (version 1 or 2), which speaks every protocol and finds the user's credentials by itself:
 * profiles, single sign-on, roles. Nothing of them passes through here. With an address it gets credentials for tests.
 */
export function cliClient(surroundings: Readonly<Record<string, string | undefined>>): AwsClient {
  const program = findProgram('aws', surroundings);
  let isSecond: Promise<boolean> | undefined;

  return {
    name: 'AWS CLI',
    obstacle({ service }) {
      if (program !== undefined) return undefined;
      return (
        `${service.key} is called by its client for JavaScript or by the AWS CLI, and there is neither: ` +
        `"npm install --save-dev ${service.caller.clientPackage}" in your project, or https://aws.amazon.com/cli/.`
      );
    },
    async send(request, stop) {
      if (program === undefined) return { kind: 'unreached', message: 'the AWS CLI is not installed.' };
      // The second version wants to be told that bytes come as they are.
      isSecond ??= run(program, ['--version'], awsEnvironment(request.endpoint, surroundings), stop).then(
        ({ stdout, stderr }) => /^aws-cli\/2/.test(stdout || stderr),
      );
      const rawBytes = (await isSecond) ? ['--cli-binary-format', 'raw-in-base64-out'] : [];
      const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'stepwright-aws-'));
      try {
        return await sendFrom(folder, program, rawBytes, request, surroundings, stop);
      } finally {
        await fs.rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The request goes by a file: command lines are bounded, and everybody on the computer can read them. */
async function sendFrom(
  folder: string,
  program: string,
  rawBytes: readonly string[],
  request: AwsRequest,
  surroundings: Readonly<Record<string, string | undefined>>,
  stop: AbortSignal,
): Promise<AwsReply> {
  const { service, action, endpoint, input } = request;
  const asked = path.join(folder, 'request.json');
  const body = path.join(folder, 'body');
  await fs.writeFile(asked, JSON.stringify(toWire(input, action.input, WIRE)), { mode: 0o600 });
  const args = [
    service.caller.command,
    commandName(action.name),
    '--cli-input-json',
    `file://${asked}`,
    '--output',
    'json',
    '--no-paginate',
    ...rawBytes,
    ...(endpoint.region === undefined ? [] : ['--region', endpoint.region]),
    ...(endpoint.kind === 'address' ? ['--endpoint-url', endpoint.url] : []),
    ...(endpoint.kind === 'aws' && endpoint.profile !== undefined ? ['--profile', endpoint.profile] : []),
  ];
  const environment = awsEnvironment(endpoint, surroundings);
  let ended = await run(program, args, environment, stop);
  // Some answers hold a stream, which goes into a file; the CLI says so before it asks the service.
  const hasStream = ended.code !== 0 && /required: outfile/.test(ended.stderr);
  if (hasStream) {
    const options = requiredOptions(request);
    if (typeof options === 'string') return { kind: 'unreached', message: options };
    ended = await run(program, [...args, ...options, body], environment, stop);
  }
  if (stop.aborted) return { kind: 'stopped' };
  if (ended.code !== 0) return faultIn(ended.stderr);
  const output = ended.stdout.trim() === '' ? {} : parse(ended.stdout);
  if (!output) return { kind: 'unreached', message: `the AWS CLI gave what is no JSON: ${ended.stdout.slice(0, 200)}` };
  const stream = hasStream ? await streamIn(request, body) : {};
  return { kind: 'answered', output: { ...output, ...stream }, bytesOf: bytesOfBase64 };
}

const WIRE: WireScalars = {
  bytes: (value) => value.toString('utf8'),
  time: (milliseconds) => new Date(milliseconds).toISOString(),
};

/** Where it writes a file, the CLI wants the required parameters as options besides. It would read a file that one names. */
function requiredOptions({ action, input }: AwsRequest): string[] | string {
  const options: string[] = [];
  for (const member of action.input.members().values()) {
    const [, value] = Object.entries(input).find(([name]) => name.toLowerCase() === member.name.toLowerCase()) ?? [];
    if (!member.required || typeof value !== 'string') continue;
    if (/^(fileb?|https?):\/\//.test(value)) return `the AWS CLI cannot send "${value}" as ${member.name}.`;
    options.push(`--${commandName(member.wireName)}=${value}`);
  }
  return options;
}

/** What the CLI has written to a file is the member of bytes that it leaves out. */
async function streamIn({ action }: AwsRequest, file: string): Promise<JsonObject> {
  const member = [...action.output.members().values()].find(({ shape }) => shape.kind === 'blob');
  return member ? { [member.wireName]: (await fs.readFile(file)).toString('base64') } : {};
}

/** `An error occurred (ResourceNotFoundException) when calling the GetItem operation: …`, else the last thing it said. */
function faultIn(stderr: string): AwsReply {
  const told = /An error occurred \(([^)]+)\) when calling the \w+ operation(?: \([^)]*\))?: (.*)/s.exec(stderr);
  const [, code = '', message = ''] = told ?? [];
  if (told) {
    // A HEAD request has no answer but its status.
    const status = /^\d{3}$/.test(code) ? Number(code) : undefined;
    return {
      kind: 'fault',
      code: status === undefined ? code : `Status${code}`,
      message: message.trim(),
      ...(status && { status }),
    };
  }
  const last = stderr.trim().split('\n').at(-1) ?? '';
  return { kind: 'unreached', message: last === '' ? 'the AWS CLI ended without a word.' : last };
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; it is killed where the run stops, or where it gives more than any service does. */
function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  stop: AbortSignal,
): Promise<Ended> {
  return new Promise((resolve) => {
    const texts = { stdout: '', stderr: '' };
    const child = spawn(program, [...args], {
      // Not in the workspace: nothing that lies there may be taken for a part of the program.
      cwd: os.tmpdir(),
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      signal: stop,
      killSignal: 'SIGKILL',
    });
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        texts[stream] += text;
        if (texts[stream].length > LARGEST_OUTPUT) child.kill('SIGKILL');
      });
    }
    child.on('error', (problem) => {
      resolve({ code: -1, stdout: '', stderr: problem.message });
    });
    child.on('close', (code) => {
      resolve({ code, ...texts });
    });
  });
}

/** The name of an action as the CLI has it, by botocore's rule: `listObjectsV2` -> `list-objects-v2`. */
export function commandName(action: string): string {
  const name = action.charAt(0).toUpperCase() + action.slice(1);
  return name
    .replace(/[A-Z]{2,}s$/, (acronym) => `-${acronym.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
