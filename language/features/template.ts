import { isJsonObject, type Json } from '../json';
import { isJsonArray } from '../json-equal';
import { joinNested } from '../text/join-nested';

/**
 * A JSON value with tab stops (LSP snippet syntax) in it, so that one description of what to insert serves JSON and YAML.
 * All `source`s are in snippet syntax: `$`, `}` and backslashes that mean themselves are escaped.
 */
export type Template =
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'array'; readonly items: readonly Template[] }
  /** What stands between the quotes of a JSON string. */
  | { readonly kind: 'text'; readonly source: string }
  /** A number, a literal, or a tab stop where anything may be typed. */
  | { readonly kind: 'bare'; readonly source: string };

export interface Member {
  /** A key; a hole is a tab stop where members may be typed. */
  readonly key: string | undefined;
  readonly value: Template;
}

/** Escapes a text that means itself inside of a snippet. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** The tab stop `index` where one of the texts is chosen. */
export function choice(index: number, texts: readonly string[]): string {
  const escaped = texts.map((text) => text.replace(/[\\,|]/g, '\\$&'));
  return '${' + `${String(index)}|${escaped.join(',')}|` + '}';
}

/** What stands between the quotes when a text is written as a JSON string. */
export function jsonInside(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** A JSON value as a template without tab stops. */
export function jsonTemplate(value: Json): Template {
  if (typeof value === 'string') return { kind: 'text', source: literal(jsonInside(value)) };
  if (isJsonArray(value)) return { kind: 'array', items: value.map(jsonTemplate) };
  if (!isJsonObject(value)) return { kind: 'bare', source: JSON.stringify(value) };
  const members = Object.entries(value).map(([key, member]) => ({
    key: literal(jsonInside(key)),
    value: jsonTemplate(member),
  }));
  return { kind: 'object', members };
}

/** Reads the JSON of a snippet (the fields table has such). What it cannot read becomes a bare piece. */
export function parseTemplate(source: string): Template {
  return new TemplateParser(source).value();
}

const TAB_STOP = /\$(?:\d+|\{\d+(?::[^{}]*|\|[^{}]*\|)?\})/y;
const BARE = /[^\s,\]}:]+/y;

class TemplateParser {
  private at = 0;

  constructor(private readonly source: string) {}

  value(): Template {
    this.blanks();
    switch (this.source.charAt(this.at)) {
      case '{':
        return this.object();
      case '[':
        return this.array();
      case '"':
        return { kind: 'text', source: this.text() };
      default:
        return { kind: 'bare', source: this.bare() };
    }
  }

  private object(): Template {
    const members: Member[] = [];
    for (this.open(); !this.closes('}'); this.skip(',')) {
      if (this.source.charAt(this.at) !== '"') {
        members.push({ key: undefined, value: { kind: 'bare', source: this.bare() } });
        continue;
      }
      const key = this.text();
      this.skip(':');
      members.push({ key, value: this.value() });
    }
    return { kind: 'object', members };
  }

  private array(): Template {
    const items: Template[] = [];
    for (this.open(); !this.closes(']'); this.skip(',')) items.push(this.value());
    return { kind: 'array', items };
  }

  private text(): string {
    const start = ++this.at;
    while (this.at < this.source.length && this.source.charAt(this.at) !== '"') this.at += this.stepInText();
    return this.source.slice(start, this.at++);
  }

  private stepInText(): number {
    return this.source.charAt(this.at) === '\\' ? 2 : 1;
  }

  private bare(): string {
    for (const pattern of [TAB_STOP, BARE]) {
      pattern.lastIndex = this.at;
      const found = pattern.exec(this.source)?.[0];
      if (found === undefined) continue;
      this.at += found.length;
      return found;
    }
    return this.source.charAt(this.at++);
  }

  private open(): void {
    this.at++;
    this.blanks();
  }

  private closes(bracket: string): boolean {
    this.blanks();
    if (this.at < this.source.length && this.source.charAt(this.at) !== bracket) return false;
    this.at++;
    return true;
  }

  private skip(sign: string): void {
    this.blanks();
    if (this.source.charAt(this.at) === sign) this.at++;
    this.blanks();
  }

  private blanks(): void {
    while (/\s/.test(this.source.charAt(this.at))) this.at++;
  }
}

/** The template as JSON; lines after the first start with `indent` and tabs, which editors turn into their own unit. */
export function printJson(template: Template, indent = ''): string {
  const inner = indent + '\t';
  switch (template.kind) {
    case 'text':
      return `"${template.source}"`;
    case 'bare':
      return template.source;
    case 'array': {
      const items = template.items.map((item) => printJson(item, inner));
      const isFlat = template.items.every(({ kind }) => kind === 'text' || kind === 'bare');
      if (isFlat) return `[${items.join(', ')}]`;
      return `[\n${inner}${joinNested(items, `,\n${inner}`)}\n${indent}]`;
    }
    case 'object': {
      if (template.members.length === 0) return '{}';
      const members = template.members.map(({ key, value }) =>
        key === undefined ? printJson(value, inner) : `"${key}": ${printJson(value, inner)}`,
      );
      return `{\n${inner}${joinNested(members, `,\n${inner}`)}\n${indent}}`;
    }
  }
}

