import { stringify } from 'yaml';
import type { Json } from '../language/json';

/** A state machine that is offered as a start, with what its snippet is called. */
export interface Blueprint {
  readonly name: string;
  readonly description: string;
  readonly definition: Json;
}

/**
 * One entry of a snippet file of VS Code. It has no prefix: one with a prefix is proposed at every place of every state
 * machine. The client proposes these in an empty file (client/blueprints.ts).
 */
export interface Snippet {
  readonly description: string;
  readonly isFileTemplate: true;
  readonly body: readonly string[];
}

/** A text that one must change: the same `key` is the same tab stop. */
interface Stop {
  readonly key: string;
  readonly text: string;
}

// Characters for private use stand around the number of a stop until the text is made; no definition has them.
const open = '\uE000';
const close = '\uE001';
const lambda = /^(arn:aws:lambda:)([^:]+):([^:]+):function:(.+)$/;
const nameFields = new Set(['StartAt', 'Next', 'Default']);

/**
 * Makes the snippets of all blueprints for one language. Tab stops are what one must change: names of states (one stop
 * for all places that name the state), names of own errors, and region, account and function of an ARN.
 */
export function buildSnippets(blueprints: readonly Blueprint[], format: 'json' | 'yaml'): Record<string, Snippet> {
  return Object.fromEntries(
    blueprints.map(({ name, description, definition }) => [
      name,
      { description, isFileTemplate: true, body: bodyOf(definition, format).split('\n') },
    ]),
  );
}

function bodyOf(definition: Json, format: 'json' | 'yaml'): string {
  const stops: Stop[] = [];
  const marked = mark(definition, undefined, stops);
  const text =
    format === 'json'
      ? JSON.stringify(marked, null, '\t')
      : stringify(marked, { lineWidth: 0, version: '1.1' }).trimEnd();
  const numbers = new Map<string, number>();
  const escaped = text.replaceAll(/[\\$]/g, String.raw`\$&`);
  const body = escaped.replaceAll(new RegExp(`${open}(\\d+)${close}`, 'g'), (whole, index: string) => {
    const stop = stops[Number(index)];
    if (!stop) return whole;
    const number = numbers.get(stop.key) ?? numbers.size + 1;
    numbers.set(stop.key, number);
    return `\${${String(number)}:${stop.text.replaceAll(/[\\$}]/g, String.raw`\$&`)}}`;
  });
  return `${body}$0`;
}

/** The value with a marker at each place of a stop; `field` is the name of the field that holds it. */
function mark(value: Json, field: string | undefined, stops: Stop[]): Json {
  if (typeof value === 'string') return markText(value, field, stops);
  if (Array.isArray(value)) return value.map((item) => mark(item, field, stops));
  if (typeof value !== 'object' || value === null) return value;
  const markedKeys = field === 'States';
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      markedKeys ? add(stops, `state ${key}`, key) : key,
      // The members of "States" are states, whatever they are called.
      mark(item, markedKeys ? undefined : key, stops),
    ]),
  );
}

function markText(text: string, field: string | undefined, stops: Stop[]): string {
  if (field !== undefined && nameFields.has(field)) return add(stops, `state ${text}`, text);
  if (field === 'ErrorEquals' && !text.startsWith('States.')) return add(stops, `error ${text}`, text);
  const arn = field === 'Resource' ? lambda.exec(text) : null;
  if (!arn) return text;
  const [, start = '', region = '', account = '', name = ''] = arn;
  // FUNCTION_NAME stands for another function each time.
  const key = name === 'FUNCTION_NAME' ? `function ${String(stops.length)}` : `function ${name}`;
  const parts = [
    add(stops, `region ${region}`, region),
    add(stops, `account ${account}`, account),
    'function',
    add(stops, key, name),
  ];
  return `${start}${parts.join(':')}`;
}

function add(stops: Stop[], key: string, text: string): string {
  stops.push({ key, text });
  return `${open}${String(stops.length - 1)}${close}`;
}
