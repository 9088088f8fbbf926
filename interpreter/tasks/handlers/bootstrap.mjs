// Keeps a Lambda handler written for Node warm: one JSON line in (fd 3), one JSON line out (fd 4). stdout and stderr belong
// to the handler. The argument is one JSON object: {"root", "module", "file", "handlers", "esbuild"}. Faults are answered as AWS
// Lambda's runtime for Node answers them. A worker reads fd 3, so that the end of the pipe (whoever started us is gone)
// is noticed even while the handler blocks the main thread.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const MAX_RESPONSE_BYTES = 6291556; // Lambda's limit of a synchronous answer.

/** In the worker: hands each line to the main thread; ends the process and all that it has started with the pipe. */
function readRequests() {
  let rest = [];
  const requests = new Socket({ fd: 3, readable: true, writable: false });
  const end = () => {
    try {
      process.kill(-process.pid, 'SIGKILL');
    } catch {
      process.kill(process.pid, 'SIGKILL');
    }
  };
  requests.on('data', (chunk) => {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      rest.push(chunk.subarray(from, at));
      parentPort.postMessage(Buffer.concat(rest).toString('utf8'));
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  });
  requests.on('end', end);
  requests.on('error', end);
}

async function serve() {
  const spec = JSON.parse(process.argv[2]);
  process.argv.splice(1, 2, spec.file);
  const worker = new Worker(new URL(import.meta.url), { stdout: false, stderr: false });
  let broken;
  let handler;
  try {
    handler = await loadHandler(spec);
  } catch (error) {
    broken = error;
  }
  let call;
  const respond = (text) => {
    const id = call?.id;
    call = undefined;
    worker.ref();
    writeLine(`{"id":${String(id)},${text}}`);
  };
  worker.on('message', (line) => {
    // While a call runs only the handler's own work keeps the event loop alive: when it is empty, nothing can answer any more.
    worker.unref();
    const request = JSON.parse(line);
    call = request;
    answer(request, handler, broken).then((text) => {
      if (call === request) respond(text);
    });
  });
  process.on('beforeExit', () => {
    if (call === undefined) return;
    if (call.atEnd) call.atEnd();
    else respond(call.promised ? `"error":${JSON.stringify(NEVER_SETTLED)}` : '"output":null');
  });
  // An exception that nobody waits for ends the process, as it does in Lambda.
  const end = (error, code) => {
    if (call !== undefined) respond(`"error":${JSON.stringify(describe(error))}`);
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => process.exit(code));
  };
  process.on('uncaughtException', (error) => end(error, 129));
  process.on('unhandledRejection', (reason) => {
    const trace = reason instanceof Error ? traceOf(reason) : [];
    end(new Fault('Runtime.UnhandledPromiseRejection', String(reason), trace), 128);
  });
  writeLine('{"ready":true}');
}

const NEVER_SETTLED = {
  errorType: 'Runtime.NodeJsExit',
  errorMessage: 'The handler returned a promise, and nothing is left that could settle it.',
  trace: [],
};

class Fault extends Error {
  constructor(type, message, trace = []) {
    super(message);
    this.name = type;
    this.trace = trace;
  }
}

/** An ES module's SyntaxError does not say where it is; Node's own check of the file prints file, line and a mark. */
function placeOfSyntaxError(file) {
  const { stderr = '' } = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8', timeout: 5_000 });
  const lines = stderr.split('\n');
  const end = lines.findIndex((line) => line.startsWith('SyntaxError'));
  return lines.slice(0, Math.max(end, 0)).filter((line) => line.trim() !== '');
}

async function loadHandler({ file, module, handlers, esbuild }) {
  let loaded;
  try {
    loaded = await import(pathToFileURL(esbuild ? await bundle(file, esbuild) : file).href);
  } catch (error) {
    if (error instanceof SyntaxError) {
      const trace = [...placeOfSyntaxError(file), ...traceOf(error)];
      throw new Fault('Runtime.UserCodeSyntaxError', `SyntaxError: ${error.message}`, trace);
    }
    if (error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND') {
      throw new Fault('Runtime.ImportModuleError', `Error: ${String(error.message).split('\n')[0]}`, traceOf(error));
    }
    throw error;
  }
  // A CommonJS module is the default export; its members are seen as named ones only where Node can tell them.
  for (const name of handlers) {
    for (const holder of [loaded, loaded.default]) {
      const found = name.split('.').reduce((value, part) => value?.[part], holder);
      if (typeof found === 'function') return found;
    }
  }
  if (typeof loaded.default === 'function' && handlers.length > 1) return loaded.default;
  throw new Fault(
    'Runtime.HandlerNotFound',
    `${module}.${handlers.join(` or ${module}.`)} is undefined or not exported`,
  );
}

