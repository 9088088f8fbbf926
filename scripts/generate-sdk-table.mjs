// Makes language/integrations/sdk-table.txt: the services, actions and shapes that aws-sdk:* resources may name.
//
//   npm pack aws-sdk@2.1693.0 && tar xzf aws-sdk-2.1693.0.tgz      (somewhere outside of the repository; Apache-2.0)
//   node scripts/generate-sdk-table.mjs package/apis
//
// The table is committed, since the build has no network. Its form is described in language/integrations/sdk-table.ts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OUTPUT = join(dirname(fileURLToPath(import.meta.url)), '../language/integrations/sdk-table.txt');
/** Outputs are kept to this depth: deeper, a path of a definition cannot be judged, and the table would double. */
const OUTPUT_DEPTH = 2;

/** The service's documentation says that its SDK integration leaves these operations out. */
const UNSUPPORTED = {
  applicationdiscovery: ['DescribeExportConfigurations', 'ExportConfigurations'],
  bedrockagentruntime: [
    'InvokeAgent',
    'InvokeFlow',
    'InvokeInlineAgent',
    'OptimizePrompt',
    'RetrieveAndGenerateStream',
  ],
  bedrockruntime: ['ConverseStream', 'InvokeModelWithResponseStream'],
  cloudwatchlogs: ['StartLiveTail'],
  codedeploy: [
    'BatchGetDeploymentInstances',
    'GetDeploymentInstance',
    'ListDeploymentInstances',
    'SkipWaitTimeForInstanceTermination',
  ],
  comprehendmedical: ['DetectEntities'],
  dataexchange: ['SendApiAsset'],
  directconnect: [
    'AllocateConnectionOnInterconnect',
    'DescribeConnectionLoa',
    'DescribeConnectionsOnInterconnect',
    'DescribeInterconnectLoa',
  ],
  efs: ['CreateTags'],
  elastictranscoder: ['TestRole'],
  emr: ['DescribeJobFlows'],
  iot: ['AttachPrincipalPolicy', 'DetachPrincipalPolicy', 'ListPolicyPrincipals', 'ListPrincipalPolicies'],
  iotdeviceadvisor: ['ListTestCases'],
  iotsitewise: ['InvokeAssistant'],
  kinesis: ['SubscribeToShard'],
  lambda: ['InvokeAsync', 'InvokeWithResponseStream'],
  lexruntimev2: ['StartConversation'],
  mediapackage: ['RotateChannelCredentials'],
  qbusiness: ['Chat'],
  rdsdata: ['ExecuteSql'],
  s3: ['SelectObjectContent'],
  sagemakerruntime: ['InvokeEndpointWithResponseStream'],
  shield: ['DeleteSubscription'],
  sts: ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'],
};

/** Services that the integration knows and the models of that package do not: their actions are not known here. */
const WITHOUT_MODEL = [
  'backupsearch BackupSearch',
  'bcmpricingcalculator BcmPricingCalculator',
  'bedrockdataautomation BedrockDataAutomation',
  'bedrockdataautomationruntime BedrockDataAutomationRuntime',
  'billing Billing',
  'cloudfrontkeyvaluestore CloudFrontKeyValueStore',
  'connectcampaignsv2 ConnectCampaignsV2',
  'directoryservicedata DirectoryServiceData',
  'dsql Dsql',
  'geomaps GeoMaps',
  'geoplaces GeoPlaces',
  'georoutes GeoRoutes',
  'honeycode Honeycode',
  'invoicing Invoicing',
  'marketplacereporting MarketplaceReporting',
  'neptunegraph NeptuneGraph',
  'networkflowmonitor NetworkFlowMonitor',
  'notificationscontacts NotificationsContacts',
  'observabilityadmin ObservabilityAdmin',
  'partnercentralselling PartnerCentralSelling',
  's3tables S3Tables',
  'securityir SecurityIr',
  'socialmessaging SocialMessaging',
];

const SCALARS = { integer: 'i', long: 'i', float: 'n', double: 'n', boolean: 'b', timestamp: 't', blob: 'x' };

