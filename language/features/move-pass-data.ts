import { isJsonObject, type Json } from '../json';
import type { State } from '../model/model';
import { property, toJson, type Property } from '../tree/node';
import { moveStatesMember } from './states-member';
import { jsonTemplate } from './template';
import type { NewField } from './tree-edits';

/** How the state before a Pass makes the data of the Pass itself. */
export interface Move {
  readonly added: readonly NewField[];
  readonly replaced: readonly [Property, readonly NewField[]][];
}

/** What the state before must have to do the same as the Pass behind it; else why it cannot. */
export function movedIntoState(pass: State, before: State): Move | string {
  if (pass.queryLanguage !== before.queryLanguage)
    return `"${before.name}" is written in ${before.queryLanguage}, "${pass.name}" in ${pass.queryLanguage}.`;
  const catching = ['Retry', 'Catch'].find((field) => property(before.node, field));
  if (catching !== undefined)
    return `An error in the data of "${pass.name}" would come under the ${catching} of "${before.name}".`;
  return pass.queryLanguage === 'JSONata' ? jsonataMove(pass, before) : jsonPathMove(pass, before);
}

/** Output and Assign of JSONata (digest R23-R25): the input of the Pass is what the state before gives. */
function jsonataMove(pass: State, before: State): Move | string {
  const output = property(pass.node, 'Output');
  const assign = property(pass.node, 'Assign');
  const ownAssign = property(before.node, 'Assign');
  const assigned = ownAssign?.value ? toJson(ownAssign.value) : {};
  const given = assign?.value ? toJson(assign.value) : {};
  if (!isJsonObject(assigned) || !isJsonObject(given)) return `What the states assign is not written out.`;
  if (property(before.node, 'Output'))
    return `"${before.name}" makes an output of its own, which "${pass.name}" reads.`;
  const twice = Object.keys(given).find((name) => Object.hasOwn(assigned, name));
  if (twice !== undefined) return `Both states assign "${twice}".`;
  const hasResult = before.type === 'Task' || before.type === 'Parallel' || before.type === 'Map';
  const move = { from: 'input', to: hasResult ? 'result' : 'input', lost: new Set(Object.keys(assigned)) } as const;
  const newOutput = output?.value && moveStatesMember(toJson(output.value), move);
  const newAssign = moveStatesMember(given, move);
  if ((output && newOutput === undefined) || newAssign === undefined)
    return `"${pass.name}" reads the context, or a variable that "${before.name}" assigns: they differ there.`;
  const all: Json = { ...assigned, ...(isJsonObject(newAssign) ? newAssign : {}) };
  const assignField: NewField = { name: 'Assign', value: jsonTemplate(all) };
  return {
    added: [
      ...(assign && !ownAssign ? [assignField] : []),
      ...(newOutput === undefined ? [] : [{ name: 'Output', value: jsonTemplate(newOutput) }]),
    ],
    replaced: assign && ownAssign ? [[ownAssign, [assignField]]] : [],
  };
}

/** Fields of JSONPath that make data, besides those that a move knows. */
const DATA_FIELDS = ['InputPath', 'Parameters', 'Result', 'ResultPath', 'OutputPath', 'Assign'];

function jsonPathMove(pass: State, before: State): Move | string {
  const fields = DATA_FIELDS.filter((field) => property(pass.node, field));
  const [field] = fields;
  if (field === undefined || fields.length > 1)
    return `"${pass.name}" does more than one thing with its data (${fields.join(', ')}).`;
  const from = property(pass.node, field);
  if (!from?.value) return `${field} has no value.`;
  const value = toJson(from.value);
  if (/\$\$/.test(JSON.stringify(value))) return `"${pass.name}" reads the context, which differs in "${before.name}".`;
  if (field === 'InputPath' || field === 'OutputPath') {
    const isVariable = typeof value === 'string' && /^\$\w/.test(value);
    if (isVariable && property(before.node, 'Assign'))
      return `"${pass.name}" reads a variable, and "${before.name}" assigns some.`;
    if (before.type === 'Fail' || property(before.node, 'OutputPath'))
      return `"${before.name}" has an OutputPath already.`;
    return { added: [{ name: 'OutputPath', value: jsonTemplate(value) }], replaced: [] };
  }
  if (field !== 'Parameters' && field !== 'Result')
    return `A ${before.type ?? 'state'} cannot do what the ${field} of a Pass does.`;
  return selectorMove(field, value, before);
}

/** What replaces the whole result of a task can select from it as well. */
function selectorMove(field: 'Parameters' | 'Result', value: Json, before: State): Move | string {
  if (before.type !== 'Task' && before.type !== 'Parallel' && before.type !== 'Map')
    return `A ${before.type ?? 'state'} has no ResultSelector, which would do what ${field} does.`;
  const own = ['ResultSelector', 'ResultPath', 'OutputPath', 'Assign'].find((name) => property(before.node, name));
  if (own !== undefined) return `"${before.name}" has a ${own}: its output is not its plain result.`;
  if (!isJsonObject(value)) return `A ResultSelector is an object, and this ${field} is none.`;
  if (field === 'Result' && /\.\$":/.test(JSON.stringify(value)))
    return 'The Result has names that end in ".$", which a ResultSelector would evaluate.';
  return { added: [{ name: 'ResultSelector', value: jsonTemplate(value) }], replaced: [] };
}