/**
 * The template as a YAML value behind `key:` or `- `; a collection starts on a new line at `indent`. Indentation is
 * written out, since YAML allows no tabs.
 */
export function printYaml(template: Template, indent: string): string {
  switch (template.kind) {
    case 'text':
      return ' ' + yamlText(template.source);
    case 'bare':
      return ' ' + template.source;
    case 'array':
      if (template.items.length === 0) return ' []';
      return joinNested(
        template.items.map((item) => `\n${indent}-${yamlItem(item, indent + '  ')}`),
        '',
      );
    case 'object':
      if (template.members.length === 0) return ' {}';
      return `\n${indent}` + yamlMembers(template, indent);
  }
}

/** The members of an object, the first without indentation. */
export function yamlMembers(template: Template, indent: string): string {
  if (template.kind !== 'object') return '';
  return joinNested(
    template.members.map((member) => yamlMember(member, indent)),
    `\n${indent}`,
  );
}

function yamlMember({ key, value }: Member, indent: string): string {
  if (key === undefined) return printYaml(value, indent).trimStart();
  return `${yamlText(key)}:${printYaml(value, indent + '  ')}`;
}

function yamlItem(item: Template, indent: string): string {
  return item.kind === 'object' && item.members.length > 0 ? ' ' + yamlMembers(item, indent) : printYaml(item, indent);
}

/** A text whose look YAML could mistake keeps its quotes: JSON's strings are YAML's double-quoted ones. */
function yamlText(source: string): string {
  const isPlain = /^(?:\$\{?\d|[A-Za-z_])/.test(source) && !/: |:$| #|\\|["'\n]/.test(source) && !isReserved(source);
  return isPlain ? source : `"${source}"`;
}

function isReserved(source: string): boolean {
  return /^(?:true|false|null|yes|no|on|off|y|n|~)$/i.test(source);
}

/**
 * The template without tab stops, for edits that nobody completes: each has its default. Members without a name and
 * holes are left out; a value that could be anything is null.
 */
export function settle(template: Template): Template {
  switch (template.kind) {
    case 'text':
      return { kind: 'text', source: literal(fillStops(template.source)) };
    case 'bare':
      return { kind: 'bare', source: fillStops(template.source) || 'null' };
    case 'array':
      return { kind: 'array', items: template.items.map(settle) };
    case 'object': {
      const named = template.members.flatMap(({ key, value }) => {
        const name = key === undefined ? '' : fillStops(key);
        return name === '' ? [] : [{ key: literal(name), value: settle(value) }];
      });
      return { kind: 'object', members: named };
    }
  }
}

/** The template with all its tab stops counted on from `by`. */
export function shiftStops(template: Template, by: number): Template {
  switch (template.kind) {
    case 'text':
    case 'bare':
      return { kind: template.kind, source: shiftSource(template.source, by) };
    case 'array':
      return { kind: 'array', items: template.items.map((item) => shiftStops(item, by)) };
    case 'object':
      return {
        kind: 'object',
        members: template.members.map(({ key, value }) => ({
          key: key === undefined ? undefined : shiftSource(key, by),
          value: shiftStops(value, by),
        })),
      };
  }
}

/** The highest tab stop of the template, 0 where it has none. */
export function lastStop(template: Template): number {
  switch (template.kind) {
    case 'text':
    case 'bare':
      return lastStopIn(template.source);
    case 'array':
      return Math.max(0, ...template.items.map(lastStop));
    case 'object':
      return Math.max(0, ...template.members.map(({ key, value }) => Math.max(lastStopIn(key ?? ''), lastStop(value))));
  }
}

/** Whether the template has a tab stop where members of an object may be typed. */
export function hasHole(template: Template): boolean {
  if (template.kind === 'array') return template.items.some(hasHole);
  if (template.kind !== 'object') return false;
  return template.members.some(({ key, value }) => key === undefined || hasHole(value));
}

// An escaped dollar is matched first, so that it is not taken for a tab stop.
const STOP = /\\[\s\S]|\$(\{?)(\d+)/g;

function shiftSource(source: string, by: number): string {
  return source.replace(STOP, (whole, brace: string | undefined, index: string | undefined) =>
    index === undefined ? whole : `$${brace ?? ''}${String(Number(index) + by)}`,
  );
}

function lastStopIn(source: string): number {
  return Math.max(0, ...[...source.matchAll(STOP)].map((match) => Number(match[2] ?? 0)));
}

const WHOLE_STOP = /\\([\\$}])|\$(?:\d+|\{\d+(?::([^{}]*)|\|((?:\\.|[^\\|])*)\|)?\})/g;

/** A snippet as plain text: each tab stop has its default or its first choice. */
export function fillStops(snippet: string): string {
  return snippet.replace(
    WHOLE_STOP,
    (_, escaped: string | undefined, preset: string | undefined, choices: string | undefined) => {
      if (escaped !== undefined) return escaped;
      if (preset !== undefined) return preset.replace(/\\([\\$}])/g, '$1');
      const first = /^(?:\\.|[^\\,])*/.exec(choices ?? '')?.[0] ?? '';
      return first.replace(/\\([\\,|])/g, '$1');
    },
  );
}
