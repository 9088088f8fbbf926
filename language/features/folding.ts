import type { OffsetRange } from '../text/line-index';
import type { Node, ParsedDocument } from '../tree/node';

/** A stretch that an editor can fold away. */
export interface FoldingStretch extends OffsetRange {
  readonly kind: 'node' | 'comment';
  /** The last line holds a closing bracket, which stays in sight. */
  readonly keepsLastLine: boolean;
}

/** Objects, lists and block comments that may span lines, outer before inner. */
export function folding(document: ParsedDocument): FoldingStretch[] {
  const stretches: FoldingStretch[] = [];
  const visit = (node: Node | undefined): void => {
    if (node?.kind !== 'object' && node?.kind !== 'array') return;
    const isFlow = /[{[]/.test(document.text.charAt(node.start));
    const start = !isFlow && node.parent?.kind === 'property' ? node.parent.key.start : node.start;
    if (start <= node.start) stretches.push({ kind: 'node', start, end: node.end, keepsLastLine: isFlow });
    if (node.kind === 'array') node.items.forEach(visit);
    else for (const { value } of node.properties) visit(value);
  };
  visit(document.root);
  for (const { start, end } of document.comments) stretches.push({ kind: 'comment', start, end, keepsLastLine: false });
  return stretches;
}
