import { toYaml } from '../convert/format/to-yaml';
import type { Json } from '../json';
import { parseJson } from '../tree/parse-json';
import type { WrittenPolicy } from './write-policy';

/** Both policies as one text: JSON with the notes beside them, YAML with the notes as comments before them. */
export function formatPolicy({ policy, trustPolicy, notes }: WrittenPolicy, format: 'json' | 'yaml'): string {
  const told = notes.map(({ state, message }) => (state === undefined ? message : `${state}: ${message}`));
  if (format === 'json') return print({ policy, trustPolicy, notes: told });
  const comments = told.map((note) => `# ${note.replace(/\s+/g, ' ')}\n`).join('');
  return comments + toYaml(parseJson(print({ policy, trustPolicy })));
}

function print(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
