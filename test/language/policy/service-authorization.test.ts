import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optimizedServices } from '../../../language/integrations/index';
import { parseResource } from '../../../language/integrations/resource';
import { sdkPermissions } from '../../../language/integrations/sdk-permissions';
import { iamNames } from '../../../scripts/iam-names';
import { canBe, resourceTypesOf } from '../../../scripts/iam-reference';
import { loadSdkTable } from '../../../workspace/sdk-table';

/**
 * What AWS's documentation of Step Functions allows although the Service Authorization Reference has no such resource:
 * https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#connect-http-task-permissions and
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html#emr-serverless-policy-createapp
 */
const BY_THE_GUIDE = new Set(['states:InvokeHTTPEndpoint', 'emr-serverless:CreateApplication']);

/** What is wrong with an action on a resource by AWS's reference. */
function fault(action: string, resource: string): string | undefined {
  const types = resourceTypesOf(action);
  if (!types) return `${action}: no such action`;
  if (resource === '*' || BY_THE_GUIDE.has(action)) return undefined;
  const takes = types.map(({ arn }) => arn).join(', ');
  return types.some((type) => canBe(type, resource))
    ? undefined
    : `${action} on ${resource}: takes only ${takes || '*'}`;
}

describe('the Service Authorization Reference of AWS', () => {
  it('is what the names of actions were made from (else: npm run generate)', () => {
    expect(readFileSync('language/integrations/iam-names.ts', 'utf8')).toBe(iamNames());
  });

  it.each(optimizedServices.map((service) => [service.key, service] as const))(
    'has the actions and resources of the integration of %s',
    (_, { actions }) => {
      const faults = actions.flatMap(({ permissions = [], jobPermissions = [] }) =>
        [...permissions, ...jobPermissions].flatMap((permission) =>
          permission.actions.flatMap((action) =>
            permission.resources.flatMap((resource) => fault(action, whole(resource)) ?? []),
          ),
        ),
      );
      expect(faults).toEqual([]);
    },
  );

  it('takes the resources that parameters of the SDK name', () => {
    const table = loadSdkTable();
    const faults: string[] = [];
    for (const service of table?.services ?? []) {
      for (const [action, { input }] of table?.service(service)?.actions ?? []) {
        const names = [...input.members().keys()];
        for (const name of names) {
          const call = parseResource(`arn:aws:states:::aws-sdk:${service}:${action}`);
          if (call.kind !== 'aws-sdk') throw new Error(`${service}:${action}`);
          for (const { actions, resources, note = '' } of sdkPermissions(call, (asked) => asked === name)) {
            if (/^Check|API Gateway/.test(note)) continue;
            for (const one of actions)
              faults.push(...resources.flatMap((resource) => fault(one, whole(resource)) ?? []));
          }
        }
      }
    }
    expect([...new Set(faults)]).toEqual([]);
  });
});

/** A parameter that is the whole of an ARN may be any. */
function whole(resource: string): string {
  if (resource === '{self}') return 'arn:{partition}:states:{region}:{account}:stateMachine:{name}';
  return /^\{[\w.]+\}$/.test(resource) ? 'arn:{any}' : resource;
}
