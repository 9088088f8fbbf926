import type { IntrinsicArgument } from '../expressions/intrinsics/intrinsic';
import type { JsonPath, PathStep } from '../expressions/json-path/ast';
import { isJsonataFunction } from '../expressions/jsonata/functions';
import { tokenizeJsonata } from '../expressions/jsonata/tokens';
import type { TemplateValue } from '../expressions/payload-template';
import type { MachineModel } from '../model/model';
import type { JsonataUse } from '../rules/rule';
import type { OffsetRange } from '../text/line-index';
import { rangeInSource, type StringNode } from '../tree/node';
import { finish, type Steps } from '../steps';
import { visitInSteps } from './expressions-of';

/** What a piece of an expression is, by the protocol's standard names. */
export const TOKEN_KINDS = [
  'macro',
  'variable',
  'property',
  'function',
  'string',
  'number',
  'keyword',
  'operator',
  'regexp',
] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** A coloured piece of the text. */
export interface SemanticToken extends OffsetRange {
  readonly kind: TokenKind;
  /** Belongs to the service or the language, not to the author. */
  readonly isBuiltIn: boolean;
}

/** The pieces of all expressions of the definition in order of the text: JSONPath, intrinsic calls and JSONata. */
export function semanticTokens(model: MachineModel): SemanticToken[] {
  return finish(semanticTokensInSteps(model));
}

/** The same in steps. */
export function* semanticTokensInSteps(model: MachineModel): Steps<SemanticToken[]> {
  const tokens: SemanticToken[] = [];
  const seen = new Set<number>();
  /** The parts of a YAML anchor are met again at each alias. */
  const isNew = ({ start }: StringNode): boolean => !seen.has(start) && seen.add(start) !== undefined;
  yield* visitInSteps(model, {
    pathField({ node, parsed }) {
      if (isNew(node)) addTemplate(tokens, node, parsed);
    },
    templateValue({ node, parsed }) {
      if (node.kind === 'string' && parsed && isNew(node)) addTemplate(tokens, node, parsed);
    },
    jsonata(use) {
      if (isNew(use.node)) addJsonata(tokens, use);
    },
  });
  return tokens.sort((a, b) => a.start - b.start);
}

function addTemplate(tokens: SemanticToken[], node: StringNode, parsed: TemplateValue): void {
  if (parsed.kind === 'path') addPath(tokens, node, parsed.path);
  else if (parsed.kind === 'intrinsic') addArgument(tokens, node, parsed.call);
}

function addPath(tokens: SemanticToken[], node: StringNode, { root, rootRange, steps }: JsonPath): void {
  add(tokens, node, rootRange, 'variable', { isBuiltIn: typeof root === 'string' });
  for (const step of steps) addStep(tokens, node, step);
}

function addStep(tokens: SemanticToken[], node: StringNode, step: PathStep): void {
  switch (step.kind) {
    case 'name':
      add(tokens, node, step.nameRange, 'property');
      return;
    case 'index':
    case 'indexes':
    case 'slice':
      add(tokens, node, { start: step.start + 1, end: step.end - 1 }, 'number');
      return;
    case 'function':
      add(tokens, node, step, 'function', { isBuiltIn: true });
      return;
    case 'names':
      add(tokens, node, { start: step.start + 1, end: step.end - 1 }, 'property');
      return;
    case 'wildcard':
    case 'descendants':
    case 'filter':
    case 'script':
      add(tokens, node, step, 'operator');
      return;
  }
}

function addArgument(tokens: SemanticToken[], node: StringNode, argument: IntrinsicArgument): void {
  switch (argument.kind) {
    case 'path':
      addPath(tokens, node, argument.path);
      return;
    case 'literal':
      add(tokens, node, argument, literalKind(argument.value));
      return;
    case 'call':
      add(tokens, node, argument.nameRange, 'function', { isBuiltIn: true });
      for (const inner of argument.arguments) addArgument(tokens, node, inner);
  }
}

function literalKind(value: string | number | boolean | null): TokenKind {
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' ? 'number' : 'keyword';
}

const WORDS = new Set(['and', 'or', 'in', 'function', 'λ']);

function addJsonata(tokens: SemanticToken[], { node, embedded }: JsonataUse): void {
  if (embedded.kind !== 'expression') return;
  const { text, offset } = embedded;
  add(tokens, node, { start: 0, end: offset }, 'macro');
  const { tokens: pieces } = tokenizeJsonata(text);
  for (const [i, token] of pieces.entries()) {
    const place = { start: token.start + offset, end: token.end + offset };
    switch (token.kind) {
      case 'variable': {
        const next = pieces[i + 1];
        const isCall = next?.kind === 'operator' && next.value === '(';
        const isBuiltIn = isJsonataFunction(token.value) || token.value === 'states';
        const isFunction = isCall || isJsonataFunction(token.value);
        add(tokens, node, place, isFunction ? 'function' : 'variable', { isBuiltIn });
        break;
      }
      case 'name':
        add(tokens, node, place, WORDS.has(token.value) ? 'keyword' : 'property');
        break;
      case 'string':
      case 'number':
        add(tokens, node, place, token.kind);
        break;
      case 'constant':
        add(tokens, node, place, 'keyword');
        break;
      case 'regex':
        add(tokens, node, place, 'regexp');
        break;
      case 'operator':
        add(tokens, node, place, WORDS.has(token.value) ? 'keyword' : 'operator');
        break;
    }
  }
  const end = offset + text.length;
  add(tokens, node, { start: end, end: end + 2 }, 'macro');
}

function add(
  tokens: SemanticToken[],
  node: StringNode,
  { start, end }: OffsetRange,
  kind: TokenKind,
  { isBuiltIn } = { isBuiltIn: false },
): void {
  const range = rangeInSource(node, start, end);
  if (range.end > range.start) tokens.push({ ...range, kind, isBuiltIn });
}
