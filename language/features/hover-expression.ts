import { lookup, UNKNOWN, type Shape } from '../data-flow/shape';
import { stepsShape, rootShape } from '../data-flow/path-shape';
import { intrinsicNamed, signatureOf } from '../expressions/intrinsics/index';
import type { IntrinsicArgument } from '../expressions/intrinsics/intrinsic';
import { parseJsonPath } from '../expressions/json-path/parse';
import type { JsonPath } from '../expressions/json-path/ast';
import { findContextField } from '../expressions/context-object';
import { JSONATA_FUNCTIONS } from '../expressions/jsonata/functions';
import { tokenizeJsonata } from '../expressions/jsonata/tokens';
import { parseTemplateValue } from '../expressions/payload-template';
import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { dataHere, type DataHere } from './data-here';
import { describeValue } from './describe-shape';
import { indexAt, rangeAt, type ExpressionSite } from './expression-site';
import type { Hover } from './hover-result';
import { lastValueOfMember, lastValueOfPath, lastValueOfVariable, type LastValueAsked } from './last-value';
import type { FeatureOptions } from './options';
import { jsonataCursor } from './jsonata-cursor';
import { describeWhole } from './whole-expression';
import { variableNote } from './variable-symbol';

/** Describes the function, variable or data that an offset of an expression is in. */
export function hoverExpression(
  model: MachineModel,
  site: ExpressionSite,
  offset: number,
  options: FeatureOptions,
): Hover | undefined {
  const index = indexAt(site, offset);
  const asked = { model, site, options };
  const found = site.kind === 'jsonata' ? inJsonata(asked, index) : inTemplate(asked, index);
  const whole = describeWhole(asked);
  const isWhole = found?.start === 0 && found.end === site.text.trimEnd().length;
  if (!found) return whole === undefined ? undefined : { range: rangeAt(site, 0, site.text.length), markdown: whole };
  const parts = [found.markdown, ...(whole !== undefined && !isWhole ? [whole] : [])];
  return { range: rangeAt(site, found.start, found.end), markdown: parts.join('\n\n---\n\n') };
}

type Asked = LastValueAsked;

type Found = OffsetRange & { readonly markdown: string };

function inTemplate(asked: Asked, index: number): Found | undefined {
  const { site } = asked;
  if (site.kind === 'path') {
    const { path } = parseJsonPath(site.text);
    return path && inPath(asked, path, index);
  }
  const value = parseTemplateValue(site.text);
  if (value.kind === 'path') return inPath(asked, value.path, index);
  return value.kind === 'intrinsic' ? inArgument(asked, value.call, index) : undefined;
}

function inArgument(asked: Asked, argument: IntrinsicArgument, index: number): Found | undefined {
  if (!within(argument, index)) return undefined;
  if (argument.kind === 'path') return inPath(asked, argument.path, index);
  if (argument.kind === 'literal') return undefined;
  if (within(argument.nameRange, index)) {
    const intrinsic = intrinsicNamed(argument.intrinsic.name);
    if (!intrinsic) return undefined;
    const [example] = intrinsic.examples;
    const shown = example && `Example: \`${example.expression}\``;
    return { ...argument.nameRange, markdown: describeFunction(signatureOf(intrinsic), intrinsic.doc, shown) };
  }
  for (const inner of argument.arguments) {
    const found = inArgument(asked, inner, index);
    if (found) return found;
  }
  return undefined;
}

/** The value that a path gives up to the step at the index. */
function inPath({ model, site, options }: Asked, path: JsonPath, index: number): Found | undefined {
  if (!within(path, index)) return undefined;
  const data = dataHere(model, site, options);
  const count = path.steps.filter((step) => step.start < index).length;
  const steps = path.steps.slice(0, count);
  const end = steps.at(-1)?.end ?? path.rootRange.end;
  const written = site.text.slice(path.start, end);
  const context = path.root === 'context' && path.keys ? findContextField(path.keys.slice(0, count)) : undefined;
  if (context?.kind === 'found') {
    const last = lastValueOfPath({ model, site, options }, written);
    return { start: path.start, end, markdown: value(written, context.field.doc, last) };
  }
  if (count === 0 && typeof path.root !== 'string')
    return { ...path.rootRange, markdown: describeVariable({ model, site, options }, path.root.variable, data) };
  if (!data) return undefined;
  const found = stepsShape({ steps, definite: path.definite }, rootShape(path, data));
  const words = found.kind === 'found' ? describeValue(found.shape) : undefined;
  const known = options.data?.();
  const last = lastValueOfPath({ model, site, options }, written);
  if (words === undefined && last === undefined && !known && options.data && path.root === 'input')
    return { start: path.start, end, markdown: value(written, UNKNOWN_DATA) };
  return words === undefined && last === undefined
    ? undefined
    : { start: path.start, end, markdown: value(written, words, last) };
}

