import type { ParameterShape, StructureShape } from '../../language/integrations/parameter-shape';
import type { SdkTable } from '../../language/integrations/sdk-table';
import type { ResultShapes } from './mock-fields';

/** The names of optimized services in the table of the SDK, where they differ. */
const SDK_KEYS: Readonly<Record<string, string>> = {
  events: 'eventbridge',
  states: 'sfn',
  elasticmapreduce: 'emr',
  'emr-containers': 'emrcontainers',
  'emr-serverless': 'emrserverless',
  bedrock: 'bedrockruntime',
};

/** Integrations whose answer is not what the SDK gives: the integration parses a member, so that it may be anything. */
const PARSED_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  'lambda:invoke': ['Payload'],
  'bedrock:invokeModel': ['Body'],
};

/** The answers of service calls by the models of the AWS SDK. */
export function resultShapesOf(sdk: SdkTable): ResultShapes {
  return {
    find(service, action) {
      const key = service.startsWith('aws-sdk:') ? service.slice('aws-sdk:'.length) : (SDK_KEYS[service] ?? service);
      const shape = sdk.service(key)?.actions?.get(action)?.output;
      const parsed = PARSED_MEMBERS[`${service}:${action}`];
      return shape && parsed ? withAnything(shape, parsed) : shape;
    },
  };
}

function withAnything(shape: StructureShape, names: readonly string[]): StructureShape {
  const any: ParameterShape = { kind: 'any' };
  return {
    kind: 'structure',
    members() {
      const members = new Map(shape.members());
      for (const name of names) {
        const member = members.get(name);
        if (member) members.set(name, { ...member, shape: any });
      }
      return members;
    },
  };
}
