import type { HistoryEvent } from '../../host/messages';
import type { RunSession } from '../run/run-session';
import { jsonText } from '../run/data-text';

/** What an assistant can take in: more of a value, or of a list, helps nobody. */
const LONGEST = 4_000;
const LONGEST_LINE = 400;
export const MOST_LINES = 100;

/** A run in words for an assistant: how it ended, the states that it went through, and what was printed. */
export function reportRun(session: RunSession): string {
  const { status, ending, state, log } = session;
  const states = state.visits.slice(0, MOST_LINES).map(({ name, type, status: how, attempts, error }) => {
    const tries = attempts.length > 1 ? `, ${String(attempts.length)} attempts` : '';
    return `- ${name} (${type}): ${how}${tries}${error === undefined ? '' : `, ${error}`}`;
  });
  return [
    `Status: ${status}`,
    ...(ending.error === undefined ? [] : [`Error: ${cut(ending.error)}`]),
    ...(ending.cause === undefined ? [] : [`Cause: ${cut(ending.cause)}`]),
    ...(ending.output === undefined ? [] : [`Output: ${cut(jsonText(ending.output))}`]),
    '',
    'States in the order in which they were entered:',
    ...states,
    ...(log.length === 0
      ? []
      : ['', 'Log:', ...log.slice(-MOST_LINES).map(({ state: from, text }) => `${from}: ${cut(text, LONGEST_LINE)}`)]),
  ].join('\n');
}

/** Why a run failed: the state, what it was given, what it called and how that ended, and its part of the definition. */
export function explainFailure(session: RunSession, definitionOf: (state: string) => string | undefined): string {
  const { status, ending, state, events, log, refusedFor } = session;
  if (status === 'running') return 'The run has not ended yet.';
  if (status === 'succeeded') return 'The last run succeeded.';
  const at = state.failedAt;
  const lines = [`The run ended with the status ${status}.`];
  if (ending.error !== undefined) lines.push(`Error: ${cut(ending.error)}`);
  if (ending.cause !== undefined) lines.push(`Cause: ${cut(ending.cause)}`);
  for (const { message, code } of refusedFor) lines.push(`Refused: ${message} (${code})`);
  if (!at) return lines.join('\n');
  lines.push(
    '',
    `It failed at the state "${at.name}" (${at.type}).`,
    `Input of the state: ${cut(jsonText(at.input ?? null))}`,
  );
  const definition = definitionOf(at.name);
  if (definition !== undefined) lines.push('Definition of the state:', cut(definition));
  const attempts = events
    .filter(({ type }) => /(Failed|TimedOut)$/.test(type))
    .slice(-10)
    .map(attempt);
  if (attempts.length > 0) lines.push('', 'Failures in the history:', ...attempts);
  const printed = log.filter((line) => line.state === at.name).slice(-MOST_LINES);
  if (printed.length > 0)
    lines.push('', 'What it printed last:', ...printed.map(({ text }) => cut(text, LONGEST_LINE)));
  return lines.join('\n');
}

function attempt({ id, type, details }: HistoryEvent): string {
  const text = (name: string): string => {
    const value = details?.[name];
    return typeof value === 'string' ? value : '';
  };
  return `- ${String(id)} ${type} ${text('error')} ${cut(text('cause'))}`;
}

function cut(text: string, longest = LONGEST): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (cut)`;
}
