import { intrinsicNamed, signatureOf } from '../expressions/intrinsics/index';
import { JSONATA_FUNCTIONS } from '../expressions/jsonata/functions';
import type { MachineModel } from '../model/model';
import { expressionSite, indexAt } from './expression-site';
import { jsonataCursor } from './jsonata-cursor';
import { locate } from './locate';
import { pathCursor } from './path-cursor';

/** The function that the cursor is in, and which of its arguments. */
export interface SignatureHelp {
  readonly label: string;
  readonly doc: string;
  readonly parameters: readonly { readonly name: string; readonly doc: string }[];
  readonly active: number;
}

/** The signature of the innermost function around `offset`, in an intrinsic call or a JSONata expression. */
export function signatureHelp(model: MachineModel, offset: number): SignatureHelp | undefined {
  const place = locate(model, offset);
  const site = place.kind === 'value' ? expressionSite(place) : undefined;
  if (!site || site.kind === 'path') return undefined;
  const index = indexAt(site, offset);
  if (site.kind === 'template') {
    const call = pathCursor(site.text, index).calls.at(-1);
    return call && intrinsicHelp(call.name, call.argument);
  }
  const call = jsonataCursor(site.text, index).calls.at(-1);
  return call && jsonataHelp(call.name, call.argument);
}

function intrinsicHelp(name: string, argument: number): SignatureHelp | undefined {
  const intrinsic = intrinsicNamed(name);
  if (!intrinsic) return undefined;
  const { parameters } = intrinsic;
  const isRepeated = parameters.at(-1)?.repeated === true;
  return {
    label: signatureOf(intrinsic),
    doc: intrinsic.doc,
    parameters: parameters.map((parameter) => ({ name: parameter.name, doc: parameter.doc })),
    active: isRepeated ? Math.min(argument, parameters.length - 1) : argument,
  };
}

function jsonataHelp(name: string, argument: number): SignatureHelp | undefined {
  const known = JSONATA_FUNCTIONS.get(name);
  if (!known) return undefined;
  return {
    label: known.label,
    doc: known.doc,
    parameters: known.parameters.map((parameter) => ({ name: parameter.name, doc: parameter.type })),
    active: argument,
  };
}