/** The words of a service id as the AWS SDK for Java 2 joins them: `ACM PCA` -> `AcmPca`, `SESv2` -> `SesV2`, `FSx` stays. */
function errorPrefix(serviceId) {
  const special = { SESv2: 'SesV2', b2bi: 'B2Bi' };
  return serviceId
    .replace(/ Service$/, '')
    .split(/[^A-Za-z0-9]+/)
    .map((word, _, words) => {
      if (special[word]) return special[word];
      if (word === 'IoT' && words.length > 0) return 'Iot';
      const lowered = word.replace(/[A-Z]{2,}/g, (run, at) => {
        const before = /[a-z]/.test(word.charAt(at + run.length));
        if (!before) return run[0] + run.slice(1).toLowerCase();
        return run.length > 2 ? run[0] + run.slice(1, -1).toLowerCase() + run.slice(-1) : run;
      });
      return lowered.charAt(0).toUpperCase() + lowered.slice(1);
    })
    .join('');
}

/** The name as the AWS SDK for Java 2 has it, beginning with a capital: `DBInstanceIdentifier` -> `DbInstanceIdentifier`. */
function parameterName(name) {
  if (/^equals$/i.test(name)) return 'EqualsValue';
  let i = 1;
  while (i < name.length && /[A-Z]/.test(name[i]) && !/[a-z]/.test(name[i + 1] ?? '')) i++;
  return name.charAt(0).toUpperCase() + name.slice(1, i).toLowerCase() + name.slice(i);
}

function latestModels(folder) {
  const models = new Map();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.min.json'))
    .sort()) {
    const model = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const { serviceId, apiVersion } = model.metadata;
    const known = models.get(serviceId);
    if (!known || known.metadata.apiVersion < apiVersion) models.set(serviceId, model);
  }
  return models;
}

/** One line of the table. */
function serviceLine(key, prefix, model) {
  const structures = new Map();

  function reference(raw, depth) {
    const shape = raw?.shape ? { ...model.shapes[raw.shape], ...raw } : raw;
    if (!shape || shape.jsonvalue || shape.document || shape.eventstream) return '*';
    if (shape.type === 'structure' || shape.members) {
      // The models write a reference to a structure without members as a shape of its own.
      if (shape.document || depth <= 0) return '*';
      return String(structure(raw.shape ?? raw, shape, depth));
    }
    if (shape.type === 'list') return '[' + reference(shape.member, depth);
    if (shape.type === 'map') return '<' + reference(shape.value, depth);
    return SCALARS[shape.type] ?? '';
  }

  function structure(identity, shape, depth) {
    let known = structures.get(identity);
    if (!known) {
      known = { index: structures.size, depth: 0, text: '' };
      structures.set(identity, known);
    }
    if (known.depth >= depth) return known.index;
    known.depth = depth;
    const required = new Set(shape.required ?? []);
    known.text = Object.entries(shape.members ?? {})
      .map(([name, member]) => {
        const type = reference(member, depth - 1);
        return parameterName(name) + (required.has(name) ? '!' : '') + (type === '' ? '' : ':' + type);
      })
      .join(',');
    return known.index;
  }

  const left = new Set(UNSUPPORTED[key]);
  const actions = Object.entries(model.operations)
    .filter(([name]) => !left.has(name))
    .map(([name, { input, output }]) => {
      const from = input ? reference(input, Infinity) : '';
      return `${name.charAt(0).toLowerCase()}${name.slice(1)}:${from}:${output ? reference(output, OUTPUT_DEPTH) : ''}`;
    });
  return [`${key} ${prefix}`, actions.join(','), ...[...structures.values()].map(({ text }) => text)].join('|');
}

const folder = process.argv[2];
if (!folder) throw new Error('Usage: node scripts/generate-sdk-table.mjs FOLDER-OF-API-MODELS');
const lines = [...WITHOUT_MODEL.map((line) => `${line}|`)];
for (const [serviceId, model] of latestModels(folder)) {
  const key = serviceId
    .replace(/ Service$/, '')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
  lines.push(serviceLine(key, errorPrefix(serviceId), model));
}
lines.sort((a, b) => (a < b ? -1 : 1));
writeFileSync(OUTPUT, lines.join('\n') + '\n');
process.stdout.write(`${String(lines.length)} services, ${String(lines.join('\n').length)} characters\n`);
