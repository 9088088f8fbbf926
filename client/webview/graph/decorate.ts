import type { StateChange } from '../../../graph/compare-graphs';
import type { NodeMark, NodeProblem } from '../../graph/messages';
import type { RunDifference } from '../../runs/compare-messages';
import { statusIcon, statusWords } from '../icons';

/** How a state differs: between two versions of a machine, or between two runs. */
export type NodeChange = StateChange | RunDifference;

/** All that a node shows besides what the definition says of its state. */
export interface Decoration {
  readonly problem: NodeProblem | undefined;
  readonly mark: NodeMark | undefined;
  readonly change: NodeChange | undefined;
  readonly isSelected: boolean;
}

const SVG = 'http://www.w3.org/2000/svg';
const BADGE = 18;
const statuses = ['running', 'succeeded', 'caught', 'failed', 'aborted'] as const;
const changes: Readonly<Record<NodeChange, { readonly sign: string; readonly words: string }>> = {
  added: { sign: '+', words: 'Added' },
  removed: { sign: '−', words: 'Removed' },
  changed: { sign: '~', words: 'Changed' },
  moved: { sign: '→', words: 'Moved' },
  'other-status': { sign: '!', words: 'Another status' },
  'other-path': { sign: '→', words: 'Another path' },
  'other-data': { sign: '~', words: 'Other data' },
  'only-before': { sign: '−', words: 'Only in the earlier run' },
  'only-after': { sign: '+', words: 'Only in the later run' },
  same: { sign: '=', words: 'The same' },
};

export const changeWords = (change: NodeChange): string => changes[change].words;
export const changeSign = (change: NodeChange): string => changes[change].sign;

/** Shows selection, problems, the run's mark and the change on a node of the drawing; texts are never read as markup. */
export function decorate(node: SVGGElement, { problem, mark, change, isSelected }: Decoration): void {
  node.classList.toggle('selected', isSelected);
  node.classList.toggle('has-error', problem?.severity === 'error');
  node.classList.toggle('has-warning', problem?.severity === 'warning');
  for (const status of statuses) node.classList.toggle(`run-${status}`, mark?.status === status);
  for (const one of Object.keys(changes)) node.classList.toggle(`diff-${one}`, change === one);
  showBadge(node, 'run-badge', mark && `${mark.status} ${countText(mark)}`, () => runBadge(node, mark));
  showBadge(node, 'problem-badge', problem && `${problem.severity} ${String(problem.count)}`, () =>
    problemBadge(problem),
  );
  showBadge(node, 'change-badge', change, () => changeBadge(change));
  const plain = (node.dataset['label'] ??= node.getAttribute('aria-label') ?? '');
  const label = [plain, change && changeWords(change), mark && markWords(mark), problem && problemWords(problem)]
    .filter((part) => part !== undefined)
    .join('. ');
  if (node.getAttribute('aria-label') === label) return;
  node.setAttribute('aria-label', label);
  const tooltip = node.querySelector(':scope > title');
  if (tooltip) tooltip.textContent = label.replaceAll('. ', '.\n');
}

/** How often a state was visited and how that went, in words: `Succeeded, 3 times`. */
export function markWords({ status, visits, retries, failed, iterations }: NodeMark): string {
  const parts = [statusWords(status)];
  if (iterations) parts.push(`${String(iterations.ended)} of ${String(iterations.all)} iterations`);
  if (visits > 1) parts.push(`${String(visits)} times`);
  if (failed > 0 && visits > 1) parts.push(`${String(failed)} failed`);
  if (retries > 0) parts.push(retries === 1 ? '1 retry' : `${String(retries)} retries`);
  return parts.join(', ');
}

function problemWords({ severity, message, count }: NodeProblem): string {
  const kind = severity === 'error' ? 'Error' : 'Warning';
  return count > 1 ? `${String(count)} problems: ${message}` : `${kind}: ${message}`;
}

/** Makes a badge only where what it shows is another than before: marks come by the thousand. */
function showBadge(node: SVGGElement, name: string, key: string | undefined, make: () => SVGElement | undefined): void {
  const before = node.querySelector<SVGElement>(`:scope > .${name}`);
  if (before?.dataset['key'] === key) return;
  before?.remove();
  const made = key === undefined ? undefined : make();
  if (!made) return;
  made.classList.add(name);
  made.dataset['key'] = key;
  made.setAttribute('aria-hidden', 'true');
  node.append(made);
}

/** The sign of the status at the upper right corner, with a count where there is more than one visit or a retry. */
function runBadge(node: SVGGElement, mark: NodeMark | undefined): SVGElement | undefined {
  if (!mark) return undefined;
  const right = Number(node.querySelector('.card:not(.behind), .container')?.getAttribute('width') ?? 0);
  const icon = statusIcon(mark.status);
  place(icon, right - BADGE / 2, -BADGE / 2);
  const count = countText(mark);
  const badge = make('g', { class: mark.status });
  badge.append(icon);
  if (count) badge.append(text(count, { class: 'run-count', x: right - BADGE / 2 - 4, y: -4 }));
  return badge;
}

/** A disc for errors, a triangle for warnings, at the upper left corner; the number of problems where there are several. */
function problemBadge(problem: NodeProblem | undefined): SVGElement | undefined {
  if (!problem) return undefined;
  const badge = make('g', { class: problem.severity });
  badge.append(
    problem.severity === 'error'
      ? make('circle', { class: 'badge-back', cx: 0, cy: 0, r: 9 })
      : make('path', { class: 'badge-back', d: 'M0-10.5L11 9H-11z' }),
    text(problem.count > 1 ? String(Math.min(problem.count, 99)) : '!', {
      class: 'badge-text',
      x: 0,
      y: problem.severity === 'error' ? 4 : 6,
    }),
  );
  return badge;
}

function changeBadge(change: NodeChange | undefined): SVGElement | undefined {
  if (!change) return undefined;
  const badge = make('g', { class: change });
  badge.append(
    make('circle', { class: 'badge-back', cx: 0, cy: 0, r: 10 }),
    text(changes[change].sign, { class: 'badge-text', x: 0, y: 4.5 }),
  );
  return badge;
}

function countText({ visits, retries, iterations }: NodeMark): string {
  const parts = [
    iterations ? `${String(iterations.ended)} of ${String(iterations.all)}` : '',
    visits > 1 ? `×${shortNumber(visits)}` : '',
    retries > 0 ? `↻${shortNumber(retries)}` : '',
  ];
  return parts.filter(Boolean).join(' ');
}

function place(icon: SVGElement, x: number, y: number): void {
  for (const [name, value] of Object.entries({ x, y, width: BADGE, height: BADGE }))
    icon.setAttribute(name, String(value));
}

function text(content: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = make('text', attributes);
  made.textContent = content;
  return made;
}

function make(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

function shortNumber(count: number): string {
  return count < 10_000 ? String(count) : `${String(Math.round(count / 1000))}k`;
}
