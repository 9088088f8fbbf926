import { dateOf, isCallback } from './call-facts';
import { idSource } from './lambda-envelope';
import { failureOf, responseOf, type Exchange, type LocalService } from './services/local-service';
import type { TaskAnswer, TaskCall, TaskReporter, TaskRunner } from './task-runner';
import { untilAnswered } from './until-answered';

/** Runs calls of services that answer on this machine. Callback tasks then wait for their token (digest S12). */
export function serviceRunner(services: readonly LocalService[], seed: string): TaskRunner {
  const nextId = idSource(`services:${seed}`);
  const byAction = new Map(services.flatMap((service) => service.actions.map((action) => [action, service] as const)));
  const serviceOf = (call: TaskCall): LocalService | undefined => {
    const { integration } = call;
    if (integration.kind !== 'service' || integration.pattern.startsWith('sync')) return undefined;
    const service = byAction.get(`${integration.service}:${integration.action}`);
    return service?.takes?.(call) === false ? undefined : service;
  };
  return {
    name: 'local services',
    canRun: (call) => serviceOf(call) !== undefined,
    refuse: (call) => serviceOf(call)?.refuse?.(call),
    async start(call, report, stop) {
      const service = serviceOf(call);
      if (!service) return { kind: 'refused', cause: `${call.resource} is no local service.` };
      const log = (text: string): void => {
        report.log({ state: call.state, stream: 'runner', text });
      };
      return run(service, call, { requestId: nextId(), date: dateOf(call), nextId, log }, report, stop);
    },
  };
}

async function run(
  service: LocalService,
  call: TaskCall,
  exchange: Exchange,
  report: TaskReporter,
  stop: AbortSignal,
): Promise<TaskAnswer> {
  const answer = await service.answer(call, exchange);
  if (answer.kind === 'response') {
    const output = responseOf(call, answer, exchange);
    return isCallback(call) ? untilAnswered(output, report, stop) : { kind: 'succeeded', output };
  }
  const failed = answer.kind === 'fault' ? failureOf(call, answer.fault, exchange.requestId) : answer.answer;
  return failed.kind === 'failed' && isCallback(call) ? { ...failed, phase: 'submit' } : failed;
}
