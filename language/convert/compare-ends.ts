import type { Json } from '../json';
import { jsonEqual } from '../json-equal';
import { jsonText } from '../json-text';

/** How an execution ended, as far as a conversion must keep it. */
export interface End {
  readonly status: string;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}

/** What differs between the ends of the original and the converted machine, as a sentence; undefined where nothing does. */
export function endDifference(before: End, after: End): string | undefined {
  if (before.status !== after.status)
    return `the original ended ${endText(before)}, the converted one ${endText(after)}`;
  // Errors of expressions have other names in the other language: only that both failed counts.
  if (before.status !== 'SUCCEEDED' || jsonEqual(before.output ?? null, after.output ?? null)) return undefined;
  return `the original gave ${jsonText(before.output ?? null)}, the converted one ${jsonText(after.output ?? null)}`;
}

export function endText({ status, error, cause }: End): string {
  return [status, error, cause].filter((part) => part !== undefined).join(': ');
}
