import fs from 'node:fs';
import path from 'node:path';
import type { Figure } from '../figure';
import { interleave } from '../interleave';
import { emptyNode, nodeEnded, withFolder } from '../processes';

/** What a whole process takes, over an empty Node process. */
export const cliFigures: readonly Figure[] = [
  {
    name: 'cli-hello-world',
    what: 'stepwright run of Hello World, process start to exit, over an empty Node process',
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 2 },
    measure: ({ quick, dist }) =>
      withFolder(async (folder) => {
        const file = path.join(folder, 'hello.asl.json');
        const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Result: 'Hello World!', End: true } } };
        fs.writeFileSync(file, JSON.stringify(definition));
        const cli = path.join(dist(), 'cli.js');
        const { ours, peer } = await interleave(
          { ours: () => nodeEnded([cli, 'run', file, '--json']), peer: emptyNode },
          quick ? 1 : 21,
        );
        return { ours, peer };
      }),
  },
];
