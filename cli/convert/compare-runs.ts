import type { ExecutionResult } from '../../interpreter/core/events';
import { endDifference, endText } from '../../language/convert/compare-ends';
import type { Json } from '../../language/json';
import type { Io } from '../io';
import { misconfigured, prepareMachine, type MachineOptions } from '../machine-options';

/** What runs are compared with. */
export interface Comparison {
  readonly file: string;
  readonly machine: MachineOptions;
  readonly input: Json;
}

export type Compared =
  | { readonly kind: 'same'; readonly end: string }
  /** `difference`: one sentence. */
  | { readonly kind: 'different'; readonly difference: string }
  /** One of them cannot be run at all. */
  | { readonly kind: 'impossible'; readonly message: string };

/** Runs two definitions with the same input, the same functions and mocks, and the same randomness. */
export async function compareRuns(before: string, after: string, comparison: Comparison, io: Io): Promise<Compared> {
  const [first, second] = [await endOf(before, comparison, io), await endOf(after, comparison, io)];
  if (typeof first === 'string') return { kind: 'impossible', message: first };
  if (typeof second === 'string') return { kind: 'impossible', message: `the converted state machine: ${second}` };
  const difference = endDifference(first, second);
  return difference === undefined ? { kind: 'same', end: endText(first) } : { kind: 'different', difference };
}

/** How an execution ends, or why there can be none. */
async function endOf(text: string, comparison: Comparison, io: Io): Promise<ExecutionResult | string> {
  const prepared = prepareMachine({ file: comparison.file, text }, comparison.machine, io);
  if (prepared.kind === 'misconfigured') return misconfigured(prepared);
  if (prepared.kind === 'invalid') return `has errors: ${prepared.diagnostics[0]?.message ?? ''}`;
  const run = prepared.start({ input: comparison.input, onEvent: ignore, onLog: ignore });
  const forget = io.onInterrupt(() => {
    run.abort('Interrupted', 'The comparison was interrupted from the keyboard.');
  });
  const end = await run.done;
  forget();
  return end;
}

function ignore(): void {
  // Only the end counts.
}
