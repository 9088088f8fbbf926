/** The state nearest to `from` in the direction of an arrow key, as the nodes stand on the screen. */
export function nearestState(nodes: Iterable<SVGGElement>, from: Element, arrow: string): SVGGElement | undefined {
  const origin = centre(from);
  const isVertical = arrow === 'ArrowUp' || arrow === 'ArrowDown';
  const sign = arrow === 'ArrowDown' || arrow === 'ArrowRight' ? 1 : -1;
  let best: { readonly node: SVGGElement; readonly distance: number } | undefined;
  for (const node of nodes) {
    if (node === from) continue;
    const { x, y } = centre(node);
    const along = (isVertical ? y - origin.y : x - origin.x) * sign;
    const across = Math.abs(isVertical ? x - origin.x : y - origin.y);
    if (along < 4) continue;
    const distance = along + 2 * across;
    if (!best || distance < best.distance) best = { node, distance };
  }
  return best?.node;
}

function centre(node: Element): { readonly x: number; readonly y: number } {
  const box = node.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
