import path from 'node:path';
import type { ExecutionResult } from '../../interpreter/core/events';
import { endDifference, endText } from '../../language/convert/compare-ends';
import type { Json } from '../../language/json';
import { formatProblem } from '../../workspace/load-settings';
import { prepareRun } from '../../workspace/prepare-run';
import type { Io } from '../io';

/** What runs are compared with. */
export interface Comparison {
  readonly file: string;
  readonly input: Json;
  readonly config: string | undefined;
  readonly mockConfig: string | undefined;
  readonly testCase: string | undefined;
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
  const absolute = (file: string): string => path.resolve(io.cwd, file);
  const { config, mockConfig, testCase } = comparison;
  const prepared = prepareRun({
    text,
    file: absolute(comparison.file),
    workspaceFolder: io.cwd,
    surroundings: io.env,
    ...(config === undefined ? {} : { configFile: absolute(config) }),
    ...(mockConfig === undefined ? {} : { mockConfigFile: absolute(mockConfig) }),
    ...(testCase === undefined ? {} : { testCase }),
  });
  if (prepared.kind === 'misconfigured') {
    return [prepared.message, ...prepared.problems.map(formatProblem)].join('\n');
  }
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
