import { FEATURE_LIST, type FeatureRow } from '../test/server/feature-list';
import { FORMATS } from '../test/server/formats';

/** The page with the table of features and formats: docs/features.md. Each cell is a test of the server over stdio. */
export function featureTable(): string {
  const rows: readonly (readonly [string, FeatureRow])[] = Object.entries(FEATURE_LIST);
  const header = ['', ...FORMATS.map(({ name }) => name)];
  const groups = [...new Set(rows.map(([, { group }]) => group))];
  const lines = groups.flatMap((group) => [
    row([`**${group}**`, ...FORMATS.map(() => '')]),
    ...rows.filter(([, one]) => one.group === group).map(([name, one]) => row([name, ...cells(one)])),
  ]);
  const notes = rows.flatMap(([name, { not }]) => (not ? [`- No ${name}: ${not.why}.`] : []));
  return `# Features by format

What the language server does for a state machine, alone or in another document. This page is made by \`npm run generate\`;
each cell is a test (\`test/server/features-by-format.test.ts\`) that speaks to the server as an editor does, with the same
state machine written in each format.

${row(header)}
${row(header.map(() => '---'))}
${lines.join('\n')}

${notes.join('\n')}
`;
}

function cells({ not }: FeatureRow): string[] {
  return FORMATS.map(({ name }) => (not?.formats.includes(name) ? '–' : '✓'));
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`.replace(/ {2,}/g, ' ');
}
