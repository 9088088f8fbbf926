import { endpointName, readEndpoint } from '../interpreter/tasks/aws/endpoint';
import type { Settings } from './settings/settings';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** The endpoints of a configuration that are not on this computer, as `service at ADDRESS` or `service on AWS`. */
export function remoteEndpoints({ endpoints, aws }: Pick<Settings, 'endpoints' | 'aws'>): string[] {
  return [...endpoints].flatMap(([service, text]) => {
    const endpoint = readEndpoint(text, aws);
    const who = service === '*' ? 'every other service' : service;
    if (endpoint.kind === 'aws') return [`${who} on ${endpointName(endpoint)}`];
    const { hostname, origin } = new URL(endpoint.url);
    return LOOPBACK.test(hostname) ? [] : [`${who} at ${origin}`];
  });
}
