import { isJsonObject, type Json } from '../json';
import type { MachineModel } from '../model/model';
import type { Diagnostic } from '../rules/rule';
import { property, type Node, type ObjectNode, type Property } from '../tree/node';
import type { CodeAction } from './code-action';
import type { Edit } from './edit';
import type { Fix } from './fix';
import { fixComment, fixTrailingComma } from './fix-syntax';
import { fixDuplicateState, fixMissingTarget, fixUnreachable } from './fix-transitions';
import { fixStatesAll } from './fix-states-all';
import { addMissing, addOneOf } from './fix-missing';
import { useLanguage } from './fix-query-language';
import { fixType } from './fix-type';
import { removeProperty, replaceString } from './tree-edits';

/**
 * The changes that mend what a diagnostic complains of. Most follow from what the rule tells in `data`: a field that is
 * missing, a name that was meant, a field to remove; a few belong to one rule.
 */
export function quickFixes(model: MachineModel, diagnostic: Diagnostic): CodeAction[] {
  const fixes = [...ofRule(model, diagnostic), ...ofData(model, diagnostic)];
  const sorted = fixes.sort((a, b) => Number(b.isPreferred === true) - Number(a.isPreferred === true));
  return sorted.map((fix) => ({ ...fix, kind: 'quickfix', fixes: diagnostic }));
}

/** Diagnostics whose rule has no fix that is beyond doubt. */
const DOUBTFUL: ReadonlySet<string> = new Set(['missing-transition-target', 'unreachable-state']);

/** The fixes of `quickFixes` that are preferred. */
export function preferredFixes(model: MachineModel, diagnostic: Diagnostic): Fix[] {
  const fixes = DOUBTFUL.has(diagnostic.code) ? [] : ofRule(model, diagnostic);
  return [...fixes, ...ofData(model, diagnostic)].filter(({ isPreferred }) => isPreferred);
}

function ofRule(model: MachineModel, diagnostic: Diagnostic): Fix[] {
  switch (diagnostic.code) {
    case 'missing-transition-target':
      return fixMissingTarget(model, diagnostic);
    case 'unreachable-state':
      return fixUnreachable(model, diagnostic);
    case 'duplicate-state-name':
      return fixDuplicateState(model, diagnostic);
    case 'states-all-alone-and-last':
      return fixStatesAll(model, diagnostic);
    case 'comment-in-json':
      return fixComment(model.document, diagnostic);
    case 'trailing-comma':
      return fixTrailingComma(diagnostic);
    case 'duplicate-key':
      return removeTwin(model, diagnostic);
    case 'unknown-field':
      return removeAt(model, diagnostic);
    case 'wrong-query-language':
    case 'expression-not-evaluated':
      return [...useLanguage(model, diagnostic), ...removeAt(model, diagnostic)];
    case 'wrong-type':
      return fixType(model.document, diagnostic);
    case 'no-context-reference':
      return fromInput(diagnostic);
    case 'path-not-evaluated':
      return evaluatePath(model, diagnostic);
    default:
      return [];
  }
}

function ofData(model: MachineModel, diagnostic: Diagnostic): Fix[] {
  const { document } = model;
  const { data, at } = diagnostic;
  const fixes: Fix[] = [];
  const meant = stringIn(data, 'meant');
  if (meant !== undefined)
    fixes.push({ title: `Change to "${meant}"`, edits: [write(model, diagnostic, meant)], isPreferred: true });
  const object = objectOf(at);
  const missing = stringsIn(data, 'missing');
  if (object && missing.length > 0) fixes.push(...addMissing(model, object, missing));
  const oneOf = stringsIn(data, 'oneOf');
  if (object && oneOf.length > 0) fixes.push(...addOneOf(model, object, oneOf));
  const values = stringsIn(data, 'values').filter((value) => value !== meant);
  if (values.length <= 10)
    for (const value of values) fixes.push({ title: `Change to "${value}"`, edits: [write(model, diagnostic, value)] });
  const removed = stringIn(data, 'remove');
  if (removed !== undefined) fixes.push(...removeNamed(model, at, removed));
  const renamed = stringIn(data, 'rename');
  if (renamed !== undefined && at?.kind === 'property' && !property(at.parent, renamed))
    fixes.push({
      title: `Rename to "${renamed}"`,
      edits: [replaceString(document, at.key, renamed)],
      isPreferred: true,
    });
  const replaced = stringIn(data, 'replace');
  if (replaced !== undefined && at?.kind === 'string')
    fixes.push({ title: `Change to "${replaced}"`, edits: [replaceString(document, at, replaced)], isPreferred: true });
  const suffixed = stringIn(data, 'removeSuffix');
  const holder = at?.kind === 'property' ? at : at?.parent;
  if (suffixed !== undefined && holder?.kind === 'property') {
    const plain = suffixed.replace(/\.\$$/, '');
    fixes.push({ title: `Rename to "${plain}", a plain value`, edits: [replaceString(document, holder.key, plain)] });
  }
  const bound = numberIn(data, 'bound');
  if (bound !== undefined && at && at.kind !== 'property')
    fixes.push({ title: `Change to ${String(bound)}`, edits: [{ start: at.start, end: at.end, text: String(bound) }] });
  if (isJsonObject(data) && data.close === true && at?.kind === 'string')
    fixes.push({
      title: 'Close the expression',
      edits: [replaceString(document, at, `${at.value} %}`)],
      isPreferred: true,
    });
  return fixes;
}

