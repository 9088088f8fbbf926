import { yamlScalar } from '../../features/yaml-scalar';
import type { ArrayNode, Node, ObjectNode, ParsedDocument, Property, StringNode } from '../../tree/node';
import { CommentReader } from './comments';
import { numberText } from './number-text';
import { blockScalar } from './yaml-block-scalar';

/** The document as YAML: the same data in the same order, its comments where they belong, long texts as blocks. */
export function toYaml(document: ParsedDocument): string {
  return new YamlWriter(document).write();
}

class YamlWriter {
  private readonly comments: CommentReader;
  private readonly lines: string[] = [];

  constructor(private readonly document: ParsedDocument) {
    this.comments = new CommentReader(document);
  }

  write(): string {
    const { root } = this.document;
    if (!root) return '';
    this.commentsBefore(root.start, '');
    if (root.kind === 'object' && root.properties.length > 0) this.members(root, '');
    else if (root.kind === 'array' && root.items.length > 0) this.items(root, '');
    else this.lines.push(this.scalar(root, ''));
    this.commentsBefore(Infinity, '');
    return this.lines.join('\n') + '\n';
  }

  private members(object: ObjectNode, indent: string): void {
    for (const property of object.properties) {
      this.commentsBefore(property.key.start, indent);
      this.member(property, indent, indent);
    }
    this.commentsBefore(object.end, indent);
  }

  /** `lead`: what the first line begins with: the indentation, or a dash behind it. */
  private member({ key, value }: Property, lead: string, indent: string): void {
    const name = `${lead}${yamlScalar(key.value)}:`;
    if (value?.kind === 'object' && value.properties.length > 0) {
      this.lines.push(name);
      this.members(value, `${indent}  `);
    } else if (value?.kind === 'array' && value.items.length > 0) {
      this.lines.push(name);
      this.items(value, `${indent}  `);
    } else this.scalarLine(`${name} `, value, indent, key.end);
  }

  private items(array: ArrayNode, indent: string): void {
    for (const item of array.items) {
      this.commentsBefore(item.start, indent);
      const inner = `${indent}  `;
      if (item.kind === 'object' && item.properties.length > 0) {
        for (const [index, property] of item.properties.entries()) {
          this.commentsBefore(property.key.start, index === 0 ? indent : inner);
          this.member(property, index === 0 ? `${indent}- ` : inner, inner);
        }
        this.commentsBefore(item.end, inner);
      } else if (item.kind === 'array' && item.items.length > 0) {
        this.lines.push(`${indent}-`);
        this.items(item, inner);
      } else this.scalarLine(`${indent}- `, item, indent, item.end);
    }
    this.commentsBefore(array.end, indent);
  }

  private scalarLine(lead: string, value: Node | undefined, indent: string, keyEnd: number): void {
    const written = this.scalar(value, indent);
    const comment = this.comments.trailing(this.document.text, value?.end ?? keyEnd);
    // Behind the first line of a block there is room for a comment too.
    const [first = '', ...rest] = written.split('\n');
    this.lines.push(lead + first + (comment ? ` # ${comment.lines[0] ?? ''}` : ''), ...rest);
  }

  private scalar(node: Node | undefined, indent: string): string {
    switch (node?.kind) {
      case undefined:
      case 'null':
        return 'null';
      case 'object':
        return '{}';
      case 'array':
        return '[]';
      case 'string':
        return this.string(node, indent);
      case 'number':
        return numberText(this.document, node);
      case 'boolean':
        return String(node.value);
      case 'placeholder':
        return `\${${node.name}}`;
    }
  }

  private string({ value }: StringNode, indent: string): string {
    return blockScalar(value, `${indent}  `) ?? yamlScalar(value);
  }

  private commentsBefore(offset: number, indent: string): void {
    for (const { lines } of this.comments.before(offset)) {
      for (const line of lines) this.lines.push(`${indent}#${line === '' ? '' : ` ${line}`}`);
    }
  }
}
