import type { PlacedGraph } from '../../../graph/layout';
import type { GraphEdge } from '../../../language/graph/build-graph';
import type { NodeMark, NodeProblem } from '../../graph/messages';
import { decorate, type NodeChange } from './decorate';
import type { Drawing } from './drawing';
import { edgesByState, showWhetherTaken } from './ways';

export type ById<Value> = Readonly<Record<string, Value>>;

/** Nodes whose look changes in one frame: their painting takes longer than the change. */
const MOST_IN_FRAME = 60;

/** What is known of each state besides its definition, and shown on its node: drawn anew once a frame, where it changes. */
export class NodeLooks {
  private readonly marks = new Map<string, NodeMark>();
  private problems: ById<NodeProblem> = {};
  private changes: ById<NodeChange> = {};
  private chosen: string | undefined;
  /** By the id of the state whose mark tells whether they were taken. */
  private edges: ReadonlyMap<string, readonly GraphEdge[]> = new Map();
  private readonly stale = new Set<string>();
  private frame = 0;

  constructor(private readonly drawing: Drawing) {}

  get selected(): string | undefined {
    return this.chosen;
  }

  set selected(id: string | undefined) {
    for (const one of [this.chosen, id]) if (one !== undefined) this.invalidate(one);
    this.chosen = id;
  }

  /** Takes the marks of states that fare otherwise in a run now. */
  updateMarks(marks: ById<NodeMark>): void {
    for (const [id, mark] of Object.entries(marks)) {
      this.marks.set(id, mark);
      this.invalidate(id);
    }
  }

  setProblems(problems: ById<NodeProblem>): void {
    this.refresh(this.problems, problems);
    this.problems = problems;
  }

  /** How each state differs from another version of the machine, or from another run. */
  setChanges(changes: ById<NodeChange>): void {
    this.refresh(this.changes, changes);
    this.changes = changes;
  }

  /** Another graph is drawn, whose edges are these. */
  setGraph(graph: PlacedGraph): void {
    this.edges = edgesByState(graph);
  }

  /** Forgets the run and what is selected. */
  clear(): void {
    this.marks.clear();
    this.chosen = undefined;
  }

  /** Shows on an element that was made anew what is known of its state. */
  show(id: string, node: SVGGElement): void {
    decorate(node, {
      problem: this.problems[id],
      mark: this.marks.get(id),
      change: this.changes[id],
      isSelected: id === this.chosen,
    });
  }

  /** Shows which edges of the drawing were taken. */
  showAllWays(): void {
    for (const id of this.edges.keys()) this.showWays(id);
  }

  private showWays(id: string): void {
    for (const edge of this.edges.get(id) ?? [])
      showWhetherTaken(this.drawing.edgeParts(edge.id), edge, this.marks.get(id));
  }

  private refresh<Value>(before: ById<Value>, after: ById<Value>): void {
    for (const id of new Set([...Object.keys(before), ...Object.keys(after)]))
      if (before[id] !== after[id]) this.invalidate(id);
  }

  private invalidate(id: string): void {
    this.stale.add(id);
    this.frame ||= requestAnimationFrame(this.freshen);
  }

  /** Draws stale nodes anew, as many as a frame has time for. */
  private readonly freshen = (): void => {
    this.frame = 0;
    let count = 0;
    for (const id of this.stale) {
      this.stale.delete(id);
      const node = this.drawing.nodes.get(id);
      if (node) this.show(id, node);
      this.showWays(id);
      if (++count === MOST_IN_FRAME) break;
    }
    if (this.stale.size > 0) this.frame = requestAnimationFrame(this.freshen);
  };
}
