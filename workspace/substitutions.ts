import type { Json } from '../language/json';
import type { ArrayNode, Node, ObjectNode, ParsedDocument, Property, StringNode } from '../language/tree/node';
import { PSEUDO_PARAMETERS } from './pseudo-parameters';

export interface Substituted {
  readonly document: ParsedDocument;
  /** Placeholders that nothing gives a value, in order of the text, each once. */
  readonly missing: readonly string[];
  /** Values that nothing in the definition asks for. */
  readonly unused: readonly string[];
}

type Parent = Property | ArrayNode | undefined;

/** What a template around the definition, or one that names its file, says. */
export interface Surroundings {
  /** Values that nobody need ask for. */
  readonly known: ReadonlyMap<string, Json>;
  /** The definition stands in the template: `{ "Ref": … }`, `Fn::GetAtt` and `Fn::Sub` in it are the template's functions. */
  readonly isInside: boolean;
}

const ALONE: Surroundings = { known: new Map(), isInside: false };

/**
 * The definition with `${Name}` replaced, as DefinitionSubstitutions of SAM and CloudFormation do before the service reads
 * it (digest V57). Inside of a text the value is put in; a value that is no text may also stand for a whole unquoted
 * placeholder. Places of the nodes stay those of the original text. Placeholders without a value stay as they are.
 */
export function substitute(
  document: ParsedDocument,
  values: ReadonlyMap<string, Json>,
  { known, isInside }: Surroundings = ALONE,
): Substituted {
  const missing = new Set<string>();
  const used = new Set<string>();
  const valueOf = (name: string): Json | undefined => {
    if (values.has(name)) used.add(name);
    const pseudo = Object.hasOwn(PSEUDO_PARAMETERS, name) ? PSEUDO_PARAMETERS[name] : undefined;
    const value = values.get(name) ?? known.get(name) ?? pseudo;
    if (value === undefined) missing.add(name);
    return value;
  };
  const replaceIn = (text: string): string =>
    text.replace(/\$\{([^{}]+)\}/g, (whole, name: string) => {
      const value = valueOf(name.trim());
      return value === undefined ? whole : textOf(value);
    });

  const copyString = (node: StringNode, parent: Parent): StringNode => {
    const value = node.value.includes('${') ? replaceIn(node.value) : node.value;
    return value === node.value
      ? { ...node, parent }
      : { ...node, parent, value, offsets: { offsetInSource: () => node.start + 1 } };
  };
  const copy = (node: Node, parent: Parent): Node => {
    switch (node.kind) {
      case 'object': {
        const named = isInside ? functionOfTemplate(node) : undefined;
        if (named !== undefined) return nodeOf(replaceIn(named), node, parent);
        const object: ObjectNode = { ...node, parent, properties: [] };
        for (const { key, value } of node.properties) {
          const property: Property = {
            kind: 'property',
            key: copyString(key, undefined),
            value: undefined,
            parent: object,
          };
          property.key.parent = property;
          if (value) property.value = copy(value, property);
          object.properties.push(property);
        }
        return object;
      }
      case 'array': {
        const array: ArrayNode = { ...node, parent, items: [] };
        for (const item of node.items) array.items.push(copy(item, array));
        return array;
      }
      case 'string':
        return copyString(node, parent);
      case 'placeholder': {
        const value = valueOf(node.name);
        return value === undefined ? { ...node, parent } : nodeOf(unquoted(value), node, parent);
      }
      default:
        return { ...node, parent };
    }
  };
  const root = document.root && copy(document.root, undefined);
  const unused = [...values.keys()].filter((name) => !used.has(name));
  return { document: { ...document, root }, missing: [...missing], unused };
}

/** The text that a function of CloudFormation stands for, with placeholders: `{ "Fn::GetAtt": ["A", "Arn"] }` is `${A.Arn}`. */
function functionOfTemplate({ properties }: ObjectNode): string | undefined {
  const [only, second] = properties;
  if (!only?.value || second) return undefined;
  const { key, value } = only;
  const texts = (value.kind === 'array' ? value.items : [value]).flatMap((part) =>
    part.kind === 'string' ? [part.value] : [],
  );
  switch (key.value) {
    case 'Ref':
    case 'Fn::GetAtt':
      return texts.length === 0 ? undefined : `\${${texts.join('.')}}`;
    case 'Fn::Sub':
      return texts[0];
    default:
      return undefined;
  }
}

/** A text where a value belongs is put into the definition as it is: `"60"` becomes the number. */
function unquoted(value: Json): Json {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A value as nodes that all stand at the same place. */
function nodeOf(value: Json, { start, end }: { readonly start: number; readonly end: number }, parent: Parent): Node {
  const base = { start, end, parent };
  if (value === null) return { kind: 'null', ...base };
  if (typeof value === 'string') return { kind: 'string', ...base, value, offsets: { offsetInSource: () => start } };
  if (typeof value === 'number') return { kind: 'number', ...base, value };
  if (typeof value === 'boolean') return { kind: 'boolean', ...base, value };
  if (Array.isArray(value)) {
    const array: ArrayNode = { kind: 'array', ...base, items: [] };
    for (const item of value as readonly Json[]) array.items.push(nodeOf(item, base, array));
    return array;
  }
  const object: ObjectNode = { kind: 'object', ...base, properties: [] };
  for (const [name, member] of Object.entries(value)) {
    const key: StringNode = {
      kind: 'string',
      start,
      end,
      parent: undefined,
      value: name,
      offsets: { offsetInSource: () => start },
    };
    const property: Property = { kind: 'property', key, value: undefined, parent: object };
    key.parent = property;
    property.value = nodeOf(member, base, property);
    object.properties.push(property);
  }
  return object;
}
