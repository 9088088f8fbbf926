import { describe, expect, it } from 'vitest';
import type { HistoryEvent, Json } from '../../../host/messages';
import { explainFailure, reportRun } from '../../../client/assistant/report-run';
import { RunSession } from '../../../client/run/run-session';

const event = (id: number, type: string, details: Record<string, Json>): HistoryEvent =>
  ({ id, previousEventId: id - 1, timestamp: id, type, details }) as HistoryEvent;

function failed(): RunSession {
  const session = new RunSession('file:///m.asl.json', 'm', { kind: 'start', text: '', file: '/m.asl.json', input: 1 });
  const events = [
    event(1, 'ExecutionStarted', { input: 1 }),
    event(2, 'TaskStateEntered', { name: 'Charge', input: { amount: 5 } }),
    event(3, 'LambdaFunctionScheduled', {}),
    event(4, 'LambdaFunctionFailed', { error: 'Declined', cause: 'no funds' }),
    event(5, 'ExecutionFailed', { error: 'Declined', cause: 'no funds' }),
  ];
  for (const one of events) {
    session.events.push(one);
    session.state.add(one);
  }
  session.status = 'failed';
  session.ending = { error: 'Declined', cause: 'no funds' };
  session.log.push({ state: 'Charge', stream: 'stdout', text: 'asking the bank' });
  return session;
}

describe('what assistants are told', () => {
  it('of a run: how it ended, its states, what was printed', () => {
    const text = reportRun(failed());
    expect(text).toContain('Status: failed\nError: Declined\nCause: no funds');
    expect(text).toContain('- Charge (Task): failed, Declined');
    expect(text).toContain('Charge: asking the bank');
  });

  it('no more than an assistant can take in', () => {
    const session = failed();
    session.ending = { error: 'E'.repeat(100_000), cause: 'c'.repeat(100_000) };
    for (let i = 0; i < 5_000; i++) session.log.push({ state: 'Charge', stream: 'stdout', text: 'x'.repeat(10_000) });
    expect(reportRun(session).length).toBeLessThan(60_000);
    expect(explainFailure(session, () => 'd'.repeat(100_000)).length).toBeLessThan(60_000);
  });

  it('of a failure: the state with its input and definition, and each failed attempt', () => {
    const text = explainFailure(failed(), (name) => `"${name}": {}`);
    expect(text).toContain('It failed at the state "Charge" (Task).');
    expect(text).toMatch(/Input of the state: \{\s*"amount": 5/);
    expect(text).toContain('"Charge": {}');
    expect(text).toContain('- 4 LambdaFunctionFailed Declined no funds');
    expect(text).toContain('asking the bank');
  });
});
