import type { Json } from '../../json';
import { jsonBytes } from '../../json-bytes';
import { isJsonArray } from '../../json-equal';
import { pathText } from '../json-path/ast';
import { evaluateJsonPath, type PathRoots } from '../json-path/evaluate';
import { parameterAt, typeWords } from './check';
import { argumentCount } from './index';
import type { IntrinsicCall, IntrinsicEnvironment, IntrinsicOutcome, ParameterType } from './intrinsic';
import { LARGEST_RESULT, TOO_LARGE } from './largest-result';
import { isTooDeep } from './parse-json-text';

export type IntrinsicResult =
  | { readonly kind: 'value'; readonly value: Json }
  /** An argument's path finds nothing: reported like any missing path (digest F5, R15). `problem`: see evaluateJsonPath. */
  | { readonly kind: 'missing'; readonly path: string; readonly problem: string }
  /** `States.IntrinsicFailure`; `cause` comes behind the usual prefix (digest X3). */
  | { readonly kind: 'failure'; readonly cause: string };

/** Evaluates a parsed call. Randomness comes from `environment`. */
export function evaluateIntrinsic(
  call: IntrinsicCall,
  roots: PathRoots,
  environment: IntrinsicEnvironment,
): IntrinsicResult {
  return evaluateCall(call, roots, { environment, bytesLeft: LARGEST_RESULT });
}

interface Evaluation {
  readonly environment: IntrinsicEnvironment;
  bytesLeft: number;
}

function evaluateCall(call: IntrinsicCall, roots: PathRoots, evaluation: Evaluation): IntrinsicResult {
  const values: Json[] = [];
  for (const argument of call.arguments) {
    switch (argument.kind) {
      case 'literal':
        values.push(argument.value);
        break;
      case 'path': {
        const result = evaluateJsonPath(argument.path, roots);
        if (!result.found) return { kind: 'missing', path: pathText(argument.path), problem: result.problem };
        values.push(result.value);
        break;
      }
      case 'call': {
        const result = evaluateCall(argument, roots, evaluation);
        if (result.kind !== 'value') return result;
        values.push(result.value);
        break;
      }
    }
  }
  return applyIntrinsic(call, values, evaluation);
}

function applyIntrinsic(call: IntrinsicCall, values: readonly Json[], evaluation: Evaluation): IntrinsicResult {
  const outcome = outcomeOf(call, values, evaluation.environment);
  const failure = 'failure' in outcome ? outcome.failure : sizeFailure(outcome.value, evaluation);
  if (failure === undefined && 'value' in outcome) return { kind: 'value', value: outcome.value };
  const written = call.text.slice(call.start, call.end);
  return { kind: 'failure', cause: `The function '${written}' had the following error: ${failure ?? ''}` };
}

/** What a call gives for these values of its arguments. */
export function outcomeOf(
  call: IntrinsicCall,
  values: readonly Json[],
  environment: IntrinsicEnvironment,
): IntrinsicOutcome {
  return (
    typeFailure(call, values) ?? depthFailure(call, values) ?? call.intrinsic.call(values, environment, call.arguments)
  );
}

function sizeFailure(value: Json, evaluation: Evaluation): string | undefined {
  evaluation.bytesLeft -= jsonBytes(value, evaluation.bytesLeft);
  return evaluation.bytesLeft < 0 ? TOO_LARGE.failure : undefined;
}

function typeFailure(call: IntrinsicCall, values: readonly Json[]): { readonly failure: string } | undefined {
  const { least, most } = argumentCount(call.intrinsic);
  if (values.length < least || values.length > most)
    return { failure: `Wrong number of arguments: ${String(values.length)}` };
  for (const [i, value] of values.entries()) {
    const parameter = parameterAt(call.intrinsic, i);
    if (!parameter || fits(value, parameter.type)) continue;
    return {
      failure: `The argument "${parameter.name}" must be ${typeWords(parameter.type)} but was ${typeWords(typeOf(value))}`,
    };
  }
  return undefined;
}

function depthFailure(call: IntrinsicCall, values: readonly Json[]): { readonly failure: string } | undefined {
  if (!call.intrinsic.walksValues || !values.some(isTooDeep)) return undefined;
  return { failure: 'The value is nested too deeply' };
}

function fits(value: Json, type: ParameterType): boolean {
  const actual = typeOf(value);
  return type === 'any' || actual === type || (type === 'integer' && actual === 'number');
}

function typeOf(value: Json): 'null' | 'array' | 'object' | 'string' | 'number' | 'boolean' {
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'array';
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'object';
  }
}
