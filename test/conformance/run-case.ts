import type { Case } from './case';
import type { Answered } from './case-runner';
import { runCreation, runValidation } from './run-definition';
import { runExecution } from './run-execution';
import { runTestState } from './run-test-state';

/** What differs from the recording, or undefined where the case passes. */
export async function runCase(given: Case, answered: Answered): Promise<string | undefined> {
  try {
    return await Promise.race([ofKind(given, answered), timeLimit()]);
  } catch (problem) {
    return `exception: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}`;
  }
}

function ofKind(given: Case, answered: Answered): Promise<string | undefined> | string | undefined {
  switch (given.kind) {
    case 'execution':
      return runExecution(given, answered);
    case 'creation':
      return runCreation(given);
    case 'validation':
      return runValidation(given);
    case 'testState':
      return runTestState(given, answered);
    case 'apiScript':
      return 'needs the HTTP API';
  }
}

/** A case that stands still is a failed case, not the end of the report. */
function timeLimit(): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(resolve, LIMIT, `did not end within ${String(LIMIT / 1000)} s`);
  });
}

const LIMIT = 60_000;
