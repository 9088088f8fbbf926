import { applyEdits } from '../../language/features/edit';
import type { Converted } from '../../language/convert/outcome';
import type { Json } from '../../language/json';
import { buildModel } from '../../language/model/build-model';
import type { MachineModel } from '../../language/model/model';
import { parseJson } from '../../language/tree/parse-json';
import { toJson } from '../../language/tree/node';
import { validate } from '../../language/validate';
import type { Case } from './case';
import { difference } from './match-json';
import { Placeholders } from './placeholders';
import { startCase } from './start-case';

/** How a case's machine ends. */
export interface End {
  readonly status: string;
  readonly output?: Json;
  readonly error?: string;
}

const LIMIT = 60_000;

/** Runs the case's machine, or another one in its place, with the same answers to its calls. */
export async function endOf(given: Case, definition: Json): Promise<End | 'open'> {
  const run = startCase({ clock: '2025-01-02T03:04:05Z', ...given, definition, expect: {} }, { replayed: 0, run: 0 });
  const open = new Promise<'open'>((resolve) => setTimeout(resolve, LIMIT, 'open'));
  const end = await Promise.race([run.done, open]);
  if (end === 'open') {
    run.abort();
    return end;
  }
  return end;
}

export type Conversion = (model: MachineModel) => Converted;

/** The definition after a conversion, or why there is none. */
export function converted(definition: Json, convert: Conversion): { definition: Json } | { refused: string } {
  const text = JSON.stringify(definition, null, 2);
  const model = buildModel(parseJson(text));
  const result = convert(model);
  if (result.kind === 'refused') return { refused: result.reasons.map(({ message }) => message).join(' | ') };
  const after = parseJson(applyEdits(text, result.edits));
  if (after.faults.length > 0) throw new Error(`not JSON any more: ${applyEdits(text, result.edits)}`);
  return { definition: toJson(after.root) };
}

/** The errors of the second definition that the first has not. */
export function newErrors(before: Json, after: Json): string[] {
  const old = new Set(errorsOf(before));
  return errorsOf(after).filter((error) => !old.has(error));
}

function errorsOf(definition: Json): string[] {
  return validate(parseJson(JSON.stringify(definition)))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}

/** What differs between two ends, or undefined. Errors of paths have other names in JSONata: only that it failed counts. */
export function endDifference(expected: End | 'open', actual: End | 'open'): string | undefined {
  if (expected === 'open' || actual === 'open') return expected === actual ? undefined : 'one of them did not end';
  if (expected.status !== actual.status) return `status: ${expected.status} and ${actual.status}`;
  if (expected.output === undefined) return undefined;
  return difference(unnumbered(expected.output) ?? null, unnumbered(actual.output), Placeholders.of({}), 'output');
}

/** The stand-ins of functions count their requests on, from one run to the next. */
function unnumbered(output: Json | undefined): Json | undefined {
  if (output === undefined) return undefined;
  return JSON.parse(JSON.stringify(output).replace(/00000000-0000-4000-8000-\d{12}/g, '<request>')) as Json;
}
