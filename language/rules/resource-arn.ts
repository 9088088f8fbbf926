import { hasPlaceholder } from '../expressions/placeholder';

/** What a Task's `Resource` is (digest S8). */
export type TaskResource =
  | { readonly kind: 'lambda'; readonly name: string; readonly qualifier: string | undefined }
  | { readonly kind: 'activity'; readonly name: string }
  | {
      readonly kind: 'integration';
      readonly sdk: boolean;
      readonly service: string;
      readonly action: string;
      /** `sync`, `sync:2` or `waitForTaskToken`, or whatever stands there; absent for request/response. */
      readonly pattern: string | undefined;
    }
  /** An ARN of another kind. */
  | { readonly kind: 'other' }
  /** A deployment tool decides (digest V57). */
  | { readonly kind: 'open' }
  | { readonly kind: 'invalid' };

const INTEGRATION = /^(aws-sdk:)?([^:.]+):([^:.]+)(?:\.(.+))?$/;

/** Takes an ARN apart. Region and account may be anything: people write `REGION`, `ACCOUNT_ID` or nothing there. */
export function parseResource(text: string): TaskResource {
  const [prefix, partition, service, , , ...rest] = text.split(':');
  if (prefix !== 'arn' || partition === undefined || service === undefined || rest.length === 0) {
    return hasPlaceholder(text) ? { kind: 'open' } : { kind: 'invalid' };
  }
  const resource = rest.join(':');
  if (service === 'lambda' && rest[0] === 'function') {
    return { kind: 'lambda', name: rest[1] ?? '', qualifier: rest.length > 2 ? rest.slice(2).join(':') : undefined };
  }
  if (service === 'states' && rest[0] === 'activity') return { kind: 'activity', name: rest.slice(1).join(':') };
  if (service !== 'states') return { kind: hasPlaceholder(service) ? 'open' : 'other' };
  const parts = INTEGRATION.exec(resource);
  if (!parts) return { kind: hasPlaceholder(resource) ? 'open' : 'other' };
  const [, sdk, name = '', action = '', pattern] = parts;
  return { kind: 'integration', sdk: sdk !== undefined, service: name, action, pattern };
}
