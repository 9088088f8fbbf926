import { expect } from 'vitest';
import type { ExpressionFault } from '../../../language/expressions/fault';

/**
 * Checks the first fault of a text. `marked` has two lines: the text and, under it, `^^^ part of the message`. Without a
 * second line there must be no fault.
 */
export function checkFault(
  marked: string,
  parse: (text: string) => { readonly faults: readonly ExpressionFault[] },
): void {
  const [text = '', marks] = marked.split('\n');
  const [fault, ...more] = parse(text).faults;
  if (marks === undefined) {
    expect(fault, text).toBeUndefined();
    return;
  }
  expect(more, text).toEqual([]);
  const start = marks.indexOf('^');
  const end = marks.lastIndexOf('^') + 1;
  expect({ start: fault?.start, end: fault?.end }, `${text}: ${fault?.message ?? 'no fault'}`).toEqual({ start, end });
  expect(fault?.message).toContain(marks.slice(end).trim());
}