/** Makes JavaScript of a handler in TypeScript, in a cache of the node_modules that esbuild is in: packages are found from there. */
async function bundle(file, esbuild) {
  const { build } = await import(pathToFileURL(esbuild).href);
  const modules = esbuild.slice(0, esbuild.lastIndexOf('node_modules') + 'node_modules'.length);
  const name = createHash('sha256').update(file).digest('hex').slice(0, 16);
  const outfile = join(modules, '.cache', 'stepwright', `${name}-${String(process.pid)}.mjs`);
  process.once('exit', () => rmSync(outfile, { force: true }));
  try {
    await build({
      entryPoints: [file],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: `node${process.versions.node}`,
      sourcemap: 'inline',
      // Lambda brings them along; here they are used where they are installed.
      external: ['@aws-sdk/*', 'aws-sdk'],
      define: { 'import.meta.url': JSON.stringify(pathToFileURL(file).href) },
      // CommonJS packages within the bundle ask for what modules have not.
      banner: {
        js: `import { createRequire as stepwrightRequire } from 'node:module';
globalThis.require ??= stepwrightRequire(${JSON.stringify(file)});
globalThis.__filename ??= ${JSON.stringify(file)};
globalThis.__dirname ??= ${JSON.stringify(dirname(file))};`,
      },
      logLevel: 'silent',
    });
  } catch (error) {
    const lines = (error.errors ?? []).map(
      ({ text, location }) => `${location ? `${location.file}:${location.line}:${location.column}: ` : ''}${text}`,
    );
    throw new Fault('Runtime.UserCodeSyntaxError', lines.length > 0 ? lines.join('\n') : String(error?.message));
  }
  return outfile;
}

/** Calls the handler; answers the members of the response line. */
function answer(call, handler, broken) {
  return new Promise((resolve) => {
    const succeed = (result) => {
      resolve(marshal(result));
    };
    const failed = (error) => {
      resolve(`"error":${JSON.stringify(describe(error))}`);
    };
    if (broken !== undefined) {
      failed(broken);
      return;
    }
    const context = contextOf(call);
    // The callback waits until the event loop is empty, unless told otherwise; the context's own methods never wait.
    const callback = (error, result) => {
      if (error !== undefined && error !== null) failed(error);
      else if (context.callbackWaitsForEmptyEventLoop) call.atEnd ??= () => succeed(result);
      else succeed(result);
    };
    context.done = (error, result) => (error === undefined || error === null ? succeed(result) : failed(error));
    context.succeed = succeed;
    context.fail = (error) => failed(error ?? 'handled');
    try {
      const result = handler(call.event, context, callback);
      if (typeof result?.then === 'function') {
        call.promised = true;
        result.then(succeed, failed);
      } else if (result !== undefined && handler.length < 3) {
        // A function that is neither async nor takes a callback: Lambda drops its result too, unless it settles otherwise.
        process.stderr.write(
          'stepwright: the handler returned a value that is no promise. Lambda ignores it: make the handler async.\n',
        );
      }
    } catch (error) {
      failed(error);
    }
  });
}

function contextOf(call) {
  const deadline = performance.now() + call.timeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: call.functionName,
    functionVersion: call.functionVersion,
    invokedFunctionArn: call.functionArn,
    memoryLimitInMB: String(call.memoryMb),
    awsRequestId: call.requestId,
    logGroupName: call.logGroupName,
    logStreamName: call.logStreamName,
    identity: undefined,
    clientContext: undefined,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
}

function marshal(result) {
  let text;
  try {
    text = JSON.stringify(result === undefined ? null : result);
  } catch (error) {
    return `"error":${JSON.stringify(describe(new Fault('Runtime.MarshalError', `Unable to marshal response: ${error?.message}`)))}`;
  }
  if (text === undefined) text = 'null';
  if (Buffer.byteLength(text) <= MAX_RESPONSE_BYTES) return `"output":${text}`;
  return `"error":${JSON.stringify({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${String(MAX_RESPONSE_BYTES)} bytes).`,
  })}`;
}

/** An error in the shape and order of Lambda's runtime. What is thrown may be anything, with members that throw themselves. */
function describe(error) {
  try {
    return describeReadable(error);
  } catch (fault) {
    return { errorType: typeof error, errorMessage: `What was thrown cannot be read: ${fault?.message}`, trace: [] };
  }
}

function describeReadable(error) {
  if (error instanceof Fault) return { errorType: error.name, errorMessage: error.message, trace: error.trace };
  if (
    error instanceof Error ||
    (typeof error === 'object' && error !== null && error.name && error.message && error.stack)
  ) {
    return { errorType: String(error.name), errorMessage: String(error.message), trace: traceOf(error) };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

/** The stack without our own lines. */
function traceOf(error) {
  const lines = String(error.stack ?? '').split('\n');
  return lines.filter((line) => !line.includes(import.meta.url));
}

function writeLine(text) {
  const bytes = Buffer.from(`${text}\n`, 'utf8');
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(4, bytes, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') process.exit(1); // Nobody reads any more.
    }
  }
}

if (isMainThread) await serve();
else readRequests();
