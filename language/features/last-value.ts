import { evaluateIntrinsic } from '../expressions/intrinsics/evaluate';
import { evaluateJsonPath, type PathRoots } from '../expressions/json-path/evaluate';
import { parseJsonPath } from '../expressions/json-path/parse';
import { isTemplateKey, parseTemplateValue } from '../expressions/payload-template';
import { isJsonObject, type Json, type JsonObject } from '../json';
import { isJsonArray } from '../json-equal';
import type { MachineModel } from '../model/model';
import { child, childString, type Node } from '../tree/node';
import type { ExpressionSite } from './expression-site';
import type { KnownData, StateValues } from './known-data';
import { sourceOf } from './last-run-hints';
import type { FeatureOptions } from './options';

/** Longer values are cut: a hover is read at a glance. */
const MAX_LENGTH = 300;

/** An expression, and what is asked about it. */
export interface LastValueAsked {
  readonly model: MachineModel;
  readonly site: ExpressionSite;
  readonly options: FeatureOptions;
}

/** The line of a hover that says what a path of a JSONPath state gave when its state was last entered. */
export function lastValueOfPath(asked: LastValueAsked, path: string): string | undefined {
  const parsed = parseJsonPath(path).path;
  const roots = parsed?.root === 'context' ? contextRoots(asked) : parsed && pathRoots(asked);
  if (!parsed || !roots || (parsed.root === 'input' && roots.isInputUnknown)) return undefined;
  const result = evaluateJsonPath(parsed, roots);
  return result.found ? line(asked, result.value) : undefined;
}

/** The same for `$states.input.a.b` of a JSONata state; `names` are those behind `$states`. */
export function lastValueOfMember(asked: LastValueAsked, names: readonly string[]): string | undefined {
  const { input, result } = valuesOf(asked);
  const [first = '', ...inner] = names;
  const roots: Readonly<Record<string, () => Json | undefined>> = {
    input: () => input,
    result: () => result,
    errorOutput: () => errorOutputOf(asked),
    context: () => contextOf(asked),
  };
  return memberLine(asked, Object.hasOwn(roots, first) ? roots[first]?.() : undefined, inner);
}

/** The same for a variable when the state was entered, or a member of it. */
export function lastValueOfVariable(
  asked: LastValueAsked,
  name: string,
  members: readonly string[],
): string | undefined {
  const { variables } = valuesOf(asked);
  return memberLine(asked, variables && Object.hasOwn(variables, name) ? variables[name] : undefined, members);
}

/**
 * The same for a whole expression: what the run recorded of it, else what it gives for the values that the run had. Nothing
 * for what each evaluation gives anew, and where those values are not known whole.
 */
export function lastValueOfExpression(asked: LastValueAsked): string | undefined {
  const value = recorded(asked) ?? evaluated(asked);
  return value === undefined ? undefined : line(asked, value);
}

/** What evaluates the payload of these fields is in the history. */
function recorded(asked: LastValueAsked): Json | undefined {
  const { part, field, property, node } = asked.site;
  if (!property?.value || part.node !== part.state?.node) return undefined;
  const { output, given, assigned, error, isAbridged } = valuesOf(asked);
  // After an error the output may be a catcher's.
  if (isAbridged || error !== undefined) return undefined;
  const isTask = part.kind === 'Task';
  const whole =
    field.name === 'Output'
      ? output
      : field.name === 'Assign'
        ? assigned
        : isTask && (field.name === 'Arguments' || field.name === 'Parameters')
          ? given
          : undefined;
  return whole === undefined ? undefined : at(whole, wayTo(node, property.value));
}

/** The names and places that lead from a payload to a node in it, as they are after evaluation. */
function wayTo(node: Node, payload: Node): (string | number)[] {
  const way: (string | number)[] = [];
  for (let inner = node; inner !== payload;) {
    const { parent } = inner;
    if (!parent) break;
    if (parent.kind === 'array') {
      way.unshift(parent.items.indexOf(inner));
      inner = parent;
    } else {
      const { value } = parent.key;
      way.unshift(isTemplateKey(value) && inner.kind === 'string' ? value.slice(0, -2) : value);
      inner = parent.parent;
    }
  }
  return way;
}

