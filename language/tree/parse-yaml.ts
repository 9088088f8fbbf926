import type { CST } from 'yaml';
import { finish, type Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import { maskPlaceholders } from './mask-placeholders';
import { MAX_DEPTH, type ParsedDocument, type SyntaxFault } from './node';
import { composeInSteps } from './yaml-compose';
import { describeYamlError, MAX_FAULTS, TOO_DEEP } from './yaml-faults';
import { yamlTokensOf } from './yaml-tokens';
import { YamlTreeBuilder } from './yaml-tree';

/** So many tokens are looked at in one step. */
const TOKENS_IN_STEP = 2000;

/**
 * Parses YAML 1.2 (core schema) into the same tree as JSON. Never fails. What YAML has and JSON has not:
 *
 * - An alias becomes a copy of its anchor's node: the copy itself stands at the alias, its parts stand where the
 *   anchor's text is, so that a diagnostic inside is shown where it can be mended. Parents are those of the alias's place.
 * - Merge keys (`<<`) become the properties they stand for; a key written out wins, then the earlier source.
 * - A key without a value (`End:`) is null, as for every YAML reader: a null node of no length behind the colon. Only a
 *   key without a colon is half-typed (no value).
 * - `${Name}` alone is a placeholder node, also within brackets; `!Ref` and the like become placeholders too, `!Sub`
 *   keeps its text, other tags are ignored.
 */
export function parseYaml(text: string): ParsedDocument {
  return finish(parseYamlInSteps(text));
}

/** The same in steps. */
export function* parseYamlInSteps(text: string): Steps<ParsedDocument> {
  const mask = maskPlaceholders(text);
  const faults: SyntaxFault[] = [];
  const comments: OffsetRange[] = [];
  const tokens = yield* yamlTokensOf(mask.text);
  for (const token of tokens) yield* prepare(token, comments, faults);
  const documents = yield* composeInSteps(tokens, text.length);
  const document = documents[0];
  for (const error of document?.errors.slice(0, MAX_FAULTS) ?? []) {
    if (!UNCLOSED.test(error.message)) faults.push(describeYamlError(error, text));
  }
  const builder = new YamlTreeBuilder(text, mask.unmask, faults);
  const root = document && (yield* builder.build(document));
  if (documents.length > 1)
    builder.fault(
      'invalid-yaml',
      'Only one document may stand in a definition: remove what follows.',
      startOfSecond(tokens, text),
      text.length,
    );
  if (!root && faults.length === 0)
    builder.fault('invalid-yaml', 'The document is empty: a state machine is a mapping.', 0, 0);
  faults.splice(MAX_FAULTS);
  faults.sort((a, b) => a.start - b.start);
  return { text, format: 'yaml', root, faults, comments };
}

function startOfSecond(tokens: readonly CST.Token[], text: string): number {
  return tokens.filter((token) => token.type === 'document')[1]?.offset ?? text.length;
}

/** Collects the comments below a token and cuts off what is nested too deeply, since the composer works by recursion. */
function* prepare(root: CST.Token, comments: OffsetRange[], faults: SyntaxFault[]): Steps<void> {
  let seen = 0;
  const open: { token: CST.Token; depth: number }[] = [{ token: root, depth: 0 }];
  for (let current = open.pop(); current; current = open.pop()) {
    const { token, depth } = current;
    if (++seen % TOKENS_IN_STEP === 0) yield;
    const later = (children: readonly (CST.Token | undefined | null)[] | undefined, childDepth: number): void => {
      children?.forEach((child) => {
        if (child) open.push({ token: child, depth: childDepth });
      });
    };
    if (token.type === 'comment') comments.push({ start: token.offset, end: token.offset + token.source.length });
    if (token.type === 'flow-collection') checkClosed(token, faults);
    if (token.type === 'document') later([...token.start, token.value, ...(token.end ?? [])], depth);
    if (token.type === 'block-scalar') later(token.props, depth);
    if ('end' in token && Array.isArray(token.end)) later(token.end, depth);
    if (!('items' in token)) continue;
    if (depth >= MAX_DEPTH) {
      faults.push({ code: 'too-deeply-nested', message: TOO_DEEP, start: token.offset, end: token.offset + 1 });
      token.items.length = 0;
      continue;
    }
    for (const item of token.items) later([...item.start, item.key, ...(item.sep ?? []), item.value], depth + 1);
  }
  comments.sort((a, b) => a.start - b.start);
}

/** The package's words for a bracket without its twin, which checkClosed reports at the bracket. */
const UNCLOSED = /end with a [}\]]/;

function checkClosed({ start, end, offset }: CST.FlowCollection, faults: SyntaxFault[]): void {
  const [what, wanted, closing] =
    start.source === '{' ? ['brace', '}', 'flow-map-end'] : ['bracket', ']', 'flow-seq-end'];
  if (end.some(({ type }) => type === closing)) return;
  faults.push({
    code: 'invalid-yaml',
    message: `This ${what} is not closed: a ${wanted} is missing.`,
    start: offset,
    end: offset + 1,
  });
}
