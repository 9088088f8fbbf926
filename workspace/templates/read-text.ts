import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../language/json';

/** Parts that aliases may copy: more is no template, but a bomb. */
const MAX_PARTS = 200_000;

/**
 * A template's text as plain data, JSON or YAML. CloudFormation's short functions become the long ones: `!Ref A` is
 * `{ "Ref": "A" }`, `!GetAtt A.Arn` is `{ "Fn::GetAtt": ["A", "Arn"] }`. Undefined for what is no object.
 */
export function readText(text: string): JsonObject | undefined {
  const value = (/^\s*\{/.test(text) ? fromJson(text) : undefined) ?? fromYaml(text);
  return isJsonObject(value) ? value : undefined;
}

function fromJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function fromYaml(text: string): Json | undefined {
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false, merge: true });
  const reader = { document, left: MAX_PARTS };
  const value = plain(document.contents, reader);
  return reader.left > 0 ? value : undefined;
}

interface Reader {
  readonly document: Document;
  left: number;
}

function plain(node: unknown, reader: Reader): Json {
  if (reader.left-- <= 0) return null;
  if (isAlias(node)) return plain(node.resolve(reader.document), reader);
  if (isMap(node)) {
    const entries = node.items.flatMap(({ key, value }): [string, Json][] => {
      const name = isScalar(key) ? String(key.value) : '';
      if (name !== '<<') return [[name, plain(value, reader)]];
      const merged = plain(value, reader);
      return isJsonObject(merged) ? Object.entries(merged) : [];
    });
    return withTag(node.tag, Object.fromEntries(entries));
  }
  if (isSeq(node)) {
    return withTag(
      node.tag,
      node.items.map((item) => plain(item, reader)),
    );
  }
  if (!isScalar(node)) return null;
  const { value } = node;
  const isText = typeof value === 'string';
  return withTag(node.tag, isText || typeof value === 'number' || typeof value === 'boolean' ? value : null);
}

function withTag(tag: string | undefined, value: Json): Json {
  const name = tag?.startsWith('!') === true && !tag.startsWith('!!') ? tag.slice(1) : '';
  if (!/^[A-Z]\w*$/.test(name)) return value;
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  if (name !== 'GetAtt' || typeof value !== 'string') return { [`Fn::${name}`]: value };
  const [resource = '', ...attribute] = value.split('.');
  return { 'Fn::GetAtt': [resource, attribute.join('.')] };
}
