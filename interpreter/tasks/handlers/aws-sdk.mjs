// Calls AWS by a client of the user's project: node aws-sdk.mjs. Requests are lines of JSON on descriptor 3, answers on 4,
// so that what the client prints is only print. Bytes are { $bytes: base64 }, times { $time: milliseconds }.
import { createReadStream, createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const answers = createWriteStream('', { fd: 4 });
const clients = new Map();

function revive(_key, value) {
  if (typeof value?.$bytes === 'string') return Buffer.from(value.$bytes, 'base64');
  if (typeof value?.$time === 'number') return new Date(value.$time);
  return value;
}

/** Plain JSON of an answer: streams are read to their end. */
async function plain(value) {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? Number(value) : value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (typeof value.transformToByteArray === 'function') return plain(await value.transformToByteArray());
  if (value instanceof Set) return plain([...value]);
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  const entries = Object.entries(value).filter(([name]) => name !== '$metadata');
  return Object.fromEntries(await Promise.all(entries.map(async ([name, member]) => [name, await plain(member)])));
}

async function call({ file, action, config, input }) {
  const module = createRequire(file)(file);
  const key = JSON.stringify([file, config]);
  let client = clients.get(key);
  if (!client) {
    const Client = Object.entries(module).find(([name]) => name !== 'Client' && /^[A-Z].*Client$/.test(name))?.[1];
    client = new Client(config);
    clients.set(key, client);
  }
  const base = Object.entries(module).find(([name]) => name.endsWith('ServiceException'))?.[1];
  const name = Object.keys(module).find((one) => one.toLowerCase() === `${action.toLowerCase()}command`);
  try {
    const output = await client.send(new module[name](input));
    const { requestId } = output.$metadata ?? {};
    return { output: await plain(output), requestId };
  } catch (error) {
    const { httpStatusCode: status, requestId } = error?.$metadata ?? {};
    if (status === undefined) return { unreached: String(error?.message ?? error) };
    const isModelled = base === undefined ? undefined : error.constructor !== base;
    return { fault: { code: error.name, message: error.message, status, requestId, isModelled } };
  }
}

createInterface({ input: createReadStream('', { fd: 3 }) }).on('line', (line) => {
  const { id, ...request } = JSON.parse(line, revive);
  call(request)
    .catch((error) => ({ unreached: String(error?.message ?? error) }))
    .then((answer) => answers.write(`${JSON.stringify({ id, ...answer })}\n`));
});
