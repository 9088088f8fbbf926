import type { DescribeMessage, FromHost } from '../../host/messages';
import { askHost, type NoAnswer } from '../run/ask-host';

export type ResourcesAnswer = Extract<FromHost, { kind: 'resources' }> | NoAnswer;

/** Asks a process what would answer the tasks of a machine; nothing is run. */
export function askResources(module: string, request: DescribeMessage): Promise<ResourcesAnswer> {
  return askHost(module, request, 'resources');
}
