import path from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { PSEUDO_PARAMETERS } from '../pseudo-parameters';
import { readCloudFormation } from './cloudformation';
import { objectIn } from './cloudformation-values';
import type { Template, TemplateFunction, TemplateMachine } from './template';

/** No variable needs more; one that refers to itself in a circle would. */
const DEEPEST = 20;

/** What a `serverless.yml` says: its functions, the machines of the Step Functions plugin, its own resources. */
export function readServerless(file: string, config: JsonObject): Template {
  const folder = path.dirname(file);
  const text = textResolver(config);
  const provider = objectIn(config, 'provider');
  const prefix = `${text(serviceName(config)) ?? 'service'}-${text('${sls:stage}') ?? 'dev'}`;
  const functions = Object.entries(objectIn(config, 'functions')).flatMap(([id, entry]): TemplateFunction[] => {
    if (!isJsonObject(entry)) return [];
    const number = (name: string): number | undefined => {
      const value = Number(text(entry[name] ?? provider[name]) ?? NaN);
      return value > 0 ? value : undefined;
    };
    const variables = { ...objectIn(provider, 'environment'), ...objectIn(entry, 'environment') };
    const env = Object.entries(variables).flatMap(([name, value]): [string, string][] => {
      const known = text(value);
      return known === undefined ? [] : [[name, known]];
    });
    return [
      {
        id,
        names: [...new Set([id, text(entry['name']) ?? `${prefix}-${id}`, logicalId(id)])],
        template: file,
        root: folder,
        handler: text(entry['handler']),
        runtime: text(entry['runtime'] ?? provider['runtime']),
        env: Object.fromEntries(env),
        timeout: number('timeout'),
        memory: number('memorySize'),
        ...(entry['image'] === undefined ? {} : { obstacle: 'it is an image' }),
      },
    ];
  });
  const machines = Object.entries(objectIn(objectIn(config, 'stepFunctions'), 'stateMachines')).map(
    ([id, machine]): TemplateMachine => {
      const { definition, name, type } = isJsonObject(machine) ? machine : {};
      const own = text(name);
      const named = typeof definition === 'string' ? /^\$\{file\(([^):]+)\)/.exec(definition)?.[1] : undefined;
      return {
        id,
        names: [...new Set([...(own === undefined ? [] : [own]), id])],
        type: type === 'STANDARD' || type === 'EXPRESS' ? type : undefined,
        definitionFile: named === undefined ? undefined : path.resolve(folder, named.trim()),
        substitutions: new Map(),
        substitutionNames: undefined,
      };
    },
  );
  const inner = readCloudFormation(file, objectIn(config, 'resources'));
  const values = new Map(inner.values);
  for (const { id, names } of functions) {
    const arn = `arn:aws:lambda:us-east-1:123456789012:function:${names[1] ?? id}`;
    for (const name of [id, logicalId(id)]) values.set(`${name}.Arn`, arn);
  }
  return {
    file,
    functions: [...functions, ...inner.functions],
    machines: [...machines, ...inner.machines],
    resources: inner.resources,
    values,
  };
}

function serviceName(config: JsonObject): Json | undefined {
  const { service } = config;
  return isJsonObject(service) ? service['name'] : service;
}

/** The logical id that the framework makes of a function's key. */
function logicalId(key: string): string {
  const name = key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}LambdaFunction`;
}

/**
 * Resolves the variables that the file itself answers: `${self:…}`, `${sls:stage}`, `${opt:stage, 'dev'}`, `${aws:region}`.
 * Undefined for a text with others, without a default.
 */
function textResolver(config: JsonObject): (value: Json | undefined) => string | undefined {
  const lookUp = (variable: string): Json | undefined => {
    const [, source = '', address = ''] = /^(\w+):(.*)$/s.exec(variable) ?? [];
    if (source === 'self') return memberAt(config, address);
    if (variable === 'sls:stage' || variable === 'opt:stage')
      return objectIn(config, 'provider')['stage'] ?? (source === 'sls' ? 'dev' : undefined);
    if (variable === 'aws:region' || variable === 'opt:region')
      return objectIn(config, 'provider')['region'] ?? PSEUDO_PARAMETERS['AWS::Region'];
    return variable === 'aws:accountId' ? PSEUDO_PARAMETERS['AWS::AccountId'] : undefined;
  };
  const resolve = (value: Json | undefined, depth = 0): string | undefined => {
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'string' || depth > DEEPEST) return undefined;
    const innermost = /\$\{([^${}]+)\}/.exec(value);
    if (!innermost) return value;
    const [whole, content = ''] = innermost;
    const [variable = '', ...defaults] = content.split(',').map((part) => part.trim());
    const found =
      resolve(lookUp(variable), depth + 1) ??
      defaults.map((one) => defaultOf(one, lookUp)).find((one) => one !== undefined);
    return found === undefined
      ? undefined
      : resolve(
          value.replace(whole, () => found),
          depth + 1,
        );
  };
  const defaultOf = (written: string, look: (variable: string) => Json | undefined): string | undefined => {
    const literal = /^(['"])(.*)\1$/s.exec(written)?.[2];
    return literal ?? (written.includes(':') ? resolve(look(written)) : written);
  };
  return (value) => resolve(value);
}

function memberAt(config: JsonObject, address: string): Json | undefined {
  let value: Json | undefined = config;
  for (const name of address.split('.')) {
    value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
