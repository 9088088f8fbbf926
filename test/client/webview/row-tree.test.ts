import { describe, expect, it } from 'vitest';
import type { Row } from '../../../client/run/view-messages';
import { RowTree } from '../../../client/webview/row-tree';

const row = (key: number, parent: number, name: string): Row => ({
  key,
  parent,
  name,
  type: 'Pass',
  status: 'succeeded',
  time: { start: 0, end: 1 },
});
const names = (tree: RowTree) => tree.shown().map(({ row: { name }, depth }) => `${'  '.repeat(depth)}${name}`);

describe('the tree of a run', () => {
  it('puts what is inside of a state below it, however it came', () => {
    const tree = new RowTree();
    tree.update([row(0, 0, 'run'), row(1, 0, 'P'), row(2, 1, 'A'), row(3, 0, 'Q'), row(4, 1, 'B')]);
    expect(names(tree)).toEqual(['run', '  P', '    A', '    B', '  Q']);
    expect(tree.lastVisit('B')?.key).toBe(4);
  });

  it('keeps a state closed that has very many inside, until one opens it or leads there', () => {
    const tree = new RowTree();
    tree.update([row(0, 0, 'run'), row(1, 0, 'M')]);
    tree.update(Array.from({ length: 500 }, (_, index) => row(index + 2, 1, `I${String(index)}`)));
    expect(names(tree)).toEqual(['run', '  M']);
    tree.reveal(9);
    expect(names(tree)).toHaveLength(502);
    tree.set(1, 'closed');
    expect(names(tree)).toEqual(['run', '  M']);
  });
});
