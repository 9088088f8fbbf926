import type { MachineModel } from '../../model/model';
import { property, type Node, type ObjectNode } from '../../tree/node';
import { CommentReader } from './comments';
import { numberText } from './number-text';

export interface WrittenJson {
  readonly text: string;
  /** The texts of comments that JSON has no place for. */
  readonly lostComments: readonly string[];
}

/**
 * The document of a machine as JSON: the same data in the same order, anchors, aliases and merge keys written out. JSON has
 * no comments: one above a state, a branch or the machine becomes its `Comment` where it has none.
 */
export function toJsonText(model: MachineModel): WrittenJson {
  return new JsonWriter(model).write();
}

const WIDTH = 100;

class JsonWriter {
  private readonly comments: CommentReader;
  private readonly lost: string[] = [];
  private readonly commentable: ReadonlySet<Node>;

  constructor(private readonly model: MachineModel) {
    this.comments = new CommentReader(model.document);
    const nodes = [...model.scopes.map(({ node }) => node), ...model.states.flatMap(({ node }) => node ?? [])];
    this.commentable = new Set(nodes);
  }

  write(): WrittenJson {
    const { root } = this.model.document;
    const first = root?.kind === 'object' ? (root.properties[0]?.key.start ?? root.start) : (root?.start ?? 0);
    const text = root ? this.value(root, '', this.take(first)) : '';
    this.lose(this.take(Infinity));
    return { text: `${text}\n`, lostComments: this.lost };
  }

  private value(node: Node | undefined, indent: string, above: readonly string[]): string {
    if (node?.kind === 'object') return this.object(node, indent, above);
    this.lose(above);
    switch (node?.kind) {
      case undefined:
      case 'null':
        return 'null';
      case 'array':
        return this.array(node.items, indent);
      case 'string':
        return JSON.stringify(node.value);
      case 'number':
        return numberText(this.model.document, node);
      case 'boolean':
        return String(node.value);
      case 'placeholder':
        // A call of the template gives text; a bare placeholder may give anything.
        return node.call ? JSON.stringify(`\${${node.name}}`) : `\${${node.name}}`;
    }
  }

  private object(node: ObjectNode, indent: string, above: readonly string[]): string {
    const inner = `${indent}  `;
    const members: string[] = [];
    const takes = above.length > 0 && this.commentable.has(node) && !property(node, 'Comment');
    if (takes) members.push(`"Comment": ${JSON.stringify(above.join(' '))}`);
    else this.lose(above);
    for (const { key, value } of node.properties) {
      const own = this.take(key.start);
      members.push(`${JSON.stringify(key.value)}: ${this.value(value, inner, own)}`);
    }
    return members.length === 0 ? '{}' : `{\n${inner}${members.join(`,\n${inner}`)}\n${indent}}`;
  }

  private array(items: readonly Node[], indent: string): string {
    const inner = `${indent}  `;
    const written = items.map((item) => this.value(item, inner, this.take(item.start)));
    const line = `[${written.join(', ')}]`;
    const isFlat = items.every(({ kind }) => kind !== 'object' && kind !== 'array');
    if (written.length === 0 || (isFlat && indent.length + line.length <= WIDTH)) return line;
    return `[\n${inner}${written.join(`,\n${inner}`)}\n${indent}]`;
  }

  /** The lines of the comments right above an offset; those that trail something belong to what is before them. */
  private take(offset: number): readonly string[] {
    const found = this.comments.before(offset);
    this.lose(found.filter(({ trails }) => trails).flatMap(({ lines }) => lines));
    return found.filter(({ trails }) => !trails).flatMap(({ lines }) => lines);
  }

  private lose(lines: readonly string[]): void {
    this.lost.push(...lines);
  }
}
