import { evaluateJsonPath } from '../expressions/json-path/evaluate';
import { parseJsonPath } from '../expressions/json-path/parse';
import { isJsonObject, type Json } from '../json';
import { child, childString } from '../tree/node';
import type { ExpressionSite } from './expression-site';
import type { KnownData, StateValues } from './known-data';

/** Longer values are cut: a hover is read at a glance. */
const MAX_LENGTH = 300;

/** The line of a hover that says what a path of a JSONPath state gave when its state was last entered. */
export function lastValueOfPath(site: ExpressionSite, path: string, known: KnownData | undefined): string | undefined {
  const parsed = parseJsonPath(path).path;
  const input = parsed?.root === 'input' ? rootOf(site, valuesOf(site, known)) : undefined;
  if (!parsed || input === undefined) return undefined;
  const result = evaluateJsonPath(parsed, { input, context: {}, variable: () => undefined });
  return result.found ? line(result.value, known) : undefined;
}

/** The same for `$states.input.a.b` of a JSONata state; `names` are those behind `$states`. */
export function lastValueOfMember(
  site: ExpressionSite,
  names: readonly string[],
  known: KnownData | undefined,
): string | undefined {
  const { input, result } = valuesOf(site, known);
  let value: Json | undefined = names[0] === 'input' ? input : names[0] === 'result' ? result : undefined;
  for (const name of names.slice(1)) value = isJsonObject(value) ? value[name] : undefined;
  return value === undefined ? undefined : line(value, known);
}

function valuesOf({ part }: ExpressionSite, known: KnownData | undefined): StateValues {
  return known?.states.get(part.state?.name ?? '') ?? {};
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

function line(value: Json, known: KnownData | undefined): string {
  const text = JSON.stringify(value);
  const shown = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
  const fence = shown.includes('`') ? '``' : '`';
  return `${known?.source === 'example' ? 'In the example' : 'In the last run'}: ${fence}${shown}${fence}`;
}
