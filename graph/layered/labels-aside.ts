import { isBesideNodes, type Cell, type Net, type Way } from './net';

/** Between a line and a label beside it. */
const BESIDE = 5;

/**
 * Puts labels that stand in a row of nodes between their line and the node that it comes from. Lines that go down beside
 * each other, as those to a handler of errors do, need no more room so than without labels.
 */
export function putLabelsAside(net: Net): void {
  for (const way of net.ways) {
    const { label } = way;
    if (!label || !isBesideNodes(label, net)) continue;
    const isRight = label.at > sourceAt(way, label);
    label.left = isRight ? label.width + BESIDE : 0;
    label.right = isRight ? 0 : label.width + BESIDE;
  }
}

/** Where in the label's row the node stands that the way comes from; where it stands in the row above, what else it leads to. */
function sourceAt({ links, turns }: Way, label: Cell): number {
  if (turns) return turns.below.node.at;
  const others = links[0]?.upper.downs.flatMap(({ lower }) => (lower === label ? [] : [lower.at])) ?? [];
  return others.reduce((sum, at) => sum + at, 0) / Math.max(1, others.length);
}
