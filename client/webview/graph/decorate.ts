import type { NodeMark, NodeProblem } from '../../graph/messages';
import { statusIcon, statusWords } from '../icons';

export type { NodeMark, NodeProblem };

/** All that a node shows besides what the definition says of its state. */
export interface Decoration {
  readonly problem: NodeProblem | undefined;
  readonly mark: NodeMark | undefined;
  readonly isSelected: boolean;
}

const BADGE = 16;
const statuses = ['running', 'succeeded', 'caught', 'failed', 'aborted'] as const;

/** Shows selection, problem and the run's mark on a node of the drawing; texts are never read as markup. */
export function decorate(node: SVGGElement, { problem, mark, isSelected }: Decoration): void {
  node.classList.toggle('selected', isSelected);
  node.classList.toggle('has-error', problem?.severity === 'error');
  node.classList.toggle('has-warning', problem?.severity === 'warning');
  for (const status of statuses) node.classList.toggle(`run-${status}`, mark?.status === status);
  node.querySelector('.run-badge')?.remove();
  if (mark) node.append(badge(node, mark));
  const plain = (node.dataset['label'] ??= node.getAttribute('aria-label') ?? '');
  const label = [
    plain,
    mark && markWords(mark),
    problem && `${problem.severity === 'error' ? 'Error' : 'Warning'}: ${problem.message}`,
  ]
    .filter((part) => part !== undefined)
    .join('. ');
  node.setAttribute('aria-label', label);
  const tooltip = node.querySelector(':scope > title');
  if (tooltip) tooltip.textContent = label;
}

/** How often a state was visited and how that went, in words: `Succeeded, 3 times`. */
export function markWords({ status, visits, retries, failed }: NodeMark): string {
  const parts = [statusWords(status)];
  if (visits > 1) parts.push(`${String(visits)} times`);
  if (failed > 0 && visits > 1) parts.push(`${String(failed)} failed`);
  if (retries > 0) parts.push(retries === 1 ? '1 retry' : `${String(retries)} retries`);
  return parts.join(', ');
}

/** The sign of the status at the upper right corner, with a count where there is more than one visit or a retry. */
function badge(node: SVGGElement, mark: NodeMark): SVGGElement {
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('class', `run-badge ${mark.status}`);
  const frame = node.querySelector('rect');
  const right = number(frame, 'x') + number(frame, 'width');
  const top = number(frame, 'y');
  const icon = statusIcon(mark.status);
  for (const [name, value] of [
    ['x', right - BADGE / 2],
    ['y', top - BADGE / 2],
    ['width', BADGE],
    ['height', BADGE],
  ] as const)
    icon.setAttribute(name, String(value));
  group.append(icon);
  const count = [
    mark.visits > 1 ? `×${shortNumber(mark.visits)}` : '',
    mark.retries > 0 ? `↻${shortNumber(mark.retries)}` : '',
  ]
    .filter(Boolean)
    .join(' ');
  if (count) {
    const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    text.setAttribute('class', 'run-count');
    text.setAttribute('x', String(right - BADGE / 2 - 4));
    text.setAttribute('y', String(top - 4));
    text.textContent = count;
    group.append(text);
  }
  return group;
}

function number(element: Element | null, name: string): number {
  return Number(element?.getAttribute(name) ?? 0);
}

function shortNumber(count: number): string {
  return count < 10_000 ? String(count) : `${String(Math.round(count / 1000))}k`;
}
