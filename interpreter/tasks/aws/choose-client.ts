import type { AwsClient, AwsRequest } from './aws-client';

/** The first that can send it, or why none can: what the last one lacks is what the user can install. */
export function chooseClient(
  clients: readonly AwsClient[],
  request: AwsRequest,
): { readonly client?: AwsClient; readonly obstacle?: string } {
  let obstacle: string | undefined;
  for (const client of clients) {
    const found = client.obstacle(request);
    if (found === undefined) return { client };
    obstacle = found;
  }
  return { obstacle: obstacle ?? 'There is no way to send it.' };
}
