import { embeddedExpression } from '../expressions/embedded';
import { analyzeJsonata } from '../expressions/jsonata/analyze';
import { parseJsonata } from '../expressions/jsonata/parse';
import { isJsonObject, type Json } from '../json';
import { isJsonArray } from '../json-equal';

/** What becomes of a JSONata payload that moves to another state. */
export interface StatesMove {
  /** The member of `$states` that it reads, and what that is called there. */
  readonly from: 'input' | 'result';
  readonly to: 'input' | 'result';
  /** Variables that hold something else there. */
  readonly lost?: ReadonlySet<string>;
}

/**
 * The payload with one member of `$states` for another; undefined where it reads anything else of the state, or a variable
 * that is lost, or where an expression cannot be read.
 */
export function moveStatesMember(value: Json, move: StatesMove): Json | undefined {
  if (typeof value === 'string') return moveInText(value, move);
  if (isJsonArray(value)) {
    const items = value.map((item) => moveStatesMember(item, move));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([key, member]) => [key, moveStatesMember(member, move)] as const);
  const known = members.flatMap(([key, member]) => (member === undefined ? [] : [[key, member] as const]));
  return known.length === members.length ? Object.fromEntries(known) : undefined;
}

function moveInText(text: string, { from, to, lost }: StatesMove): string | undefined {
  const embedded = embeddedExpression(text);
  if (!embedded) return text;
  if (embedded.kind !== 'expression') return undefined;
  const { ast, faults } = parseJsonata(embedded.text);
  if (!ast || faults.length > 0) return undefined;
  const { statesMembers, variables } = analyzeJsonata(ast);
  if (variables.some(({ name }) => lost?.has(name))) return undefined;
  let result = text;
  for (const { members } of [...statesMembers].reverse()) {
    const [first] = members;
    if (first?.name !== from) return undefined;
    const end = embedded.offset + first.end;
    result = result.slice(0, end - first.name.length) + to + result.slice(end);
  }
  return result;
}
