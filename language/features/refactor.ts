import { parseResource } from '../integrations/resource';
import type { MachineModel, State } from '../model/model';
import { finish, type Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import { childString, property } from '../tree/node';
import type { CodeAction } from './code-action';
import { conversionActions, policyAction } from './convert-actions';
import { extractPass, removeUnreached, scopeAround } from './flow-actions';
import { freeName } from './free-name';
import { inlinePass } from './inline-pass';
import { rangeOfState } from './state-symbol';
import { parseTemplate, jsonInside, literal, type Template } from './template';
import { addFields, type NewField } from './tree-edits';
import { sortStates } from './sort-states';
import { toLambdaInvoke } from './to-lambda-invoke';
import { wrapStates } from './wrap-states';

/** Changes that keep what the machine does, or make a state sturdier: offered for the state, or states, at `range`. */
export function refactorings(model: MachineModel, range: OffsetRange): CodeAction[] {
  return finish(refactoringsInSteps(model, range));
}

/** The same in steps. */
export function* refactoringsInSteps(model: MachineModel, range: OffsetRange): Steps<CodeAction[]> {
  const state = stateAround(model, range.start);
  const actions: CodeAction[] = [];
  for (const offered of state ? OF_STATE : []) {
    yield;
    if (state) actions.push(...offered(model, state));
  }
  actions.push(...(yield* wrapStates(model, range)));
  actions.push(...(yield* sortStates(model, range.start)));
  yield;
  actions.push(...removeUnreached(model, scopeAround(model, range.start)));
  yield;
  actions.push(...(yield* conversionActions(model, state)));
  actions.push(...policyAction(model, state));
  return actions;
}

const OF_STATE: readonly ((model: MachineModel, state: State) => CodeAction[])[] = [
  retries,
  catches,
  toLambdaInvoke,
  inlinePass,
  extractPass,
];

/** The innermost state whose text holds the offset. */
export function stateAround({ states }: MachineModel, offset: number): State | undefined {
  return states.findLast((state) => {
    const { start, end } = rangeOfState(state);
    return start <= offset && offset <= end;
  });
}

// The errors that AWS recommends to retry: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html
const LAMBDA_RETRY = parseTemplate(
  '[{"ErrorEquals": ["Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException"], ' +
    '"IntervalSeconds": 1, "MaxAttempts": 3, "BackoffRate": 2, "JitterStrategy": "FULL"}]',
);
const ANY_RETRY = parseTemplate(
  '[{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 3, "BackoffRate": 2, "JitterStrategy": "FULL"}]',
);

function canFail({ type }: State): boolean {
  return type === 'Task' || type === 'Parallel' || type === 'Map';
}

function retries(model: MachineModel, state: State): CodeAction[] {
  if (!state.node || !canFail(state) || property(state.node, 'Retry')) return [];
  const retry = (title: string, value: Template): CodeAction => ({
    title,
    kind: 'refactor',
    edits: state.node ? [addFields(model.document, state.node, [{ name: 'Retry', value }])] : [],
  });
  const resource = parseResource(childString(state.node, 'Resource')?.value ?? '');
  const isLambda =
    resource.kind === 'lambda-function' || (resource.kind === 'optimized' && resource.service === 'lambda');
  const any = retry(`Retry "${state.name}" after any error`, ANY_RETRY);
  return isLambda ? [retry(`Retry "${state.name}" when AWS Lambda itself fails`, LAMBDA_RETRY), any] : [any];
}

/** Catches all errors: leads to a Fail state that is there, or to one that is made. */
function catches(model: MachineModel, state: State): CodeAction[] {
  const { scope, node } = state;
  const states = scope.statesProperty?.value;
  if (!node || states?.kind !== 'object' || !canFail(state) || property(node, 'Catch')) return [];
  const { document } = model;
  const existing = scope.states.find(({ type, name }) => type === 'Fail' && name !== state.name);
  const target = existing?.name ?? freeName(model, `${state.name} failed`);
  const holder = addFields(document, node, [catcherTo(target)]);
  if (existing) {
    return [{ title: `Catch errors of "${state.name}" and go to "${target}"`, kind: 'refactor', edits: [holder] }];
  }
  const fail = { name: target, value: parseTemplate(`{"Type": "Fail", "Error": "${template(state.name)}"}`) };
  const made = addFields(document, states, [fail]);
  return [{ title: `Catch errors of "${state.name}" in a new Fail state`, kind: 'refactor', edits: [holder, made] }];
}

function catcherTo(target: string): NewField {
  return { name: 'Catch', value: parseTemplate(`[{"ErrorEquals": ["States.ALL"], "Next": "${template(target)}"}]`) };
}

function template(text: string): string {
  return literal(jsonInside(text));
}
