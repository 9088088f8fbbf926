import type { ExpressionFault } from '../fault';
import { argumentCount, signatureOf } from './index';
import type { Intrinsic, IntrinsicArgument, IntrinsicCall, IntrinsicParameter, ParameterType } from './intrinsic';

/** The faults of a call and of the calls inside it: counts (refused, digest F52), literal types and values (warnings). */
export function checkCall(call: IntrinsicCall): ExpressionFault[] {
  const faults = call.arguments.flatMap((argument) => (argument.kind === 'call' ? checkCall(argument) : []));
  const miscounted = checkCount(call);
  if (miscounted) return [miscounted, ...faults];
  call.arguments.forEach((argument, i) => {
    const parameter = parameterAt(call.intrinsic, i);
    const fault = parameter && checkType(argument, parameter);
    if (fault) faults.push(fault);
  });
  faults.push(...(call.intrinsic.check?.(call.arguments) ?? []));
  return faults;
}

function checkCount(call: IntrinsicCall): ExpressionFault | undefined {
  const { least, most } = argumentCount(call.intrinsic);
  const given = call.arguments.length;
  if (given >= least && given <= most) return undefined;
  const wanted =
    least === most
      ? String(least)
      : most === Infinity
        ? `at least ${String(least)}`
        : `${String(least)} to ${String(most)}`;
  const message = `${call.intrinsic.name} takes ${wanted} argument${wanted.endsWith('1') ? '' : 's'}, not ${String(given)}: ${signatureOf(call.intrinsic)}.`;
  return { message, start: call.start, end: call.end };
}

/** The parameter that the argument number `index` is for; a repeated parameter takes all further arguments. */
export function parameterAt(intrinsic: Intrinsic, index: number): IntrinsicParameter | undefined {
  const last = intrinsic.parameters[intrinsic.parameters.length - 1];
  return intrinsic.parameters[index] ?? (last?.repeated ? last : undefined);
}

function checkType(argument: IntrinsicArgument, parameter: IntrinsicParameter): ExpressionFault | undefined {
  const given = typeOf(argument);
  const at = { start: argument.start, end: argument.end, severity: 'warning' } as const;
  if (given && !fits(given, parameter.type)) {
    return {
      message: `The argument "${parameter.name}" must be ${typeWords(parameter.type)}, not ${typeWords(given)}.`,
      ...at,
    };
  }
  if (!parameter.oneOf || argument.kind !== 'literal' || typeof argument.value !== 'string') return undefined;
  if (parameter.oneOf.includes(argument.value)) return undefined;
  return { message: `The argument "${parameter.name}" must be one of ${parameter.oneOf.join(', ')}.`, ...at };
}

type KnownType = Exclude<ParameterType, 'any' | 'integer'> | 'null';

/** The type of what an argument gives, as far as it can be known from how it is written. */
function typeOf(argument: IntrinsicArgument): KnownType | undefined {
  if (argument.kind === 'path') return argument.path.definite ? undefined : 'array';
  if (argument.kind === 'call') {
    const { returns } = argument.intrinsic;
    return returns === 'any' ? undefined : returns === 'integer' ? 'number' : returns;
  }
  switch (typeof argument.value) {
    case 'string':
      return 'string';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'null';
  }
}

function fits(given: KnownType, wanted: ParameterType): boolean {
  return wanted === 'any' || given === wanted || (wanted === 'integer' && given === 'number');
}

/** "a number", "an array": how messages name a type. */
export function typeWords(type: ParameterType | 'null'): string {
  switch (type) {
    case 'any':
      return 'any value';
    case 'null':
      return 'null';
    case 'string':
      return 'a text';
    case 'integer':
    case 'array':
    case 'object':
      return `an ${type}`;
    case 'number':
    case 'boolean':
      return `a ${type}`;
  }
}
