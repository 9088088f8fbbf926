import type { ConfigProblem } from '../interpreter/tasks/mock-response';
import { optimizedService, optimizedServices } from '../language/integrations';
import type { SdkTable } from '../language/integrations/sdk-table';
import { nearestName } from '../language/text/nearest-name';
import { child, type ParsedDocument } from '../language/tree/node';

/**
 * The names under `endpoints` of a stepwright.json that no `Resource` uses: nothing would ever be sent there. The table of
 * the SDK is read only where a name has no integration of its own.
 */
export function unknownEndpoints({ root }: ParsedDocument, sdk: () => SdkTable | undefined): ConfigProblem[] {
  const endpoints = root?.kind === 'object' ? child(root, 'endpoints') : undefined;
  if (endpoints?.kind !== 'object') return [];
  return endpoints.properties.flatMap(({ key }) => {
    const { value: name, start, end } = key;
    if (name === '*' || optimizedService(name)) return [];
    const table = sdk();
    if (!table || table.service(name)) return [];
    const meant = meantService(name, table);
    const hint = meant === undefined ? 'services are named as in a Resource.' : `did you mean "${meant}"?`;
    const message = `There is no service "${name}", so nothing is sent to this endpoint: ${hint}`;
    return [{ message, severity: 'warning', at: { start, end } }];
  });
}

/** By what it is called elsewhere (`aws-sdk:sqs`, `DynamoDB`, `logs`, `step-functions`), else the name that is spelt most alike. */
function meantService(name: string, table: SdkTable): string | undefined {
  const bare = name
    .replace(/^aws-sdk:/i, '')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  if (optimizedService(bare) || table.service(bare)) return bare;
  const byCommand = table.services.find((key) => table.service(key)?.caller.command.replaceAll('-', '') === bare);
  return byCommand ?? nearestName(name, [...optimizedServices.map(({ key }) => key), ...table.services]);
}
