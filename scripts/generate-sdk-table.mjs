// Makes language/integrations/sdk-table.txt.gz: the services, actions and shapes that aws-sdk:* resources may name.
//
//   pip download botocore==1.43.107 --no-deps && unzip botocore-*.whl      (outside of the repository; Apache-2.0)
//   node scripts/run-ts.mjs scripts/generate-sdk-table.mjs botocore/data
//
// The table is committed, since the build has no network: in gzip (by zopfli, which packs tighter, where it is installed).
// What it looks like is described below and in language/integrations/sdk-table.ts.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { COMMON_ERRORS } from '../language/integrations/sdk-table';
import { packSdkTable } from './pack-sdk-table.mjs';

const OUTPUT = join(dirname(fileURLToPath(import.meta.url)), '../language/integrations/sdk-table.txt.gz');
/** How deep shapes are kept: deeper, hardly any definition goes, and the table would be a tenth larger. */
const INPUT_DEPTH = 5;
const OUTPUT_DEPTH = 4;
/** Longer lists of values change with every release: they are not kept. */
const MAX_VALUES = 20;

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

/** Services that the integration knows and that are gone from the models: their actions are not known here. */
const WITHOUT_MODEL = [
  'apptest AppTest',
  'elasticinference ElasticInference',
  'elastictranscoder ElasticTranscoder',
  'evidently Evidently',
  'honeycode Honeycode',
  'iotanalytics IoTAnalytics',
  'iotevents IotEvents',
  'ioteventsdata IotEventsData',
  'iotfleethub IoTFleetHub',
  'lookoutmetrics LookoutMetrics',
  'lookoutvision LookoutVision',
  'nimble Nimble',
  'opsworks OpsWorks',
  'opsworkscm OpsWorksCm',
  'panorama Panorama',
  'privatenetworks PrivateNetworks',
  'qldb Qldb',
  'qldbsession QldbSession',
  'robomaker RoboMaker',
  'simspaceweaver SimSpaceWeaver',
  'sms Sms',
];

/** Limits that the service was recorded to check and that the models have moved since: it takes up changes late. */
const RECORDED_LIMITS = { lambda: { MemorySize: { max: 10_240 } } };

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

/**
 * How a service is called, where it is not as its key says: `command:package:signing:target:errors`. The command of the AWS
 * CLI, the end of the client's package, the name to sign with; for the JSON protocols `version/prefix` of the header
 * X-Amz-Target; and the places in COMMON_ERRORS of the errors that its model has.
 */
function callerText(key, { folder, metadata, shapes }) {
  const {
    serviceId,
    signingName,
    endpointPrefix,
    protocol,
    protocols = [protocol],
    jsonVersion,
    targetPrefix,
  } = metadata;
  const client = serviceId.toLowerCase().replace(/[ .]+/g, '-');
  const signing = signingName ?? endpointPrefix;
  const command = folder === 's3' ? 's3api' : folder;
  const errors = COMMON_ERRORS.flatMap((name, index) => (shapes[name]?.exception ? [String(index)] : []));
  return [
    command === key ? '' : command,
    client === key ? '' : client,
    signing === key ? '' : signing,
    protocols.includes('json') && targetPrefix !== undefined ? `${jsonVersion ?? '1.0'}/${targetPrefix}` : '',
    errors.join(''),
  ].join(':');
}

function latestModels(folder) {
  const models = new Map();
  for (const service of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const version = readdirSync(join(folder, service.name))
      .filter((name) => /^\d{4}-/.test(name))
      .sort()
      .at(-1);
    if (version === undefined) continue;
    const file = join(folder, service.name, version, 'service-2.json.gz');
    const model = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
    const { serviceId, apiVersion } = model.metadata;
    const known = models.get(serviceId);
    if (!known || known.metadata.apiVersion < apiVersion) models.set(serviceId, { ...model, folder: service.name });
  }
  return models;
}

/** `#min..max` behind a type, where the model bounds values or lengths. */
function bounds({ min, max }) {
  return min === undefined && max === undefined ? '' : `#${min ?? ''}..${max ?? ''}`;
}

/** `(A B C)`, where a text has a few values that can be written so. */
function values(shape) {
  const list = shape.enum ?? [];
  return list.length > 0 && list.length <= MAX_VALUES && list.every((value) => /^[\w.:/+*-]+$/.test(value))
    ? `(${list.join(' ')})`
    : '';
}

