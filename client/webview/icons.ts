import type { RowStatus, RunHeader } from '../run/view-messages';

type Status = RowStatus | RunHeader['status'];

/** What is drawn in a circle of 16 by 16 for each status; the colour comes from the style sheet. */
const marks: Readonly<Record<Status, string>> = {
  running: 'M8 3a5 5 0 1 0 5 5',
  succeeded: 'M4.7 8.3l2.3 2.3 4.4-4.9',
  caught: 'M8 4.4v4.6M8 11v.6',
  failed: 'M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4',
  aborted: 'M5 8h6',
  'timed-out': 'M8 4.5V8l2.4 1.6',
  broken: 'M8 4.4v4.6M8 11v.6',
};

const words: Readonly<Record<Status, string>> = {
  running: 'Running',
  succeeded: 'Succeeded',
  caught: 'Failed, and caught',
  failed: 'Failed',
  aborted: 'Aborted',
  'timed-out': 'Timed out',
  broken: 'Could not run',
};

export const statusWords = (status: Status): string => words[status];

/** The sign of a status. It is hidden from screen readers: the words stand beside it. */
export function statusIcon(status: Status): SVGElement {
  const svg = make('svg', { viewBox: '0 0 16 16', class: `icon ${status}`, 'aria-hidden': 'true', focusable: 'false' });
  if (status !== 'running') svg.append(make('circle', { cx: '8', cy: '8', r: '6.75', class: 'disc' }));
  svg.append(make('path', { d: marks[status], class: 'mark' }));
  return svg;
}

function make(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
