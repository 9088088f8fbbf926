import type { Edit } from '../features/edit';
import { rewriteMembers } from '../features/rewrite-members';
import { jsonTemplate, type Template } from '../features/template';
import type { NewField } from '../features/tree-edits';
import type { Json } from '../json';
import type { Steps } from '../steps';
import { property, type Node, type ObjectNode, type ParsedDocument, type Property } from '../tree/node';
import type { FieldChanges, WrittenField } from './field-changes';
import { remark, type Remark } from './remarks';

/** The changes as edits of the text, or why a place of it cannot be edited; in steps. */
export function* applyChanges(
  document: ParsedDocument,
  changes: readonly FieldChanges[],
): Steps<{ readonly edits: readonly Edit[]; readonly refusals: readonly Remark[] }> {
  const refusals: Remark[] = [];
  for (const { object, replaced } of changes) {
    yield;
    const touched = [...replaced.keys()].flatMap((name) => property(object, name) ?? []);
    const problem = sharedBy(document, object, touched);
    if (problem !== undefined) refusals.push(remark({ node: object }, problem));
  }
  if (refusals.length > 0) return { edits: [], refusals };
  const edits: Edit[] = [];
  for (const { object, replaced, added } of changes) {
    yield;
    const members = [...replaced].flatMap(([name, fields]): [Property, NewField[]][] => {
      const found = property(object, name);
      return found ? [[found, fields.map(newField)]] : [];
    });
    edits.push(...rewriteMembers(document, object, new Map(members), added.map(newField)));
  }
  return { edits, refusals };
}

/** A template of a long value is long too: it is made where it is asked for, by YAML. */
class PlainField implements NewField {
  constructor(
    readonly name: string,
    readonly plain: Json,
  ) {}

  get value(): Template {
    return jsonTemplate(this.plain);
  }
}

function newField({ name, value }: WrittenField): NewField {
  return new PlainField(name, value);
}

/** Why a change of the object would change something else too, or is written elsewhere: YAML's anchors and aliases. */
function sharedBy(document: ParsedDocument, object: ObjectNode, touched: readonly Property[]): string | undefined {
  if (document.format !== 'yaml') return undefined;
  const isAlias = document.text.charAt(object.start) === '*';
  const isElsewhere = touched.some(({ key }) => key.start < object.start || key.start > object.end);
  if (isAlias || isElsewhere) return 'This is written at an anchor that is used here by an alias; write it out first.';
  const anchored = [object, ...touched.flatMap(({ value }) => value ?? [])].some((node) => hasAnchor(document, node));
  return anchored
    ? 'This has an anchor (&name): what uses it by an alias would change too. Write it out first.'
    : undefined;
}

/** Whether the node, or something around it, has an anchor. */
function hasAnchor({ text }: ParsedDocument, node: Node): boolean {
  for (let at: Node | undefined = node; at;) {
    const { parent }: Node = at;
    const from = parent?.kind === 'property' ? parent.key.end : Math.max(0, at.start - 80);
    if (/(?:^|[:\s-])&[^\s,[\]{}]+\s*$/.test(text.slice(from, at.start))) return true;
    if (/^&[^\s,[\]{}]+\s/.test(text.slice(at.start, at.start + 80))) return true;
    at = parent?.kind === 'property' ? parent.parent : parent;
  }
  return false;
}
