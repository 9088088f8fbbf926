import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { LspClient } from '../../test/server/lsp-client';
import { definitionOfSize } from '../documents';
import { hostileDocuments } from '../hostile/documents';
import type { Figure } from '../figure';
import { interleave, median } from '../interleave';
import { emptyNode, residentMegabytes } from '../processes';

const FILE = 'file:///bench.asl.json';

/** The language server as a process. */
export const serverFigures: readonly Figure[] = [
  {
    name: 'server-first-diagnostics',
    what: 'spawn of the server to the first diagnostics of a 10 KB file, over an empty Node process',
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 2 },
    async measure({ quick, dist }) {
      const text = definitionOfSize(10 * 1024, 'JSONPath');
      const servers: LspClient[] = [];
      await startedBefore(dist(), text, quick);
      const ours = async (): Promise<void> => {
        const client = startServer(dist());
        servers.push(client);
        await client.initialize();
        await client.open(FILE, text);
      };
      const medians = await interleave({ ours, peer: emptyNode }, quick ? 1 : 21, () =>
        Promise.all(servers.splice(0).map((client) => client.stop())),
      );
      return medians;
    },
  },
  {
    name: 'server-bundle',
    what: 'all that the server process may load, over 1.5 MB',
    unit: 'MB',
    limit: { kind: 'ratio', atMost: 1 },
    measure({ dist }) {
      const bundle = fs.readFileSync(path.join(dist(), 'server-start.js'), 'utf8');
      const vendors = [...new Set(bundle.match(/vendor\/[\w.-]+\.js/g) ?? [])];
      const sizes = Object.fromEntries(
        ['server.js', 'server-start.js', ...vendors].map((file) => [
          file,
          fs.statSync(path.join(dist(), file)).size / 1024 / 1024,
        ]),
      );
      const ours = Object.values(sizes).reduce((sum, size) => sum + size, 0);
      const table = fs.statSync(path.join(dist(), 'sdk-table.txt')).size / 1024 / 1024;
      return Promise.resolve({
        ours,
        peer: 1.5,
        notes: {
          'server-start.js': megabytes(sizes['server-start.js'] ?? 0),
          'sdk-table.txt (data)': megabytes(table),
        },
      });
    },
  },
  {
    name: 'server-memory-1024kb',
    what: 'resident memory of the server with a 1 MB document open and checked, over an empty Node process',
    unit: 'MB',
    limit: { kind: 'ratio', atMost: 2 },
    async measure({ quick, dist }) {
      const text = definitionOfSize(quick ? 20_000 : 1024 * 1024, 'JSONPath');
      const ours: number[] = [];
      const peer: number[] = [];
      for (let round = 0; round < (quick ? 1 : 5); round++) {
        const client = startServer(dist());
        await client.initialize();
        await client.open(FILE, text);
        await settled();
        ours.push(residentMegabytes(client.process.pid ?? 0));
        await client.stop();
        peer.push(await emptyNodeMemory());
      }
      return { ours: median(ours), peer: median(peer) };
    },
  },
  longestBlock('one-line'),
  longestBlock('states'),
  longestBlock('choice-rules'),
  longestBlock('repeated-target'),
  longestBlock('yaml-states'),
];

/** Questions about another document are asked all the while that a document of the worst kind is opened and checked. */
function longestBlock(name: string): Figure {
  return {
    name: `server-block-${name}`,
    what: `longest wait for an answer while ${name} is opened and checked, over 50 ms`,
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 1 },
    async measure({ quick, dist }) {
      const hostile = hostileDocuments.find((document) => document.name === name);
      const text = hostile?.text(quick ? 100 : hostile.size) ?? '';
      const longest: number[] = [];
      for (let round = 0; round < (quick ? 1 : 5); round++) {
        const client = startServer(dist());
        await client.initialize();
        await client.open('file:///other.asl.json', '{}');
        await client.open('file:///warm.asl.json', definitionOfSize(100_000, 'JSONPath'));
        const checked = client.open(`file:///hostile.asl.${hostile?.format ?? 'json'}`, text);
        let isChecked = false;
        void checked.then(() => (isChecked = true));
        let most = 0;
        while (!isChecked) {
          const asked = performance.now();
          await client.at('hover', 'file:///other.asl.json', { line: 0, character: 1 });
          most = Math.max(most, performance.now() - asked);
        }
        longest.push(most);
        await client.stop();
      }
      return { ours: median(longest), peer: 50 };
    },
  };
}

/**
 * Nobody measures the first start after an installation: a server has kept what it has compiled, as it does some seconds
 * after its start.
 */
async function startedBefore(dist: string, text: string, quick: boolean): Promise<void> {
  const caches = fs.mkdtempSync(path.join(os.tmpdir(), 'stepwright-caches-'));
  process.env['XDG_CACHE_HOME'] = caches;
  process.once('exit', () => {
    fs.rmSync(caches, { recursive: true, force: true });
  });
  if (quick) return;
  const client = startServer(dist);
  await client.initialize();
  await client.open(FILE, text);
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  await client.stop();
}

function startServer(dist: string): LspClient {
  return LspClient.start(process.execPath, [path.join(dist, 'server.js'), '--stdio']);
}

async function emptyNodeMemory(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'console.log(0); process.stdin.resume()'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await settled();
  const memory = residentMegabytes(child.pid ?? 0);
  child.kill();
  return memory;
}

/** A moment for what follows the first answer: garbage collection, files that are looked for. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}

function megabytes(size: number): string {
  return `${size.toFixed(2)} MB`;
}
