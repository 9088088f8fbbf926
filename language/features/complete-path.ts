import { pathShape } from '../data-flow/path-shape';
import { ARRAY, type Shape } from '../data-flow/shape';
import { INTRINSICS, signatureOf, textIntrinsics } from '../expressions/intrinsics/index';
import type { Intrinsic } from '../expressions/intrinsics/intrinsic';
import { parseJsonPath } from '../expressions/json-path/parse';
import type { MachineModel } from '../model/model';
import { visibleNames } from '../rules/variables';
import type { Completion } from './completion';
import { contextMembers } from './context-members';
import { dataHere, type DataHere } from './data-here';
import { describeValue } from './describe-shape';
import type { ExpressionSite } from './expression-site';
import type { FeatureOptions } from './options';
import { pathCursor } from './path-cursor';
import { pieceInserter, type PieceInserter } from './piece';

/** Proposes what may be written at an index of a JSONPath, or of an intrinsic call. */
export function completePath(
  model: MachineModel,
  site: ExpressionSite,
  index: number,
  options: FeatureOptions,
): Completion[] {
  const cursor = pathCursor(site.text, index);
  const isBehindCall = /\)\s*$/.test(site.text.slice(0, index));
  if (cursor.inText || isBehindCall) return [];
  const { atom, start, wordEnd } = cursor;
  const data = dataHere(model, site, options);
  if (atom === '' || atom === '$' || /^\$[\p{ID_Continue}]*$/u.test(atom)) {
    const insert = pieceInserter(model, site, { start, index, end: wordEnd });
    return [...roots(site, data, insert), ...(site.kind === 'template' && atom === '' ? intrinsics(site, insert) : [])];
  }
  if (!atom.startsWith('$')) {
    const insert = pieceInserter(model, site, { start, index, end: wordEnd });
    return site.kind === 'template' && 'States.'.startsWith(atom.slice(0, 7)) ? intrinsics(site, insert) : [];
  }
  const dot = atom.lastIndexOf('.');
  if (dot <= 0 || /[[\]]/.test(atom.slice(dot))) return [];
  const base = parseJsonPath(atom.slice(0, dot)).path;
  if (!base) return [];
  const insert = pieceInserter(model, site, { start: start + dot + 1, index, end: wordEnd });
  if (base.root === 'context') {
    const members = base.keys && contextMembers(site, base.keys);
    if (members) return members.map(({ name, doc }) => insert.plain(name, 'member', { doc }));
  }
  if (!data) return [];
  const found = pathShape(base, data);
  return found.kind === 'found' ? dataMembers(found.shape, insert) : [];
}

/** The names that the value at a path is known to hold. */
function dataMembers(shape: Shape, insert: PieceInserter): Completion[] {
  const members = [...(shape.object?.members() ?? [])].map(([name, member]) => {
    const detail = describeValue(member.shape);
    const isPlain = /^[\p{ID_Continue}-]+$/u.test(name);
    const info = detail === undefined ? {} : { detail };
    return isPlain
      ? insert.plain(name, 'member', info)
      : insert.replacingDot(`['${name.replace(/['\\]/g, '\\$&')}']`, name, 'member', info);
  });
  if (members.length > 0 || !(shape.types & ARRAY) || !shape.array) return members;
  return [
    insert.replacingDot('[*]', '[*]', 'member', { detail: 'all elements' }),
    insert.replacingDot('[0]', '[0]', 'member', { detail: 'the first element' }),
  ];
}

function roots(site: ExpressionSite, data: DataHere | undefined, insert: PieceInserter): Completion[] {
  const { scope } = site.part;
  const isResultPath = site.field.name === 'ResultPath';
  const input = insert.plain('$', 'variable', {
    detail: 'the input',
    ...(data && withShape(data.input)),
  });
  // ResultPath names a place in the input (digest R6).
  if (isResultPath) return [input];
  const variables = scope ? [...visibleNames(scope)] : [];
  return [
    input,
    insert.plain('$$', 'variable', { detail: 'the context object' }),
    ...variables.map((name) =>
      insert.plain(`$${name}`, 'variable', { detail: 'variable', ...withShape(data?.variables.get(name)) }),
    ),
  ];
}

function withShape(shape: Shape | undefined): { doc?: string } {
  const words = shape && describeValue(shape);
  return words === undefined ? {} : { doc: words };
}

/** The functions that may stand in the field (digest F1, S35). */
function intrinsics(site: ExpressionSite, insert: PieceInserter): Completion[] {
  const isTextOnly = site.field.value.kind === 'path';
  return INTRINSICS.filter(({ name }) => !isTextOnly || textIntrinsics.has(name)).map((intrinsic) =>
    insert.call(intrinsic.name, argumentStops(intrinsic), { detail: signatureOf(intrinsic), doc: intrinsic.doc }),
  );
}

/** A tab stop for each argument that must be there; texts stand in single quotes. */
function argumentStops({ parameters }: Intrinsic): string {
  const required = parameters.filter(({ optional }) => !optional);
  return required
    .map(({ name, type }, index) => {
      const stop = '${' + `${String(index + 1)}:${name}` + '}';
      return type === 'string' ? `'${stop}'` : stop;
    })
    .join(', ');
}
