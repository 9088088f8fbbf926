import { readEndpoint, type Endpoint } from '../interpreter/tasks/aws/endpoint';
import type { Settings } from './settings';

/** The endpoint of a service that has several names, or the one for all services. */
export function endpointsOf({
  endpoints,
  aws,
}: Pick<Settings, 'endpoints' | 'aws'>): (...names: readonly string[]) => Endpoint | undefined {
  return (...names) => {
    const text = [...names, '*'].map((name) => endpoints.get(name)).find((found) => found !== undefined);
    return text === undefined ? undefined : readEndpoint(text, aws);
  };
}
