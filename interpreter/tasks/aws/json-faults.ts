import type { JsonObject } from '../../../language/json';

/** `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException`, or with an address behind a colon: only the name counts. */
export function codeOf(body: JsonObject, headers: Headers): string | undefined {
  const type = headers.get('x-amzn-errortype') ?? textIn(body, '__type') ?? textIn(body, 'code');
  return type?.replace(/:.*/s, '').replace(/^.*#/s, '') || undefined;
}

export function messageIn(body: JsonObject): string {
  return textIn(body, 'message') ?? textIn(body, 'Message') ?? textIn(body, 'errorMessage') ?? '';
}

function textIn(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}