/** Writes a text where the diagnostic points: a key, a whole string, or a piece of one. */
function write({ document }: MachineModel, { at, range }: Diagnostic, text: string): Edit {
  const node = at?.kind === 'property' ? at.key : at;
  if (node?.kind === 'string' && node.start === range.start && node.end === range.end)
    return replaceString(document, node, text);
  // The step of a path is underlined with its dot.
  const dot = document.text.charAt(range.start) === '.' ? 1 : 0;
  return { start: range.start + dot, end: range.end, text };
}

function removeAt(model: MachineModel, { at }: Diagnostic): Fix[] {
  return at?.kind === 'property' ? [removal(model, at)] : [];
}

function removeNamed(model: MachineModel, at: Node | Property | undefined, name: string): Fix[] {
  if (at?.kind === 'property' && at.key.value === name) return [removal(model, at)];
  const found = objectOf(at)?.properties.find(({ key }) => key.value === name);
  return found ? [removal(model, found)] : [];
}

function removal({ document }: MachineModel, property: Property): Fix {
  return { title: `Remove "${property.key.value}"`, edits: [removeProperty(document, property)] };
}

/** Parsers know no nodes: the key is found by its place. */
function removeTwin(model: MachineModel, { range }: Diagnostic): Fix[] {
  const found = findKey(model.document.root, range.start);
  return found ? [{ ...removal(model, found), title: `Remove this "${found.key.value}"` }] : [];
}

function findKey(node: Node | undefined, offset: number): Property | undefined {
  if (node?.kind === 'array') {
    const item = node.items.find(({ start, end }) => start <= offset && offset <= end);
    return findKey(item, offset);
  }
  const found = node?.kind === 'object' ? lastBegunAt(node.properties, offset) : undefined;
  return !found || found.key.start === offset ? found : findKey(found.value, offset);
}

/** The last of the properties, which stand in their order, that begins at the offset or before it. */
function lastBegunAt(properties: readonly Property[], offset: number): Property | undefined {
  let [first, behind] = [0, properties.length];
  while (first < behind) {
    const middle = (first + behind) >> 1;
    if ((properties[middle]?.key.start ?? 0) <= offset) first = middle + 1;
    else behind = middle;
  }
  return properties[first - 1];
}

/** In a JSONata state nothing is the context: what is meant is mostly a member of the input. */
function fromInput({ data, range }: Diagnostic): Fix[] {
  const name = stringIn(data, 'name');
  if (name === undefined) return [];
  const step = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `\`${name}\``;
  const written = name === '$' ? '$states.input' : `$states.input.${step}`;
  return [{ title: `Change to "${written}"`, edits: [{ ...range, text: written }], isPreferred: true }];
}

function evaluatePath({ document }: MachineModel, { at }: Diagnostic): Fix[] {
  if (at?.kind !== 'property') return [];
  const { key } = at;
  const evaluated = `${key.value}.$`;
  return [
    {
      title: `Rename to "${evaluated}" to have it evaluated`,
      edits: [replaceString(document, key, evaluated)],
      isPreferred: true,
    },
  ];
}

/** The object that a finding is about: itself, the value of its property, or the object that holds the property. */
function objectOf(at: Node | Property | undefined): ObjectNode | undefined {
  if (at?.kind === 'object') return at;
  if (at?.kind !== 'property') return undefined;
  return at.value?.kind === 'object' ? at.value : at.parent;
}

function stringIn(data: Json | undefined, name: string): string | undefined {
  const value = isJsonObject(data) ? data[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function numberIn(data: Json | undefined, name: string): number | undefined {
  const value = isJsonObject(data) ? data[name] : undefined;
  return typeof value === 'number' ? value : undefined;
}

function stringsIn(data: Json | undefined, name: string): string[] {
  const value = isJsonObject(data) ? data[name] : undefined;
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
