import type { Json } from '../../language/json';
import type { RunSession } from '../run/run-session';

/**
 * A run as a text that can be compared with another's: input, each visit of a state in order with what came out, and the
 * end. Times, ids and ARNs, which always differ, are left out.
 */
export function comparableText({ state, request, ending, status }: RunSession): string {
  const visits = [...state.visits].sort((a, b) => a.key - b.key);
  const steps = visits.map((visit): Json => ({
    state: [...outerNames(visit), visit.name].join(' / '),
    ...(visit.lane !== undefined && { in: visit.lane }),
    status: visit.status,
    ...(visit.attempts.length > 1 && { attempts: visit.attempts.length }),
    ...(visit.error !== undefined && { error: visit.error }),
    ...(visit.output !== undefined && { output: visit.output }),
  }));
  const { output, error, cause } = ending;
  return `${JSON.stringify(
    {
      input: request.input,
      status,
      ...(output !== undefined && { output }),
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
      steps,
    },
    null,
    2,
  )}\n`;
}

function outerNames({ parent }: RunSession['state']['visits'][number]): string[] {
  return parent ? [...outerNames(parent), parent.name] : [];
}