function at(value: Json, way: readonly (string | number)[]): Json | undefined {
  let inner: Json | undefined = value;
  for (const step of way) {
    if (typeof step === 'number') inner = isJsonArray(inner) ? inner[step] : undefined;
    else inner = isJsonObject(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined;
  }
  return inner;
}

const EACH_TIME_ANEW = /\$(?:random|shuffle|uuid|now|millis)\b|States\.(?:UUID|MathRandom)\b/;

function evaluated(asked: LastValueAsked): Json | undefined {
  const { site, options } = asked;
  const { input, result, variables, isAbridged } = valuesOf(asked);
  if (isAbridged || EACH_TIME_ANEW.test(site.text)) return undefined;
  if (site.kind !== 'jsonata') {
    const value = parseTemplateValue(site.text);
    const roots = pathRoots(asked);
    if (value.kind !== 'intrinsic' || !roots || roots.isInputUnknown) return undefined;
    const given = evaluateIntrinsic(value.call, roots, { random: () => 0, uuid: () => '' });
    return given.kind === 'value' ? given.value : undefined;
  }
  if (input === undefined || site.part.kind === 'catcher' || /\bcontext\b/.test(site.text)) return undefined;
  const states: Json = { input, ...(result !== undefined && { result }) };
  return options.evaluate?.(site.text, (name) =>
    name === 'states' ? states : variables && Object.hasOwn(variables, name) ? variables[name] : undefined,
  );
}

function memberLine(asked: LastValueAsked, root: Json | undefined, names: readonly string[]): string | undefined {
  const value = root === undefined ? undefined : at(root, names);
  return value === undefined ? undefined : line(asked, value);
}

function valuesOf({ site, options }: LastValueAsked): StateValues {
  return options.data?.()?.states.get(site.part.state?.name ?? '') ?? {};
}

/** What the context object held at the state, as far as it is known (digest R42). */
function contextOf(asked: LastValueAsked): JsonObject | undefined {
  const context = asked.options.data?.()?.context;
  const { state } = asked.site.part;
  const { enteredTime } = valuesOf(asked);
  if (!context || !state || enteredTime === undefined) return context;
  return { ...context, State: { Name: state.name, EnteredTime: enteredTime } };
}

/** What a catcher was given, where it is one that takes the error of the last run (digest E4). */
function errorOutputOf(asked: LastValueAsked): JsonObject | undefined {
  const { error, cause } = valuesOf(asked);
  const { part } = asked.site;
  if (error === undefined || part.kind !== 'catcher') return undefined;
  const names = child(part.node, 'ErrorEquals');
  const isTaken =
    names?.kind === 'array' && names.items.some((item) => item.kind === 'string' && takes(item.value, error));
  return isTaken ? { Error: error, ...(cause !== undefined && { Cause: cause }) } : undefined;
}

function takes(name: string, error: string): boolean {
  return name === error || name === 'States.ALL' || (name === 'States.TaskFailed' && error !== 'States.Timeout');
}

function contextRoots(asked: LastValueAsked): ReturnType<typeof pathRoots> {
  const context = contextOf(asked);
  return context && { input: null, isInputUnknown: true, context, variable: () => undefined };
}

function pathRoots(asked: LastValueAsked): (PathRoots & { readonly isInputUnknown: boolean }) | undefined {
  const values = valuesOf(asked);
  const { part, field } = asked.site;
  // In a catcher only Assign looks at the error (digest R31).
  const isCatcher = part.kind === 'catcher';
  const input = isCatcher && field.name === 'Assign' ? errorOutputOf(asked) : rootOf(asked.site, values);
  const { variables } = values;
  if (input === undefined && !variables) return undefined;
  return {
    input: input ?? null,
    isInputUnknown: input === undefined,
    context: {},
    variable: (name) => (variables && Object.hasOwn(variables, name) ? variables[name] : undefined),
  };
}

/** What `$` was, where the state's own fields before this one do not hide it (digest R1, R18). */
function rootOf({ part, field }: ExpressionSite, { input, result }: StateValues): Json | undefined {
  const { state, kind } = part;
  if (kind === 'catcher' || field.name === 'OutputPath') return undefined;
  if (field.name === 'ResultSelector') return result;
  if (field.name === 'InputPath' || field.name === 'ResultPath') return input;
  if (field.name !== 'Parameters' && child(state?.node, 'Parameters')) return undefined;
  const inputPath = childString(state?.node, 'InputPath');
  if (!inputPath || input === undefined) return child(state?.node, 'InputPath')?.kind === 'null' ? {} : input;
  const parsed = parseJsonPath(inputPath.value).path;
  if (parsed?.root !== 'input') return undefined;
  const found = evaluateJsonPath(parsed, { input, context: {}, variable: () => undefined });
  return found.found ? found.value : undefined;
}

function line(asked: LastValueAsked, value: Json): string {
  const known: KnownData | undefined = asked.options.data?.();
  const text = JSON.stringify(value);
  const shown = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
  const fence = shown.includes('`') ? '``' : '`';
  const { state } = asked.site.part;
  const { source } = valuesOf(asked);
  const isStale = state && source !== undefined && source !== sourceOf(asked.model, state);
  const when =
    known?.source === 'example'
      ? 'In the example'
      : isStale
        ? 'In the last run, before this state was changed'
        : 'In the last run';
  return `${when}: ${fence}${shown}${fence}`;
}