/** The text of one service. `withLimits`: only what a call gives is checked for lengths and values. */
function serviceText(key, model) {
  const structures = new Map();

  function reference(name, depth, withLimits) {
    const shape = model.shapes[name] && { ...model.shapes[name], ...RECORDED_LIMITS[key]?.[name] };
    if (!shape || shape.document || shape.eventstream) return '*';
    const limits = withLimits ? bounds(shape) : '';
    switch (shape.type) {
      case 'structure':
        return depth <= 0 ? '*' : String(structure(name, shape, depth, withLimits));
      case 'list':
        return '[' + reference(shape.member.shape, depth, withLimits);
      case 'map':
        return '<' + reference(shape.value.shape, depth, withLimits);
      case 'string':
        return (withLimits && values(shape)) || limits;
      default:
        return (SCALARS[shape.type] ?? '*') + (shape.type === 'boolean' || shape.type === 'timestamp' ? '' : limits);
    }
  }

  function structure(name, shape, depth, withLimits) {
    let known = structures.get(name);
    if (!known) {
      known = { index: structures.size, depth: 0, withLimits: false, text: '' };
      structures.set(name, known);
    }
    if (known.depth >= depth && (known.withLimits || !withLimits)) return known.index;
    known.depth = Math.max(known.depth, depth);
    known.withLimits ||= withLimits;
    const required = new Set(shape.required ?? []);
    known.text = Object.entries(shape.members)
      .map(([member, { shape: of, jsonvalue, idempotencyToken }]) => {
        const type = jsonvalue ? '*' : reference(of, known.depth - 1, known.withLimits);
        // The SDK makes a token of its own where none is given.
        return member + (required.has(member) && !idempotencyToken ? '!' : '') + (type === '' ? '' : ':' + type);
      })
      .join(',');
    return known.index;
  }

  const left = new Set(UNSUPPORTED[key]);
  const actions = Object.entries(model.operations)
    .map(([name, operation]) => [name.replace(/\d{4}_\d{2}_\d{2}$/, ''), operation])
    .filter(([name]) => !left.has(name))
    .map(([name, { input, output }]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      input ? structure(input.shape, model.shapes[input.shape], INPUT_DEPTH, false) : '',
      output ? structure(output.shape, model.shapes[output.shape], OUTPUT_DEPTH, true) : '',
    ]);
  return withoutTwins(
    actions,
    [...structures.values()].map(({ text }) => text),
  );
}

/** Many requests and answers look the same: each form is written once. */
function withoutTwins(actions, structures) {
  const REFERENCE = /([:[<])(\d+)(?=,|$)/g;
  const meant = structures.map((_, index) => index);
  for (let changed = true; changed;) {
    changed = false;
    const first = new Map();
    structures = structures.map((text) => text.replace(REFERENCE, (_, before, index) => before + String(meant[index])));
    structures.forEach((text, index) => {
      if (meant[index] !== index) return;
      const twin = first.get(text);
      if (twin === undefined) first.set(text, index);
      else {
        meant[index] = twin;
        changed = true;
      }
    });
  }
  const target = (index) => (meant[index] === index ? index : target(meant[index]));
  const kept = structures.flatMap((_, index) => (meant[index] === index ? [index] : []));
  const place = new Map(kept.map((index, at) => [index, at]));
  const renumber = (index) => (index === '' ? '' : place.get(target(index)));
  return [
    actions.map(([name, input, output]) => `${name}:${renumber(input)}:${renumber(output)}`).join(','),
    ...kept.map((index) =>
      structures[index].replace(REFERENCE, (_, before, to) => before + String(renumber(Number(to)))),
    ),
  ].join('|');
}

/** Writes a file in gzip, by zopfli where it is installed: it packs a twentieth tighter. */
function writePacked(file, text) {
  const unpacked = file.replace(/\.gz$/, '');
  writeFileSync(unpacked, text);
  const zopfli = spawnSync('zopfli', ['--i15', unpacked]);
  if (zopfli.status !== 0) writeFileSync(file, gzipSync(text, { level: 9 }));
  rmSync(unpacked);
}

const folder = process.argv[2];
if (!folder) throw new Error('Usage: node scripts/run-ts.mjs scripts/generate-sdk-table.mjs FOLDER-OF-API-MODELS');
const services = new Map(WITHOUT_MODEL.map((line) => [`${line} ::::`, '']));
for (const [serviceId, model] of latestModels(folder)) {
  const key = serviceId
    .replace(/ Service$/, '')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
  services.set(`${key} ${errorPrefix(serviceId)} ${callerText(key, model)}`, serviceText(key, model));
}
const sorted = [...services].sort(([a], [b]) => (a < b ? -1 : 1));
writePacked(OUTPUT, packSdkTable(sorted));
const characters = sorted.reduce((sum, [, text]) => sum + text.length, 0);
process.stdout.write(
  `${String(sorted.length)} services, ${String(characters)} characters, ${String(statSync(OUTPUT).size)} bytes\n`,
);
