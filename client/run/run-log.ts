import * as vscode from 'vscode';
import type { RunSession } from './run-session';
import type { Visit } from './visit';
import { jsonText } from './data-text';

/** A value in the log; the run view has all of it. */
const longest = 2_000;

/** The output channel "Stepwright Run": every state as it is entered and left, and what handlers print. */
export class RunLog {
  private channel: vscode.OutputChannel | undefined;

  /** Writes down a session to its end. */
  follow(session: RunSession): void {
    const channel = this.open();
    const running = new Set<Visit>();
    channel.appendLine(
      `── ${session.machine}  ${new Date().toLocaleTimeString()}  input ${oneLine(session.request.input)}`,
    );
    const listening = session.listen({
      visits: (visits) => {
        for (const visit of [...visits].sort((a, b) => a.key - b.key)) {
          const indent = '  '.repeat(depth(visit));
          if (!running.has(visit)) {
            running.add(visit);
            const lane = visit.lane === undefined ? '' : ` [${visit.lane}]`;
            channel.appendLine(`${indent}→ ${visit.name} (${visit.type})${lane}  ${oneLine(visit.input)}`);
          }
          if (visit.status === 'succeeded') channel.appendLine(`${indent}← ${visit.name}  ${oneLine(visit.output)}`);
          else if (visit.status !== 'running') {
            channel.appendLine(
              `${indent}✗ ${visit.name}  ${visit.status}${visit.error === undefined ? '' : `: ${visit.error}`}`,
            );
          }
        }
      },
      log: (lines) => {
        for (const { state, text } of lines) channel.appendLine(`  ${state} │ ${text}`);
      },
      ended: () => {
        listening.dispose();
        const { status, ending } = session;
        const { summary } = session.header();
        channel.appendLine(`${status === 'succeeded' ? '✓' : '✗'} ${session.machine}  ${summary}`);
        if (ending.cause !== undefined) channel.appendLine(`  ${ending.cause.replaceAll('\n', '\n  ')}`);
        if (ending.output !== undefined) channel.appendLine(`  output ${oneLine(ending.output)}`);
        channel.appendLine('');
      },
    });
  }

  show(): void {
    this.open().show(true);
  }

  dispose(): void {
    this.channel?.dispose();
  }

  private open(): vscode.OutputChannel {
    this.channel ??= vscode.window.createOutputChannel('Stepwright Run');
    return this.channel;
  }
}

function depth({ parent }: Visit): number {
  let found = 1;
  for (let around = parent; around; around = around.parent) found++;
  return found;
}

function oneLine(value: Visit['input']): string {
  if (value === undefined) return '';
  const text = jsonText(value).replaceAll(/\n\s*/g, ' ');
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
