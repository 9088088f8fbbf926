import { isOfTheHost, NO_AWS, reachesAws } from '../child-environment';
import type { Endpoint } from './endpoint';

/**
 * The environment of a program that calls an endpoint. For AWS it is the user's own, by which the program finds his
 * credentials; for an address nothing of an account and no proxy is left, and the credentials are those of the address.
 */
export function awsEnvironment(
  endpoint: Endpoint,
  surroundings: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(surroundings)) {
    if (value === undefined || isOfTheHost(name)) continue;
    if (endpoint.kind === 'address' && (reachesAws(name) || /_proxy$/i.test(name))) continue;
    own[name] = value;
  }
  // The first version asks a pager, the second one too: there is nobody to turn pages.
  const common = { ...own, AWS_PAGER: '', PYTHONIOENCODING: 'utf-8' };
  if (endpoint.kind === 'aws') return common;
  return {
    ...common,
    ...NO_AWS,
    AWS_ACCESS_KEY_ID: endpoint.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: endpoint.credentials.secretAccessKey,
    AWS_REGION: endpoint.region,
    AWS_DEFAULT_REGION: endpoint.region,
    AWS_MAX_ATTEMPTS: '1',
  };
}
