import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { PSEUDO_PARAMETERS } from '../pseudo-parameters';

/** What the functions of CloudFormation give as far as a template tells it; undefined where only a deployment would. */
export interface TemplateValues {
  resolve(value: Json | undefined): Json | undefined;
  resolveText(value: Json | undefined): string | undefined;
}

const REGION = PSEUDO_PARAMETERS['AWS::Region'] ?? '';
const ACCOUNT = PSEUDO_PARAMETERS['AWS::AccountId'] ?? '';
/** No template needs more; one that refers to itself in a circle would. */
const DEEPEST = 40;

/** The attributes that `Fn::GetAtt` is asked for in definitions. */
export const ATTRIBUTES = ['Arn', 'Name', 'QueueName', 'QueueUrl', 'TopicName', 'TopicArn'];

export function templateValues(template: JsonObject): TemplateValues {
  const resources = objectIn(template, 'Resources');
  const parameters = objectIn(template, 'Parameters');

  const resolve = (value: Json | undefined, depth = 0): Json | undefined => {
    if (depth > DEEPEST) return undefined;
    const inner = (part: Json | undefined): Json | undefined => resolve(part, depth + 1);
    if (Array.isArray(value)) return all((value as readonly Json[]).map(inner));
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value);
    const [name, argument] = entries.length === 1 ? (entries[0] ?? []) : [];
    if (name === 'Ref' || name?.startsWith('Fn::') === true) return call(name, argument, inner);
    const resolved = all(entries.map(([, member]) => inner(member)));
    return resolved && Object.fromEntries(entries.map(([key], index) => [key, resolved[index] ?? null]));
  };

  const call = (name: string, argument: Json | undefined, inner: Resolve): Json | undefined => {
    switch (name) {
      case 'Ref':
        return typeof argument === 'string' ? reference(argument, inner) : undefined;
      case 'Fn::GetAtt': {
        const [id, attribute] = Array.isArray(argument) ? argument : String(argument).split(/\.(.*)/s);
        return typeof id === 'string' && typeof attribute === 'string' ? attributeOf(id, attribute, inner) : undefined;
      }
      case 'Fn::Sub':
        return substitute(argument, inner);
      case 'Fn::Join': {
        const [delimiter, parts] = Array.isArray(argument) ? argument : [];
        const texts = inner(parts);
        return typeof delimiter === 'string' && Array.isArray(texts) ? texts.map(textOf).join(delimiter) : undefined;
      }
      case 'Fn::Select': {
        const [index, list] = Array.isArray(argument) ? argument : [];
        const items = inner(list);
        return Array.isArray(items) ? (items as readonly Json[])[Number(index)] : undefined;
      }
      case 'Fn::Split': {
        const [delimiter, text] = Array.isArray(argument) ? argument : [];
        const whole = inner(text);
        return typeof delimiter === 'string' && typeof whole === 'string' ? whole.split(delimiter) : undefined;
      }
      case 'Fn::FindInMap': {
        const [map, first, second] = Array.isArray(argument) ? argument.map((part) => textOf(inner(part) ?? '')) : [];
        const row = objectIn(objectIn(objectIn(template, 'Mappings'), map ?? ''), first ?? '');
        return row[second ?? ''];
      }
      case 'Fn::If': {
        const [condition, whenTrue, whenFalse] = Array.isArray(argument) ? argument : [];
        const holds = test({ Condition: condition ?? '' }, inner);
        return holds === undefined ? undefined : inner(holds ? whenTrue : whenFalse);
      }
      default:
        return undefined;
    }
  };

  const reference = (name: string, inner: Resolve): Json | undefined => {
    if (Object.hasOwn(PSEUDO_PARAMETERS, name)) return PSEUDO_PARAMETERS[name];
    if (Object.hasOwn(parameters, name)) return inner(objectIn(parameters, name)['Default']);
    if (!Object.hasOwn(resources, name)) return undefined;
    const { type, name: own } = nameOf(name, inner);
    if (type === 'AWS::SQS::Queue') return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${own}`;
    return /::(StateMachine|Topic|Activity)$/.test(type) ? arnOf(type, own) : own;
  };

  const attributeOf = (id: string, attribute: string, inner: Resolve): Json | undefined => {
    if (!Object.hasOwn(resources, id)) return undefined;
    const { type, name } = nameOf(id, inner);
    if (attribute === 'Arn' || attribute === 'TopicArn') return arnOf(type, name);
    if (attribute === 'QueueUrl') return reference(id, inner);
    return /Name$/.test(attribute) ? name : undefined;
  };

  /** The name that the resource will have: the one it is given, else its id (a deployment would put more around it). */
  const nameOf = (id: string, inner: Resolve): { readonly type: string; readonly name: string } => {
    const resource = objectIn(resources, id);
    const type = textOf(resource['Type'] ?? '');
    const properties = objectIn(resource, 'Properties');
    const kind = type.split('::').at(-1) ?? '';
    const given = inner(properties[`${kind}Name`] ?? properties['Name']);
    return { type, name: typeof given === 'string' ? given : id };
  };

  const substitute = (argument: Json | undefined, inner: Resolve): string | undefined => {
    const [text, given] = Array.isArray(argument) ? (argument as readonly Json[]) : [argument];
    if (typeof text !== 'string') return undefined;
    let isKnown = true;
    const replaced = text.replace(/\$\{([^{}]+)\}/g, (whole, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      const own = isJsonObject(given) && Object.hasOwn(given, name) ? inner(given[name]) : undefined;
      const [id = '', attribute] = name.trim().split(/\.(.*)/s);
      const value = own ?? (attribute === undefined ? reference(id, inner) : attributeOf(id, attribute, inner));
      if (value === undefined) isKnown = false;
      return value === undefined ? whole : textOf(value);
    });
    return isKnown ? replaced : undefined;
  };

  const test = (condition: Json | undefined, inner: Resolve, depth = 0): boolean | undefined => {
    if (!isJsonObject(condition) || depth > DEEPEST) return undefined;
    const [[name, argument] = []] = Object.entries(condition);
    const parts = Array.isArray(argument) ? (argument as readonly Json[]) : [];
    if (name === 'Condition') {
      return test(objectIn(template, 'Conditions')[textOf(argument ?? '')], inner, depth + 1);
    }
    if (name === 'Fn::Equals') {
      const [left, right] = parts.map(inner);
      return left === undefined || right === undefined ? undefined : textOf(left) === textOf(right);
    }
    const tested = parts.map((part) => test(part, inner, depth + 1));
    if (tested.includes(undefined)) return undefined;
    if (name === 'Fn::Not') return tested[0] === false;
    if (name === 'Fn::And') return !tested.includes(false);
    return name === 'Fn::Or' ? tested.includes(true) : undefined;
  };

  return {
    resolve: (value) => resolve(value),
    resolveText(value) {
      const resolved = resolve(value);
      return resolved === undefined || typeof resolved === 'object' ? undefined : String(resolved);
    },
  };
}

type Resolve = (value: Json | undefined) => Json | undefined;

function arnOf(type: string, name: string): string {
  const [, service = '', kind = ''] = type.split('::');
  const place = `${REGION}:${ACCOUNT}`;
  switch (kind) {
    case 'Function':
      return `arn:aws:lambda:${place}:function:${name}`;
    case 'StateMachine':
      return `arn:aws:states:${place}:stateMachine:${name}`;
    case 'Activity':
      return `arn:aws:states:${place}:activity:${name}`;
    case 'Bucket':
      return `arn:aws:s3:::${name}`;
    case 'Table':
    case 'SimpleTable':
      return `arn:aws:dynamodb:${place}:table/${name}`;
    default:
      return `arn:aws:${service.toLowerCase()}:${place}:${name}`;
  }
}

/** The member where it is an object, else an empty one. */
export function objectIn(value: Json | undefined, name: string): JsonObject {
  const member = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return isJsonObject(member) ? member : {};
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function all(values: readonly (Json | undefined)[]): Json[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}