function inJsonata(asked: Asked, index: number): Found | undefined {
  const { model, site, options } = asked;
  const { tokens } = tokenizeJsonata(site.text);
  const at = tokens.findIndex((candidate) => within(candidate, index) && candidate.kind !== 'operator');
  const token = tokens[at];
  if (!token) return undefined;
  const { start, end } = token;
  if (token.kind === 'variable') {
    const known = JSONATA_FUNCTIONS.get(token.value);
    if (known) return { start, end, markdown: describeFunction(known.label, known.doc) };
    if (token.value === '' || token.value === '$') return undefined;
    const data = dataHere(model, site, options);
    if (token.value !== 'states') return { start, end, markdown: describeVariable(asked, token.value, data) };
    const doc = 'What the state knows: `input`, `context`, and after the work `result` or `errorOutput`.';
    return { start, end, markdown: value('$states', doc) };
  }
  if (token.kind !== 'name') return undefined;
  const { path } = jsonataCursor(site.text, end);
  if (path === undefined || path === 'unknown') return undefined;
  return describeMember(asked, path, { name: token.value, start, end });
}

function describeMember(
  { model, site, options }: Asked,
  { variable, names }: { readonly variable: string; readonly names: readonly string[] },
  { name, start, end }: OffsetRange & { readonly name: string },
): Found | undefined {
  const all = [...names, name];
  const written = `$${[variable, ...all].join('.')}`;
  const asked = { model, site, options };
  if (variable === 'states' && all[0] === 'context' && all.length > 1) {
    const context = findContextField(all.slice(1));
    if (context.kind === 'found')
      return { start, end, markdown: value(written, context.field.doc, lastValueOfMember(asked, all)) };
  }
  const data = dataHere(model, site, options);
  let shape: Shape = (variable === 'states' ? data?.states : data?.variables.get(variable)) ?? UNKNOWN;
  for (const step of all) {
    const found = lookup(shape, step);
    if (found.kind === 'missing') return undefined;
    shape = found.shape;
  }
  const words = describeValue(shape);
  const known = options.data?.();
  const last = variable === 'states' ? lastValueOfMember(asked, all) : lastValueOfVariable(asked, variable, all);
  if (words === undefined && last === undefined && !known && options.data && all[0] === 'input')
    return { start, end, markdown: value(written, UNKNOWN_DATA) };
  return words === undefined && last === undefined ? undefined : { start, end, markdown: value(written, words, last) };
}

function describeVariable(asked: Asked, name: string, data: DataHere | undefined): string {
  const words = describeValue(data?.variables.get(name) ?? UNKNOWN);
  const note = variableNote(asked.site.part.scope, name);
  const last = lastValueOfVariable(asked, name, []);
  return [`\`$${name}\`${words === undefined ? '' : `: ${words}`}`, note, ...(last === undefined ? [] : [last])].join(
    '\n\n',
  );
}

/** Says where knowledge of data comes from, where there is none. */
const UNKNOWN_DATA =
  'What it holds is not known yet: a run of the machine shows it, or an example of its input beside it (`input.json`).';

function value(written: string, ...words: readonly (string | undefined)[]): string {
  return [`\`${written}\``, ...words.filter((line) => line !== undefined)].join('\n\n');
}

function describeFunction(label: string, doc: string, example?: string): string {
  return [`\`${label}\``, doc, ...(example === undefined ? [] : [example])].join('\n\n');
}

function within({ start, end }: OffsetRange, index: number): boolean {
  return start <= index && index <= end;
}
