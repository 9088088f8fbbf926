import type { GraphEdge, GraphNode, StateGraph } from '../language/graph/build-graph';

/** Writes a graph as a Mermaid flowchart, for Markdown pages. */
export function drawMermaid(graph: StateGraph): string {
  const ids = new Map<string, string>();
  const lines = ['flowchart TD', ...scopeLines(graph, '  ', ids)];
  return lines.join('\n') + '\n';
}

function scopeLines(graph: StateGraph, indent: string, ids: Map<string, string>): string[] {
  return [
    ...graph.nodes.flatMap((node) => nodeLines(node, indent, ids)),
    ...graph.edges.map((edge) => indent + edgeLine(edge, ids)),
  ];
}

function nodeLines(node: GraphNode, indent: string, ids: Map<string, string>): string[] {
  const id = idOf(node.id, ids);
  if (node.kind === 'start' || node.kind === 'end')
    return [`${indent}${id}(((${node.kind === 'start' ? 'Start' : 'End'})))`];
  if (node.kind === 'missing') return [`${indent}${id}[${quoted(`${node.name}?`)}]`];
  if (node.inner.length === 0) return [`${indent}${id}${shape(node.type ?? '', node.name)}`];
  return [
    `${indent}subgraph ${id}[${quoted(`${node.type ?? ''}: ${node.name}`)}]`,
    ...node.inner.flatMap((inner) => [
      `${indent}  subgraph ${idOf(inner.id, ids)}[${quoted(inner.label)}]`,
      ...scopeLines(inner, indent + '    ', ids),
      `${indent}  end`,
    ]),
    `${indent}end`,
  ];
}

function shape(type: string, name: string): string {
  switch (type) {
    case 'Choice':
      return `{${quoted(name)}}`;
    case 'Succeed':
    case 'Fail':
      return `([${quoted(name)}])`;
    case 'Wait':
      return `[/${quoted(name)}/]`;
    default:
      return `[${quoted(name)}]`;
  }
}

function edgeLine(edge: GraphEdge, ids: Map<string, string>): string {
  const arrow = edge.kind === 'catch' ? '-.->' : '-->';
  const label = edge.label ? `|${quoted(edge.label)}|` : '';
  return `${idOf(edge.from, ids)} ${arrow}${label} ${idOf(edge.to, ids)}`;
}

/** Mermaid's ids are plain words; the nth node is `n` and its number. */
function idOf(id: string, ids: Map<string, string>): string {
  const known = ids.get(id);
  if (known !== undefined) return known;
  const made = `n${String(ids.size)}`;
  ids.set(id, made);
  return made;
}

function quoted(text: string): string {
  return `"${text.replace(/&/g, '#amp;').replace(/"/g, '#quot;').replace(/</g, '#lt;').replace(/>/g, '#gt;').replace(/\s+/g, ' ')}"`;
}
