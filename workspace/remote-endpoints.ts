import type { Settings } from './settings';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** The addresses of a configuration that are not on this computer, as `service at ADDRESS`. */
export function remoteEndpoints({ endpoints }: Pick<Settings, 'endpoints'>): string[] {
  return [...endpoints]
    .filter(([, address]) => !LOOPBACK.test(new URL(address).hostname))
    .map(([service, address]) => `${service} at ${new URL(address).origin}`);
}
