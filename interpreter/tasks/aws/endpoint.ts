import type { Credentials } from '../../items/sign-request';

/** Where calls of a service go: an address that somebody has named, or AWS itself with his profile. */
export type Endpoint =
  | {
      readonly kind: 'address';
      /** Without credentials: it may be shown. */
      readonly url: string;
      readonly region: string;
      /** Never those of an AWS account: what stands in the address, else `test`. */
      readonly credentials: Credentials;
    }
  | { readonly kind: 'aws'; readonly profile: string | undefined; readonly region: string | undefined };

/** The word that stands for AWS itself in place of an address. */
export const AWS = 'aws';

export interface Account {
  readonly profile?: string;
  readonly region?: string;
}

/**
 * An endpoint as a configuration writes it: `aws`, or an address, which may hold credentials
 * (`http://key:secret@127.0.0.1:9000`). Without them it is spoken to as tools for tests expect it.
 */
export function readEndpoint(text: string, { profile, region }: Account = {}): Endpoint {
  if (text === AWS) return { kind: 'aws', profile, region };
  return addressOf(text, region);
}

export function addressOf(text: string, region = 'us-east-1'): Extract<Endpoint, { kind: 'address' }> {
  const url = new URL(text);
  const credentials = {
    accessKeyId: decodeURIComponent(url.username) || 'test',
    secretAccessKey: decodeURIComponent(url.password) || 'test',
  };
  url.username = '';
  url.password = '';
  return { kind: 'address', url: url.href.replace(/\/+$/, ''), region, credentials };
}

/** For people: the address, or `AWS (profile dev, region eu-central-1)`. */
export function endpointName(endpoint: Endpoint): string {
  if (endpoint.kind === 'address') return endpoint.url;
  const { profile, region } = endpoint;
  const which = [
    ...(profile === undefined ? [] : [`profile ${profile}`]),
    ...(region === undefined ? [] : [`region ${region}`]),
  ];
  return which.length === 0 ? 'AWS' : `AWS (${which.join(', ')})`;
}
