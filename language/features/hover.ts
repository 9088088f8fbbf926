import { STATE_TYPES } from '../fields/index';
import type { MachineModel, State, Transition } from '../model/model';
import { childString } from '../tree/node';
import { describeField } from './describe-field';
import { describeResource } from './describe-resource';
import { errorNamesFor } from './error-names';
import { expressionSite } from './expression-site';
import type { Hover } from './hover-result';
import { hoverExpression } from './hover-expression';
import { locate, type KeyPlace, type Place, type ValuePlace } from './locate';
import { code, escapeMarkdown } from './markdown';
import { fieldOf } from './meaning';
import type { FeatureOptions } from './options';
import { STATE_DOCS } from './state-docs';
import { stateSymbolOf } from './state-symbol';
import { takenBranch } from './taken-branch';

/**
 * Describes what stands at `offset`: a field from the table, a state, a type of state, an error name; in a Choice state
 * also why the last run took its branch.
 */
export function hover(model: MachineModel, offset: number, options: FeatureOptions = {}): Hover | undefined {
  const place = locate(model, offset);
  if (place.kind === 'nothing') return undefined;
  const described = describe(model, place, offset, options);
  const branch = takenBranch(model, offset, options.data?.());
  if (branch === undefined) return described;
  if (!described) return { range: place.word, markdown: branch };
  return { ...described, markdown: `${described.markdown}\n\n---\n\n${branch}` };
}

function describe(
  model: MachineModel,
  place: Exclude<Place, { kind: 'nothing' }>,
  offset: number,
  options: FeatureOptions,
): Hover | undefined {
  const symbol = stateSymbolOf(model, place);
  if (symbol) {
    const { start, end } = symbol.at;
    return symbol.state && { range: { start, end }, markdown: describeState(symbol.state) };
  }
  if (place.kind === 'key') return hoverKey(place);
  const site = expressionSite(place);
  return site ? hoverExpression(model, site, offset, options) : hoverValue(place);
}

function hoverKey({ part, property, word }: KeyPlace): Hover | undefined {
  const field = part && property && fieldOf(part, property.key.value);
  return field && { range: word, markdown: describeField(field, part.language) };
}

function hoverValue({ meaning, node, word }: ValuePlace): Hover | undefined {
  const { field, shape, part } = meaning;
  if (!node || node.kind === 'object' || node.kind === 'array') return undefined;
  if (shape?.kind === 'errorName' && node.kind === 'string') {
    const known = errorNamesFor(part?.state?.type, part?.state?.node).find(({ name }) => name === node.value);
    return known && { range: word, markdown: `**${known.name}**\n\n${known.doc}` };
  }
  if (shape?.kind === 'resource' && node.kind === 'string') {
    const markdown = describeResource(node.value);
    return markdown === undefined ? undefined : { range: word, markdown };
  }
  const type = field?.name === 'Type' && node.kind === 'string' ? STATE_TYPES.find((t) => t === node.value) : undefined;
  if (type) {
    const { doc, link } = STATE_DOCS[type];
    return { range: word, markdown: `**${type} state**\n\n${doc}\n\n[Documentation](${link})` };
  }
  return undefined;
}

/** A state in a few lines: what it is and calls, where one comes from, where one goes. */
export function describeState(state: State): string {
  const lines = [`**${escapeMarkdown(state.name)}** — ${state.type ? `${state.type} state` : 'state without a type'}`];
  const comment = childString(state.node, 'Comment')?.value;
  if (comment !== undefined && comment !== '') lines.push(escapeMarkdown(comment));
  const resource = childString(state.node, 'Resource')?.value;
  if (resource !== undefined) lines.push(`Calls ${code(resource)}`);
  const facts = [`From: ${sources(state)}`, `To: ${destinations(state)}`];
  return [...lines, facts.join('  \n')].join('\n\n');
}

function sources(state: State): string {
  const { scope, name } = state;
  const from: string[] = scope.startAt?.value === name ? ['the start'] : [];
  for (const other of scope.states)
    for (const transition of other.transitions)
      if (transition.target.value === name) from.push(code(other.name) + way(transition));
  return from.length > 0 ? [...new Set(from)].join(', ') : 'nowhere';
}

function destinations(state: State): string {
  const to = state.transitions.map((transition) => code(transition.target.value) + way(transition));
  if (state.terminal) to.unshift('the end');
  return to.length > 0 ? [...new Set(to)].join(', ') : 'nowhere';
}

function way({ kind }: Transition): string {
  switch (kind) {
    case 'catch':
      return ' (after an error)';
    case 'default':
      return ' (by default)';
    case 'choice':
      return ' (by a choice)';
    case 'next':
      return '';
  }
}
