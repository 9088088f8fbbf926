import { readEndpoint, type Endpoint } from '../interpreter/tasks/aws/endpoint';
import type { Settings } from './settings/settings';

/**
 * The endpoint of a service that has several names, or the one for all services; with `named` only one that is named
 * itself.
 */
export function endpointsOf(
  { endpoints, aws }: Pick<Settings, 'endpoints' | 'aws'>,
  which: 'named' | 'any' = 'any',
): (...names: readonly string[]) => Endpoint | undefined {
  return (...names) => {
    const asked = which === 'any' ? [...names, '*'] : names;
    const text = asked.map((name) => endpoints.get(name)).find((found) => found !== undefined);
    return text === undefined ? undefined : readEndpoint(text, aws);
  };
}
