import * as vscode from 'vscode';
import type { Json, MachinePart, RunRequestOptions, StartMessage } from '../../host/messages';
import { formatOfDocument } from '../state-machines';
import type { InputPicker } from './input-picker';
import type { RunSession } from './run-session';
import type { Visit } from './visit';
import { runTarget, type RunTarget } from './run-target';
import { dataAt, dataOf, type StateData } from './state-data';
import { stateNameAt } from './state-places';

/** What runs that follow on others need of those. */
export interface RunsBefore {
  readonly picker: InputPicker;
  /** The newest run of a machine: in this window, else of those that are kept. */
  readonly newestOf: (target: RunTarget) => Promise<RunSession | undefined>;
  readonly start: (target: RunTarget, input: Json, options?: RunRequestOptions) => Promise<unknown>;
}

/** Runs that begin with what another one has shown: once more, where it failed, or of a part of the machine. */
export class FollowUpRuns {
  constructor(private readonly before: RunsBefore) {}

  /** A run once more, with its input and of the part of the machine that it was; the definition is that of now. */
  async repeat({ uri, request }: RunSession): Promise<void> {
    const target = await runTarget(uri, request.stateMachine);
    if (target) await this.before.start(target, request.input, partOf(request));
  }

  /** Goes on with a run where it failed: what it has achieved is kept. */
  async redrive(shown: RunSession): Promise<void> {
    const target = await runTarget(shown.uri, shown.request.stateMachine);
    if (target) await this.goOn(target, shown);
  }

  /** The same with the newest run of a machine. */
  async redriveNewest(target: RunTarget): Promise<void> {
    const last = await this.before.newestOf(target);
    if (last && last.status !== 'running' && last.status !== 'succeeded' && last.events.length > 0) {
      await this.goOn(target, last);
      return;
    }
    void vscode.window.showInformationMessage(
      'There is nothing to redrive: the last run of this state machine did not fail. "Run from This State" runs a part of it.',
    );
  }

  /** Runs the state with this name, or the machine from it on; default: the state that the cursor is in. */
  async runPart(target: RunTarget, extent: MachinePart['extent'], name: string | undefined): Promise<void> {
    const state = name ?? stateAtCursor(target);
    if (state === undefined) {
      void vscode.window.showWarningMessage('Put the cursor into a state first.');
      return;
    }
    const last = await this.before.newestOf(target);
    await this.askAndRun(target, { state, extent }, last && dataAt(last.state, state));
  }

  /** Runs the state that a run has visited, or the machine from it on. */
  async runVisited(shown: RunSession, visit: Visit, extent: MachinePart['extent']): Promise<void> {
    const target = await runTarget(shown.uri, shown.request.stateMachine);
    if (target) await this.askAndRun(target, { state: visit.name, extent }, dataOf(visit, shown.state));
  }

  private async goOn(target: RunTarget, { childLog, events, request }: RunSession): Promise<void> {
    const redriveOf = childLog ?? events.map((event) => ({ execution: 0, event }));
    await this.before.start(target, request.input, { redriveOf, ...partOf(request) });
  }

  /** Asks for the data that the state is given, and offers those that it had. */
  private async askAndRun(target: RunTarget, part: MachinePart, data: StateData | undefined): Promise<void> {
    const { state, extent } = part;
    const title = extent === 'from' ? `Run from "${state}": choose its input` : `Run only "${state}": choose its input`;
    const offer = data && { label: `Data of the last run at "${state}"`, value: data.input };
    const input = await this.before.picker.ask(target, { title, from: state, ...(offer && { offer }) });
    if (!input) return;
    const variables = data && Object.keys(data.variables).length > 0 ? { variables: data.variables } : {};
    await this.before.start(target, input.value, { part, ...variables });
  }
}

/** What a run was of: all of its machine, or a part with its variables. */
function partOf({ options }: StartMessage): Pick<RunRequestOptions, 'part' | 'variables'> {
  const { part, variables } = options ?? {};
  return { ...(part && { part }), ...(variables && { variables }) };
}

/** The state that the cursor of the machine's editor is in. */
function stateAtCursor({ document }: RunTarget): string | undefined {
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  const offset = editor && document.offsetAt(editor.selection.active);
  return offset === undefined ? undefined : stateNameAt(document.getText(), formatOfDocument(document), offset);
}
