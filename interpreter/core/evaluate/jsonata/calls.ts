import type { ApplyForm, CallForm, Resolved } from '../../../../language/expressions/jsonata/resolved';
import { argumentCheck } from './arguments';
import { arityOf, Lambda, Matcher, NativeFunction, PassedFunction, Thunk } from './callables';
import { QueryError } from './errors';
import type { Evaluator } from './evaluator';
import type { Frame } from './frame';
import { matchObject } from './matching';
import { isFunction, type Value } from './values';

/** `callee(…)`; `first` is what `~>` puts before the arguments. */
export function evaluateCall(
  form: CallForm,
  input: Value,
  frame: Frame,
  evaluator: Evaluator,
  first?: { readonly value: Value },
): Value {
  const callee = evaluator.evaluate(form.callee, input, frame);
  if (callee === undefined && isBareFunctionName(form.callee, frame)) {
    throw new QueryError('T1005', {}, calleeName(form.callee));
  }
  const args: Value[] = first ? [first.value] : [];
  for (const argument of form.arguments) args.push(passed(evaluator.evaluate(argument, input, frame)));
  return named(calleeName(form.callee), () => applyFunction(callee, args, input, evaluator));
}

/** The result of a function; calls in tail position are made one after the other. */
export function applyFunction(callable: Value, args: readonly Value[], context: Value, evaluator: Evaluator): Value {
  let result = applyOnce(callable, args, context, evaluator);
  while (result instanceof Thunk) {
    const { form, input, frame } = result;
    const next = evaluator.evaluate(form.callee, input, frame);
    const nextArguments = form.arguments.map((argument) => evaluator.evaluate(argument, input, frame));
    result = named(calleeName(form.callee), () => applyOnce(next, nextArguments, context, evaluator));
  }
  return result;
}

function applyOnce(callable: Value, args: readonly Value[], context: Value, evaluator: Evaluator): Value {
  if (callable instanceof NativeFunction) return applyNative(callable, args, context, evaluator);
  if (callable instanceof Lambda) {
    const checked = callable.signature === undefined ? args : argumentCheck(callable.signature)(args, context);
    const frame = callable.frame.inner();
    callable.parameters.forEach((parameter, index) => {
      frame.bind(parameter, checked[index]);
    });
    return evaluator.evaluate(callable.body, callable.input, frame);
  }
  if (callable instanceof PassedFunction) return applyFunction(callable.target, args, null, evaluator);
  if (callable instanceof Matcher) return matchObject(callable, args[0], args[1], evaluator.context);
  throw new QueryError('T1006');
}

function applyNative(
  { name, signature, implementation }: NativeFunction,
  args: readonly Value[],
  context: Value,
  evaluator: Evaluator,
): Value {
  if (signature === undefined) return implementation(args, evaluator.context);
  const check = argumentCheck(signature);
  return named(name, () => implementation(check(args, context), evaluator.context));
}

/** `left ~> right`: a call with `left` in front, or two functions made one. */
export function evaluateApply(form: ApplyForm, input: Value, frame: Frame, evaluator: Evaluator): Value {
  const left = evaluator.evaluate(form.left, input, frame);
  if (form.right.kind === 'call') return evaluateCall(form.right, input, frame, evaluator, { value: left });
  const right = evaluator.evaluate(form.right, input, frame);
  if (!isFunction(right)) throw new QueryError('T2006', { value: right });
  if (!isFunction(left)) return applyFunction(right, [left], null, evaluator);
  return new NativeFunction('', 1, undefined, (args) => {
    const between = applyFunction(left, args.slice(0, 1), null, evaluator);
    return applyFunction(right, [between], null, evaluator);
  });
}

/** `$f(?, 1)`: a function of the arguments that are left open. */
export function evaluatePartial(form: CallForm, input: Value, frame: Frame, evaluator: Evaluator): Value {
  const given = form.arguments.map((argument) =>
    argument.kind === 'placeholder' ? OPEN : evaluator.evaluate(argument, input, frame),
  );
  const callee = evaluator.evaluate(form.callee, input, frame);
  if (callee === undefined && isBareFunctionName(form.callee, frame)) {
    throw new QueryError('T1007', {}, calleeName(form.callee));
  }
  if (!isFunction(callee)) throw new QueryError('T1008', {}, calleeName(form.callee));
  const open = given.filter((argument) => argument === OPEN).length;
  return new NativeFunction(calleeName(form.callee), open, undefined, (args) => {
    let next = 0;
    const all = given.map((argument) => (argument === OPEN ? args[next++] : argument));
    return applyFunction(callee, all, null, evaluator);
  });
}

/** An argument that the caller of a partial function gives. */
const OPEN = Symbol('open');

function passed(value: Value): Value {
  return isFunction(value) && !(value instanceof PassedFunction) ? new PassedFunction(value, arityOf(value)) : value;
}

/** Whether `sum(…)` was written where `$sum(…)` was meant. */
function isBareFunctionName(callee: Resolved, frame: Frame): boolean {
  return callee.kind === 'path' && Boolean(frame.lookUp(calleeName(callee)));
}

function calleeName(callee: Resolved): string {
  const form = callee.kind === 'path' ? callee.steps[0] : callee;
  return form?.kind === 'name' || form?.kind === 'variable' ? String(form.value) : '';
}

/** Errors are reported with the name of the function that was called. */
function named<T>(name: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof QueryError) error.token ??= name;
    throw error;
  }
}
