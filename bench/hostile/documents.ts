/** A document of the worst kind, of a size that is told: twice the size must take twice the time and no more. */
export interface HostileDocument {
  readonly name: string;
  readonly format: 'json' | 'yaml';
  /** The size at which it is measured. */
  readonly size: number;
  /** The text for a size: states, levels, rules, characters, names or aliases. */
  readonly text: (size: number) => string;
}

const END = { Type: 'Pass', End: true };

/** The worst-case set. Sound machines where that is possible, so that nothing gives up early. */
export const hostileDocuments: readonly HostileDocument[] = [
  {
    name: 'one-line',
    format: 'json',
    // About 1 MB.
    size: 16_000,
    text: (size) => JSON.stringify(chain(size, (i) => ({ Type: 'Pass', Parameters: { 'a.$': '$.a', n: i } }))),
  },
  {
    name: 'states',
    format: 'json',
    size: 10_000,
    text: (size) =>
      JSON.stringify(
        chain(size, () => ({ Type: 'Wait', Seconds: 1 })),
        null,
        2,
      ),
  },
  {
    name: 'deep-nesting',
    format: 'json',
    size: 10_000,
    text: (size) => {
      const result = '['.repeat(size) + ']'.repeat(size);
      return `{"StartAt":"A","States":{"A":{"Type":"Pass","Result":${result},"End":true}}}`;
    },
  },
  {
    name: 'nested-maps',
    format: 'json',
    size: 400,
    text: (size) => {
      const open = (i: number): string =>
        `{"StartAt":"M${String(i)}","States":{"M${String(i)}":{"Type":"Map","End":true,"ItemProcessor":`;
      const opened = Array.from({ length: size }, (_, i) => open(i)).join('');
      const inner = `{"StartAt":"P","States":{"P":${JSON.stringify(END)}}}`;
      return opened + inner + '}}}'.repeat(size);
    },
  },
  {
    name: 'choice-rules',
    format: 'json',
    size: 10_000,
    text: (size) =>
      JSON.stringify(
        {
          StartAt: 'C',
          States: {
            C: {
              Type: 'Choice',
              Choices: range(size).map((i) => ({ Variable: '$.n', NumericEquals: i, Next: 'P' })),
              Default: 'P',
            },
            P: END,
          },
        },
        null,
        2,
      ),
  },
  {
    name: 'long-jsonata',
    format: 'json',
    size: 100_000,
    text: (size) => expressionMachine(`{% 1${' + $states.input.a'.repeat(size / 18)} %}`),
  },
  {
    name: 'long-path',
    format: 'json',
    size: 100_000,
    text: (size) =>
      JSON.stringify({ StartAt: 'A', States: { A: { ...END, InputPath: `$${'.abc'.repeat(size / 4)}` } } }),
  },
  {
    name: 'long-intrinsic',
    format: 'json',
    size: 100_000,
    text: (size) =>
      JSON.stringify({
        StartAt: 'A',
        States: { A: { ...END, Parameters: { 'a.$': `States.Array($${', $.abcd'.repeat(size / 8)})` } } },
      }),
  },
  {
    name: 'repeated-name',
    format: 'json',
    size: 10_000,
    text: (size) =>
      `{"StartAt":"A","States":{${range(size)
        .map(() => `"A":${JSON.stringify(END)}`)
        .join(',\n')}}}`,
  },
  {
    name: 'repeated-target',
    format: 'json',
    size: 10_000,
    text: (size) =>
      JSON.stringify(
        {
          StartAt: 'C',
          States: {
            C: {
              Type: 'Parallel',
              Branches: [{ StartAt: 'B', States: { B: END } }],
              Catch: range(size).map((i) => ({ ErrorEquals: [`E${String(i)}`], Next: 'Missing' })),
              End: true,
            },
          },
        },
        null,
        2,
      ),
  },
  {
    name: 'variables',
    format: 'json',
    size: 2000,
    text: (size) =>
      JSON.stringify({
        QueryLanguage: 'JSONata',
        ...chain(size, (i) => ({
          Type: 'Pass',
          Assign: { [`v${String(i)}`]: i === 0 ? 1 : `{% $v${String(i - 1)} + 1 %}` },
        })),
      }),
  },
  {
    name: 'yaml-states',
    format: 'yaml',
    size: 5000,
    text: (size) => {
      const states = range(size).map((i) => {
        const end = i === size - 1 ? 'End: true' : `Next: S${String(i + 1)}`;
        return `  S${String(i)}:\n    Type: Pass\n    ${end}`;
      });
      return `StartAt: S0\nStates:\n${states.join('\n')}\n`;
    },
  },
  {
    name: 'yaml-aliases',
    format: 'yaml',
    size: 2000,
    text: (size) => {
      const states = range(size).map((i) => {
        const end = i === size - 1 ? 'End: true' : `Next: S${String(i + 1)}`;
        return `  S${String(i)}:\n    Type: Pass\n    Result: ${i === 0 ? '&r { a: 1, b: [1, 2, 3] }' : '*r'}\n    ${end}`;
      });
      return `StartAt: S0\nStates:\n${states.join('\n')}\n`;
    },
  },
];

function chain(length: number, state: (i: number) => Record<string, unknown>): Record<string, unknown> {
  const states = range(length).map((i) => [
    `S${String(i)}`,
    { ...state(i), ...(i === length - 1 ? { End: true } : { Next: `S${String(i + 1)}` }) },
  ]);
  return { StartAt: 'S0', States: Object.fromEntries(states) as unknown };
}

function expressionMachine(expression: string): string {
  return JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'A',
    States: { A: { ...END, Output: expression } },
  });
}

function range(length: number): number[] {
  return Array.from({ length: Math.floor(length) }, (_, index) => index);
}
