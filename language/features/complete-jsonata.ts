import { ARRAY, lookup, UNKNOWN, type Shape } from '../data-flow/shape';
import { JSONATA_FUNCTIONS, type JsonataFunction } from '../expressions/jsonata/functions';
import { tokenizeJsonata } from '../expressions/jsonata/tokens';
import type { MachineModel } from '../model/model';
import { visibleNames } from '../rules/variables';
import type { Completion } from './completion';
import { contextMembers } from './context-members';
import { dataHere, type DataHere } from './data-here';
import { describeValue } from './describe-shape';
import type { ExpressionSite } from './expression-site';
import type { FeatureOptions } from './options';
import { jsonataCursor, type JsonataCursor } from './jsonata-cursor';
import { pieceInserter, type PieceInserter } from './piece';

const STATES_DOCS: Readonly<Record<string, string>> = {
  input: 'The input of the state.',
  context: 'The context object: what the service knows of the execution, the state and the item.',
  result: 'The result of the task, the branches or the iterations.',
  errorOutput: 'The error: `Error` and `Cause`.',
};

/** Proposes what may be written at an index of a JSONata expression (digest L4). */
export function completeJsonata(
  model: MachineModel,
  site: ExpressionSite,
  index: number,
  options: FeatureOptions,
): Completion[] {
  const cursor = jsonataCursor(site.text, index);
  if (cursor.inText) return [];
  const { word, path, isVariable } = cursor;
  const insert = pieceInserter(model, site, { ...word, index });
  const data = dataHere(model, site, options);
  if (path !== undefined) return isVariable ? [] : members(site, cursor, data, insert);
  const isName = word.start < index && !isVariable;
  if (isName) return [];
  return [...variables(site, data, insert), ...locals(site, index, insert), ...functions(insert)];
}

/** What `$states`, a variable or the data below them hold. */
function members(
  site: ExpressionSite,
  { path }: JsonataCursor,
  data: DataHere | undefined,
  insert: PieceInserter,
): Completion[] {
  if (path === undefined || path === 'unknown' || !data) return [];
  const { variable, names } = path;
  if (variable === 'states' && names[0] === 'context') {
    const known = contextMembers(site, names.slice(1));
    if (known) return known.map(({ name, doc }) => insert.plain(name, 'member', { doc }));
  }
  let shape = variable === 'states' ? data.states : (data.variables.get(variable) ?? UNKNOWN);
  for (const name of names) {
    const found = lookup(unlisted(shape), name);
    if (found.kind === 'missing') return [];
    shape = found.shape;
  }
  const isStates = variable === 'states' && names.length === 0;
  return [...(unlisted(shape).object?.members() ?? [])].map(([name, member]) => {
    const detail = describeValue(member.shape);
    const doc = isStates ? STATES_DOCS[name] : undefined;
    return insert.plain(quoted(name), 'member', {
      ...(detail !== undefined && { detail }),
      ...(doc !== undefined && { doc }),
    });
  });
}

/** A step of a path is applied to each element of a list. */
function unlisted(shape: Shape): Shape {
  return shape.types === ARRAY && shape.array ? shape.array.items() : shape;
}

function quoted(name: string): string {
  return /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name) ? name : `\`${name}\``;
}

function variables({ part }: ExpressionSite, data: DataHere | undefined, insert: PieceInserter): Completion[] {
  const names = part.scope ? [...visibleNames(part.scope)] : [];
  const states = insert.plain('$states', 'variable', { detail: 'input, context, result or error of the state' });
  const assigned = names.map((name) => {
    const words = describeValue(data?.variables.get(name) ?? UNKNOWN);
    return insert.plain(`$${name}`, 'variable', { detail: 'variable', ...(words !== undefined && { doc: words }) });
  });
  return [states, ...assigned];
}

/** Names that the expression binds itself before the index, and the parameters of its functions. */
function locals({ text }: ExpressionSite, index: number, insert: PieceInserter): Completion[] {
  const names = new Set<string>();
  const { tokens } = tokenizeJsonata(text);
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'variable' || token.end >= index || token.value === '' || token.value === '$') continue;
    const next = tokens[i + 1];
    const isBound = next?.kind === 'operator' && next.value === ':=';
    if (isBound || isParameter(tokens, i)) names.add(token.value);
  }
  return [...names].map((name) => insert.plain(`$${name}`, 'variable', { detail: 'bound in this expression' }));
}

function isParameter(tokens: ReturnType<typeof tokenizeJsonata>['tokens'], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i];
    if (token?.kind === 'variable') continue;
    if (token?.kind !== 'operator') return false;
    if (token.value === ',') continue;
    const before = tokens[i - 1];
    return token.value === '(' && before?.kind === 'name' && (before.value === 'function' || before.value === 'λ');
  }
  return false;
}

function functions(insert: PieceInserter): Completion[] {
  return [...JSONATA_FUNCTIONS.values()].map((known) =>
    insert.call(`$${known.name}`, argumentStops(known), { detail: known.label, doc: known.doc }),
  );
}

function argumentStops({ parameters }: JsonataFunction): string {
  return parameters
    .filter(({ optional }) => !optional)
    .map(({ name }, index) => '${' + `${String(index + 1)}:${name}` + '}')
    .join(', ');
}
