import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../language/json';
import type { Blueprint } from './snippets';

const list = [
  {
    name: 'Hello World',
    file: 'snippets/blueprints/hello-world.asl.json',
    description: 'One Pass state that gives a greeting.',
  },
  {
    name: 'Wait State',
    file: 'snippets/blueprints/wait-state.asl.json',
    description: 'Waits for seconds and until a time, both fixed and from the input.',
  },
  {
    name: 'Choice State',
    file: 'snippets/blueprints/choice-state.asl.json',
    description: 'Goes one of several ways by a value of the data.',
  },
  {
    name: 'Parallel',
    file: 'snippets/blueprints/parallel.asl.json',
    description: 'Two branches at the same time.',
  },
  {
    name: 'Retry Failure',
    file: 'snippets/blueprints/retry-failure.asl.json',
    description: 'A Lambda function that is called again when it fails.',
  },
  {
    name: 'Catch Failure',
    file: 'snippets/blueprints/catch-failure.asl.json',
    description: 'A Lambda function with a way out for each kind of error.',
  },
  {
    name: 'Sample Flow',
    file: 'samples/sample-flow/sample-flow.asl.json',
    description: 'All seven classic state types and three Lambda functions.',
  },
];

/** The blueprints, read from the definitions under `root`. */
export function readBlueprints(root: string): Blueprint[] {
  return list.map(({ name, file, description }) => ({
    name,
    description,
    definition: JSON.parse(readFileSync(join(root, file), 'utf8')) as Json,
  }));
}
