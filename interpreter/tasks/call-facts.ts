import { isJsonObject, type Json } from '../../language/json';
import type { TaskCall } from './task-runner';

/** A member of a call's parameters, or undefined. */
export function parameter(call: TaskCall, name: string): Json | undefined {
  return memberOf(call.input, name);
}

export function textParameter(call: TaskCall, name: string): string | undefined {
  const value = parameter(call, name);
  return typeof value === 'string' ? value : undefined;
}

/** When the state was entered, in epoch milliseconds of the run's clock: what answers say as their date. */
export function dateOf(call: TaskCall): number {
  const entered = memberOf(memberOf(call.context, 'State'), 'EnteredTime');
  const date = typeof entered === 'string' ? Date.parse(entered) : NaN;
  return Number.isNaN(date) ? 0 : date;
}

export function isCallback({ integration }: TaskCall): boolean {
  return integration.kind === 'service' && integration.pattern === 'waitForTaskToken';
}

/** Whether the call starts an execution of another machine. */
export function startsExecution({ integration }: TaskCall): boolean {
  if (integration.kind !== 'service' || integration.action !== 'startExecution') return false;
  return integration.service === 'states' || integration.service === 'aws-sdk:sfn';
}

/** The name or ARN of the function that a call means; undefined where it means none. */
export function functionOf(call: TaskCall): string | undefined {
  const { integration } = call;
  if (integration.kind === 'lambda-function') return call.resource;
  if (integration.kind !== 'service' || integration.action !== 'invoke') return undefined;
  if (integration.service !== 'lambda' && integration.service !== 'aws-sdk:lambda') return undefined;
  return textParameter(call, 'FunctionName') ?? '';
}

export function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
