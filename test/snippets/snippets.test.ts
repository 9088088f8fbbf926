import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { validate } from '../../language/validate';
import { parseDocument } from '../../language/tree/parse-document';
import { readBlueprints } from '../../scripts/blueprints';
import { buildSnippets, type Snippet } from '../../scripts/snippets';

const blueprints = readBlueprints('.');
const committed = (file: string) => JSON.parse(readFileSync(`snippets/${file}`, 'utf8')) as Record<string, Snippet>;

/** What the editor inserts: each stop with its text, or with what `type` gives for its number. */
function expand({ body }: Snippet, type: (number: string, text: string) => string = (_number, text) => text): string {
  const text = body.join('\n').replace(/\$0$/, '');
  return text.replaceAll(
    /\\([\\$}])|\$\{(\d+):((?:\\.|[^}\\])*)\}/g,
    (_whole, escaped: string | undefined, number = '', text = '') =>
      escaped === undefined ? type(number, text) : escaped,
  );
}

const textsOfStops = ({ body }: Snippet) => [
  ...new Map([...body.join('\n').matchAll(/\$\{(\d+):([^}]*)\}/g)].map(([, number, text]) => [number, text])).values(),
];

describe.each([
  { file: 'asl.json', format: 'json' },
  { file: 'asl-yaml.json', format: 'yaml' },
] as const)('$file', ({ file, format }) => {
  const snippets = committed(file);

  it('is what the blueprints give (npm run generate)', () => {
    expect(snippets).toEqual(buildSnippets(blueprints, format));
  });

  it.each(blueprints.map(({ name, definition }) => [name, definition] as const))(
    '%s expands to the blueprint and has no faults',
    (name, definition) => {
      const text = expand(snippets[name]!);
      expect(format === 'json' ? JSON.parse(text) : parse(text)).toEqual(definition);
      expect(validate(parseDocument(text, format)).filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  it.each(blueprints.map(({ name }) => name))('%s stays sound when every stop is typed over', (name) => {
    const typed = expand(snippets[name]!, (number) => `own${number}`);
    expect(validate(parseDocument(typed, format)).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(typed).not.toMatch(/REGION|ACCOUNT_ID|X{12}|FUNCTION_NAME/);
  });
});

it('stops at the names of states, at the parts of ARNs and at own errors', () => {
  const snippets = buildSnippets(
    [
      {
        name: 'x',
        description: '',
        definition: {
          StartAt: 'A',
          States: {
            A: {
              Type: 'Task',
              Resource: 'arn:aws:lambda:REGION:ACCOUNT_ID:function:Pay',
              ResultPath: '$.paid',
              Catch: [{ ErrorEquals: ['Declined', 'States.ALL'], Next: 'B' }],
              End: true,
            },
            B: { Type: 'Pass', End: true },
          },
        },
      },
    ],
    'json',
  );
  expect(textsOfStops(snippets['x']!)).toEqual(['A', 'REGION', 'ACCOUNT_ID', 'Pay', 'Declined', 'B']);
  expect(snippets['x']!.body.join('\n')).toContain(String.raw`"ResultPath": "\$.paid"`);
});

it('is proposed nowhere by itself: the client proposes blueprints in empty files only', () => {
  for (const snippet of Object.values(committed('asl.json'))) expect(snippet).not.toHaveProperty('prefix');
});

it('has a stop of its own for each function that has no name yet', () => {
  const stops = textsOfStops(committed('asl.json')['Wait State']!);
  expect(stops.filter((text) => text === 'FUNCTION_NAME')).toHaveLength(2);
  expect(stops.filter((text) => text === 'REGION')).toHaveLength(1);
});
