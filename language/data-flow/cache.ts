import { parseJsonPath } from '../expressions/json-path/parse';
import type { JsonPath } from '../expressions/json-path/ast';
import { parseJsonata, type ParsedJsonata } from '../expressions/jsonata/parse';
import { parseTemplateValue, type TemplateValue } from '../expressions/payload-template';

/** So many expressions more than in the document at first may be kept. */
const ROOM = 1000;

/** The expressions of one document, each parsed once. */
export class ExpressionCache {
  private first: number | undefined;
  private readonly paths = new Map<string, JsonPath | undefined>();
  private readonly templates = new Map<string, TemplateValue>();
  private readonly jsonatas = new Map<string, ParsedJsonata>();

  /** To be called before each new version of the document: what nobody writes any more is not kept for ever. */
  forgetOld(): void {
    const { paths, templates, jsonatas } = this;
    const size = paths.size + templates.size + jsonatas.size;
    if (size > 0) this.first ??= size;
    if (size <= 2 * (this.first ?? 0) + ROOM) return;
    paths.clear();
    templates.clear();
    jsonatas.clear();
    this.first = undefined;
  }

  /** The path, or undefined where it is not sound. */
  path(text: string): JsonPath | undefined {
    if (!this.paths.has(text)) this.paths.set(text, parseJsonPath(text).path);
    return this.paths.get(text);
  }

  templateValue(text: string): TemplateValue {
    return remember(this.templates, text, parseTemplateValue);
  }

  /** Takes what somebody else has parsed. */
  keepJsonata(text: string, parsed: ParsedJsonata | undefined): void {
    if (parsed) this.jsonatas.set(text, parsed);
  }

  jsonata(text: string): ParsedJsonata {
    return remember(this.jsonatas, text, parseJsonata);
  }
}

function remember<Value>(cache: Map<string, Value>, text: string, make: (text: string) => Value): Value {
  let value = cache.get(text);
  if (value === undefined) {
    value = make(text);
    cache.set(text, value);
  }
  return value;
}
