import { describe, it } from 'vitest';
import { expectAtMostProportional, expectProportional, type Prepare } from './work';
import type { HostileDocument } from '../../bench/hostile/documents';
import { convertFormat } from '../../language/convert/format/convert-format';
import { machineToJsonPath } from '../../language/convert/to-json-path/convert';
import { machineToJsonata } from '../../language/convert/to-jsonata/convert';
import { wholeDocument } from '../../language/embedding/find-definitions';
import { codeActions } from '../../language/features/code-actions';
import { formatDefinition, type FormatOptions } from '../../language/formatting/format';
import { buildModel } from '../../language/model/build-model';
import type { MachineModel } from '../../language/model/model';
import { formatPolicy } from '../../language/policy/format-policy';
import { writePolicy } from '../../language/policy/write-policy';
import { parseDocument } from '../../language/tree/parse-document';
import { parseJson } from '../../language/tree/parse-json';
import { validate } from '../../language/validate';
import { usualDocuments, worstDocuments } from './sized-documents';

const LAYOUT: FormatOptions = { tabSize: 4, insertSpaces: true, order: 'keep' };

/** What is indented by its depth is a text that grows with the square of it: of those that are written anew. */
const machines = worstDocuments.filter(({ name }) => name !== 'deep-nesting');
const shallow = machines.filter(({ name }) => name !== 'nested-maps');

type Change = (model: MachineModel) => unknown;

const layouts: Readonly<Record<string, Change>> = {
  formatting: ({ document }) => formatDefinition(wholeDocument(document), LAYOUT),
  'converting between JSON and YAML': (model) =>
    convertFormat(model, model.document.format === 'json' ? 'yaml' : 'json'),
};

const conversions: Readonly<Record<string, Change>> = {
  'converting to JSONata': (model) => machineToJsonata(model, 'plain'),
  'converting to exact JSONata': (model) => machineToJsonata(model, 'exact'),
  'converting to JSONPath': (model) => machineToJsonPath(model, 'plain'),
};

const changing =
  (change: Change, { format, text }: HostileDocument): Prepare =>
  (size) => {
    const model = buildModel(parseDocument(text(size), format));
    return () => change(model);
  };

describe.each(Object.entries({ ...layouts, ...conversions }))(
  'twice the document is at most twice the work of %s',
  (_, change) => {
    it.each(usualDocuments)('$name', async (document) => {
      await expectProportional(document.size, changing(change, document));
    });
  },
);

describe.each([
  ...Object.entries(layouts).map(([name, change]) => ({ name, change, documents: shallow })),
  ...Object.entries(conversions).map(([name, change]) => ({ name, change, documents: machines })),
])('the worst document of twice the size is at most twice the work of $name', ({ change, documents }) => {
  it.each(documents)('$name', async (document) => {
    await expectAtMostProportional(document.size, changing(change, document));
  });
});

describe('twice the states are at most twice the work of a policy', () => {
  const LAMBDA = 'arn:aws:states:::lambda:invoke';
  const tasks: Readonly<Record<string, (i: string) => object>> = {
    'for tables of other names': (i) => ({
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Parameters: { TableName: `table-${i}`, Item: {} },
    }),
    'for functions that the data name': () => ({
      Resource: LAMBDA,
      Parameters: { 'FunctionName.$': '$.name' },
    }),
    'for functions that are called by other roles': (i) => ({
      Resource: LAMBDA,
      Parameters: { FunctionName: 'f' },
      Credentials: { RoleArn: `arn:aws:iam::123456789012:role/r${i}` },
    }),
    'for roles that the data name': (i) => ({
      Resource: LAMBDA,
      Parameters: { FunctionName: `f${i}` },
      Credentials: { 'RoleArn.$': `$.role${i}` },
    }),
    'for what cannot be known': (i) => ({ Resource: `\${Name${i}}` }),
    'for machines that are started': (i) => ({
      Resource: 'arn:aws:states:::states:startExecution.sync',
      Parameters: { StateMachineArn: `arn:aws:states:eu-central-1:123456789012:stateMachine:m${i}` },
    }),
    'for jobs that run': (i) => ({
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: { Cluster: `c${i}`, TaskDefinition: `t${i}` },
    }),
  };

  it.each(Object.entries(tasks))('%s', async (_, task) => {
    await expectProportional(200, (size) => {
      const states = Array.from({ length: size }, (_, i) => [
        `S${String(i)}`,
        { Type: 'Task', ...task(String(i)), Next: `S${String((i + 1) % size)}` },
      ]);
      const definition = { StartAt: 'S0', States: Object.fromEntries(states) as object };
      const model = buildModel(parseJson(JSON.stringify(definition)));
      return () => formatPolicy(writePolicy(model), 'yaml');
    });
  });
});

describe('twice the document is at most twice the work of code actions', () => {
  it.each([...usualDocuments, ...machines])('at the first state of $name', async (document) => {
    await expectAtMostProportional(document.size, (size) => {
      const model = buildModel(parseDocument(document.text(size), document.format));
      const diagnostics = validate(model.document, {}, model);
      const start = model.states[0]?.property.key.start ?? 0;
      return () => codeActions(model, { start, end: start }, diagnostics);
    });
  });
});
