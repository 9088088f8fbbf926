import type { Cell, Link, Net, Turn } from './net';

/** Ports are not further from each other than this, however wide the node is. */
const WIDEST_PITCH = 56;

interface Port {
  readonly isStraight: boolean;
  place(offset: number): void;
}

/** Gives all lines their places at the upper and lower edges of the nodes: a straight one in the middle. */
export function placePorts({ nodes, ways }: Net): void {
  const turns = new Map<Cell, Turn[]>();
  for (const way of ways)
    for (const turn of way.turns ? [way.turns.above, way.turns.below] : [])
      turns.set(turn.node, [...(turns.get(turn.node) ?? []), turn]);
  for (const node of nodes) {
    const own = turns.get(node) ?? [];
    const [above, below] = [own.filter(({ isAbove }) => isAbove), own.filter(({ isAbove }) => !isAbove)];
    spread(
      node,
      portsOf(
        node,
        above,
        node.ups,
        ({ upper }) => upper.at,
        (link, offset) => (link.lowerPort = offset),
      ),
    );
    spread(
      node,
      portsOf(
        node,
        below,
        node.downs,
        ({ lower }) => lower.at,
        (link, offset) => (link.upperPort = offset),
      ),
    );
  }
}

/** From left to right; the nearest of the ways back is the outermost, so that they do not cross each other. */
function portsOf(
  { at }: Cell,
  turns: readonly Turn[],
  links: readonly Link[],
  end: (link: Link) => number,
  place: (link: Link, offset: number) => void,
): readonly Port[] {
  const sides = [...turns].sort((a, b) => b.bend.at - a.bend.at);
  const turnPort = (turn: Turn): Port => ({
    isStraight: false,
    place: (offset) => {
      turn.port = offset;
    },
  });
  return [
    ...sides.filter(({ bend }) => bend.at < at).map(turnPort),
    ...[...links]
      .sort((a, b) => end(a) - end(b))
      .map((link): Port => ({
        isStraight: link.isStraight,
        place: (offset) => {
          place(link, offset);
        },
      })),
    ...sides.filter(({ bend }) => bend.at > at).map(turnPort),
  ];
}

function spread({ width }: Cell, ports: readonly Port[]): void {
  const middle = ports.findIndex(({ isStraight }) => isStraight);
  const most = middle < 0 ? (ports.length - 1) / 2 : Math.max(middle, ports.length - 1 - middle);
  const pitch = Math.min(WIDEST_PITCH, width / 2 / (most + 1));
  ports.forEach(({ place }, index) => {
    place((index - (middle < 0 ? (ports.length - 1) / 2 : middle)) * pitch);
  });
}
