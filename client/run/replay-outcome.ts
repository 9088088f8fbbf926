import type { HistoryDifference } from '../../host/messages';
import { compactText } from './data-text';
import type { ReplayReport } from './view-messages';

/** What came of a replay of a run. */
export interface ReplayOutcome {
  /** The definition that was run, as the user knows it. */
  readonly file: string;
  readonly differences: readonly HistoryDifference[];
}

/** The view lists at most so many, and of each value the beginning. */
const mostListed = 200;
const mostText = 1_000;

/** What the view says of a replay. */
export function replayReport({ file, differences }: ReplayOutcome): ReplayReport {
  const count = differences.length;
  return {
    summary:
      count === 0
        ? `${file} does what was recorded: every event is the same.`
        : `${file} does otherwise than recorded in ${count === 1 ? 'one place' : `${String(count)} places`}.`,
    differences: differences.slice(0, mostListed).map(({ eventId, type, message, expected, actual }) => ({
      id: eventId,
      type,
      message,
      ...(expected !== undefined && { recorded: beginning(compactText(expected)) }),
      ...(actual !== undefined && { replayed: beginning(compactText(actual)) }),
    })),
    more: Math.max(0, count - mostListed),
  };
}

function beginning(text: string): string {
  return text.length > mostText ? `${text.slice(0, mostText - 1)}…` : text;
}
