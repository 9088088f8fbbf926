import type { OffsetRange } from '../text/line-index';
import type { Node, ParsedDocument } from '../tree/node';

/** A stretch that an editor can fold away. */
export interface FoldingStretch extends OffsetRange {
  readonly kind: 'node' | 'comment';
  /** The last line holds a closing bracket, which stays in sight. */
  readonly keepsLastLine: boolean;
}

/** Objects, lists and comments that may span lines, outer before inner; of a part of the document only its own. */
export function folding(document: ParsedDocument, root = document.root): FoldingStretch[] {
  const stretches: FoldingStretch[] = [];
  const visit = (node: Node | undefined): void => {
    if (node?.kind !== 'object' && node?.kind !== 'array') return;
    const isFlow = /[{[]/.test(document.text.charAt(node.start));
    const start = !isFlow && node.parent?.kind === 'property' ? node.parent.key.start : node.start;
    if (start <= node.start) stretches.push({ kind: 'node', start, end: node.end, keepsLastLine: isFlow });
    if (node.kind === 'array') node.items.forEach(visit);
    else for (const { value } of node.properties) visit(value);
  };
  visit(root);
  if (root !== document.root) return stretches;
  for (const { start, end } of document.comments) stretches.push({ kind: 'comment', start, end, keepsLastLine: false });
  return stretches;
}
