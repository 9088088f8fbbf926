/** What is laid out: sizes and connections, nothing of what they mean. Who asks and who answers speak of nodes and edges by index. */
export interface Shape {
  readonly nodes: readonly ShapeNode[];
  readonly edges: readonly ShapeEdge[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ShapeNode extends Size {
  /** A disc: lines end on its edge, not on that of the square around it. */
  readonly isRound?: boolean;
}

export interface ShapeEdge {
  readonly from: number;
  readonly to: number;
  /** How much it matters that the edge is straight and short: the way through the machine before what happens on errors. */
  readonly weight: number;
  /** The size of its label, where it has one. */
  readonly label?: Size;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Where everything of a shape stands: nothing of it lies left of 0 or above 0. */
export interface Places extends Size {
  /** The upper left corners of the nodes. */
  readonly nodes: readonly Position[];
  readonly edges: readonly EdgePlace[];
}

export interface EdgePlace {
  /** From the edge's source to its target, across or down at each step. */
  readonly points: readonly Position[];
  /** The upper left corner of its label. */
  readonly label?: Position;
}
