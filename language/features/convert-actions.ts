import type { Converted } from '../convert/outcome';
import { machineToJsonPathInSteps, stateToJsonPathInSteps } from '../convert/to-json-path/convert';
import { machineToJsonataInSteps, stateToJsonataInSteps } from '../convert/to-jsonata/convert';
import type { MachineModel, State } from '../model/model';
import type { Steps } from '../steps';
import type { CodeAction } from './code-action';

/** Writes what the machine's role must be allowed, where no state is around the cursor. */
export function policyAction({ states }: MachineModel, state: State | undefined): CodeAction[] {
  if (state || states.length === 0) return [];
  const title = 'Write the IAM policy that this state machine needs';
  return [{ title, kind: 'refactor', edits: [], command: 'stepwright.writeIamPolicy' }];
}

/**
 * Converts the state around the cursor to the other query language, or the machine where no state is around the cursor.
 * What cannot be converted is shown with the reason. The plain form is written; the command line's `convert` says what
 * it takes for granted and compares runs. In steps.
 */
export function* conversionActions(model: MachineModel, state: State | undefined): Steps<CodeAction[]> {
  if (state) {
    if (!state.node || !state.type) return [];
    if (state.queryLanguage === 'JSONPath') {
      return [action(`Convert "${state.name}" to JSONata`, yield* stateToJsonataInSteps(model, state, 'plain'))];
    }
    if (model.queryLanguage === 'JSONata') return [];
    return [action(`Convert "${state.name}" to JSONPath`, yield* stateToJsonPathInSteps(model, state, 'plain'))];
  }
  const has = (language: State['queryLanguage']): boolean =>
    model.states.some(({ queryLanguage }) => queryLanguage === language);
  const actions: CodeAction[] = [];
  if (has('JSONPath'))
    actions.push(action('Convert the state machine to JSONata', yield* machineToJsonataInSteps(model, 'plain')));
  if (has('JSONata'))
    actions.push(action('Convert the state machine to JSONPath', yield* machineToJsonPathInSteps(model, 'plain')));
  return actions;
}

function action(title: string, converted: Converted): CodeAction {
  if (converted.kind === 'converted') return { title, kind: 'refactor', edits: converted.edits };
  const [reason] = converted.reasons;
  return { title, kind: 'refactor', edits: [], disabled: reason?.message ?? 'It cannot be converted.' };
}
