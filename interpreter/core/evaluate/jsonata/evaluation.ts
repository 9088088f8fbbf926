import type {
  ArrayForm,
  ConditionForm,
  RangeForm,
  Resolved,
  TransformForm,
} from '../../../../language/expressions/jsonata/resolved';
import type { EvaluationEnvironment } from '../jsonata-result';
import { applyFunction, evaluateApply, evaluateCall, evaluatePartial } from './calls';
import { Lambda, Matcher, NativeFunction, Thunk, type CallContext } from './callables';
import { QueryError } from './errors';
import type { Evaluator } from './evaluator';
import { Frame } from './frame';
import { evaluateGroup } from './group';
import { LIBRARY } from './library';
import { Limits } from './limits';
import { applyOperator } from './operators';
import { evaluateFilter, evaluatePath } from './paths';
import {
  append,
  asSequence,
  isArray,
  isFunction,
  isNumeric,
  isRecord,
  isSequence,
  isTrue,
  lookUp,
  setMember,
  type Sequence,
  type Value,
} from './values';

/**
 * The value of an expression. There is no context item at the top level (digest R24). Throws QueryError, LimitError,
 * InternalError.
 */
export function evaluateForm(form: Resolved, environment: EvaluationEnvironment): Value {
  const evaluation = new Evaluation(environment);
  return evaluation.evaluate(form, undefined, evaluation.outermost);
}

/** One evaluation of one expression. */
class Evaluation implements Evaluator {
  readonly limits = new Limits();
  readonly outermost: Frame;
  readonly context: CallContext;

  constructor(environment: EvaluationEnvironment) {
    this.outermost = new Frame(undefined, (name) => {
      // A variable that is null is there.
      const value = environment.lookup(name);
      return value === undefined ? LIBRARY.get(name) : value;
    });
    this.context = {
      call: (callable, args) => applyFunction(callable, args, null, this),
      work: (steps = 1) => {
        this.limits.work(steps);
      },
      hold: (bytes, added) => {
        this.limits.hold(bytes, added);
      },
      now: environment.now,
      random: () => environment.random.next(),
      uuid: () => environment.random.uuid(),
    };
  }

  evaluate(form: Resolved, input: Value, frame: Frame): Value {
    this.limits.enter();
    let result = this.evaluateKind(form, input, frame);
    if (form.predicates) {
      for (const predicate of form.predicates) result = evaluateFilter(predicate, result, frame, this);
    }
    if (form.group && form.kind !== 'path') result = evaluateGroup(form.group, result, frame, this);
    this.limits.leave();
    return isSequence(result) ? collapsed(result, form) : result;
  }

  private evaluateKind(form: Resolved, input: Value, frame: Frame): Value {
    switch (form.kind) {
      case 'path':
        return evaluatePath(form, input, frame, this);
      case 'name':
        return lookUp(input, String(form.value));
      case 'variable':
        if (form.value === '') return input;
        return form.value === '$' ? undefined : frame.lookUp(String(form.value));
      case 'string':
      case 'number':
      case 'constant':
        return form.value;
      case 'binary':
        return this.binary(form.operator, form.left, form.right, input, frame);
      case 'condition':
        return this.condition(form, input, frame);
      case 'call':
        return evaluateCall(form, input, frame, this);
      case 'object':
        return evaluateGroup(form.entries, input, frame, this);
      case 'array':
        return this.array(form, input, frame);
      case 'block':
        return this.block(form.expressions, input, frame.inner());
      case 'bind': {
        const value = this.evaluate(form.value, input, frame);
        frame.bind(form.variable, value);
        return value;
      }
      case 'lambda':
        return new Lambda(form.parameters, form.signature, form.body, input, frame);
      case 'thunk':
        return new Thunk(form.call, input, frame);
      case 'apply':
        return evaluateApply(form, input, frame, this);
      case 'partial':
        return evaluatePartial(form, input, frame, this);
      case 'range':
        return this.range(form, input, frame);
      case 'negate':
        return negated(this.evaluate(form.operand, input, frame));
      case 'regex':
        return new Matcher(String(form.value), form.flags ?? '');
      case 'wildcard':
        return this.members(input);
      case 'descendants':
        return this.descendants(input);
      case 'parent':
        return frame.lookUp(form.slot?.label ?? '');
      case 'transform':
        return this.transform(form, frame);
      case 'sort':
      case 'placeholder':
        // Evaluated by the path or the call that they stand in.
        return undefined;
    }
  }

  private binary(operator: string, left: Resolved, right: Resolved, input: Value, frame: Frame): Value {
    const first = this.evaluate(left, input, frame);
    if (operator === 'and') return isTrue(first) && isTrue(this.evaluate(right, input, frame));
    if (operator === 'or') return isTrue(first) || isTrue(this.evaluate(right, input, frame));
    const second = this.evaluate(right, input, frame);
    try {
      return applyOperator(operator, first, second, this.limits);
    } catch (error) {
      if (error instanceof QueryError) error.token = operator;
      throw error;
    }
  }

  private condition(form: ConditionForm, input: Value, frame: Frame): Value {
    if (isTrue(this.evaluate(form.condition, input, frame))) return this.evaluate(form.then, input, frame);
    return form.else && this.evaluate(form.else, input, frame);
  }

  private block(expressions: readonly Resolved[], input: Value, frame: Frame): Value {
    let result: Value;
    for (const expression of expressions) result = this.evaluate(expression, input, frame);
    return result;
  }

  private array(form: ArrayForm, input: Value, frame: Frame): Value {
    const result: Sequence = [];
    for (const item of form.items) {
      const value = this.evaluate(item, input, frame);
      if (value === undefined) continue;
      const before = result.length;
      // An array constructor inside stays an array; what else is an array adds its items.
      if (item.kind !== 'array' && isArray(value)) for (const part of value) result.push(part);
      else result.push(value);
      this.limits.hold(result.length * 8, (result.length - before) * 8);
    }
    if (form.consArray === true) Object.defineProperty(result, 'cons', { value: true });
    return result;
  }

  private range(form: RangeForm, input: Value, frame: Frame): Value {
    const from = this.evaluate(form.from, input, frame);
    const to = this.evaluate(form.to, input, frame);
    if (from !== undefined && !Number.isInteger(from)) throw new QueryError('T2003', { value: from });
    if (to !== undefined && !Number.isInteger(to)) throw new QueryError('T2004', { value: to });
    if (typeof from !== 'number' || typeof to !== 'number' || from > to) return undefined;
    const length = to - from + 1;
    this.limits.hold(length * 8);
    return asSequence(Array.from({ length }, (_empty, index) => from + index));
  }

  /** `*`: the values of all members, of an array the items. Arrays among them give their items, however deep. */
  private members(input: Value): Value {
    if (!isArray(input) && !isRecord(input)) return undefined;
    const values: readonly Value[] = isArray(input) ? input : Object.values(input);
    const result: Value[] = [];
    for (const value of values) this.addFlat(value, result);
    // The library appends arrays, which makes the whole an array that stays one with a single item.
    return values.some(isArray) ? result : asSequence(result);
  }

  private addFlat(value: Value, result: Value[]): void {
    this.limits.work(1);
    if (isArray(value)) for (const item of value) this.addFlat(item, result);
    else result.push(value);
  }

  /** `**`: the input itself and everything inside, but for arrays, whose items count. */
  private descendants(input: Value): Value {
    if (input === undefined) return undefined;
    const result: Value[] = [];
    this.addDescendants(input, result);
    this.limits.hold(result.length * 8);
    return result.length === 1 ? result[0] : asSequence(result);
  }

  private addDescendants(value: Value, result: Value[]): void {
    this.limits.work(1);
    if (isArray(value)) {
      for (const item of value) this.addDescendants(item, result);
      return;
    }
    result.push(value);
    if (isRecord(value)) for (const inner of Object.values(value)) this.addDescendants(inner, result);
  }

  /** `|pattern|update, delete|`: a function that gives a changed copy. */
  private transform(form: TransformForm, frame: Frame): Value {
    return new NativeFunction('transform', 1, '<(oa):o>', ([value]) => {
      if (value === undefined) return undefined;
      const cloneFunction = frame.lookUp('clone');
      if (!isFunction(cloneFunction)) throw new QueryError('T2013');
      const copy = applyFunction(cloneFunction, [value], null, this);
      const found = this.evaluate(form.pattern, copy, frame);
      const matches: readonly Value[] = found === undefined ? [] : isArray(found) ? found : [found];
      for (const match of matches) this.change(form, match, frame);
      return copy;
    });
  }

  private change(form: TransformForm, match: Value, frame: Frame): void {
    const update = this.evaluate(form.update, match, frame);
    if (update !== undefined) {
      if (!isRecord(update)) throw new QueryError('T2011', { value: update });
      if (isRecord(match)) for (const [key, value] of Object.entries(update)) setMember(match, key, value);
    }
    if (!form.delete) return;
    const deleted = this.evaluate(form.delete, match, frame);
    if (deleted === undefined) return;
    for (const key of append([], deleted) as readonly Value[]) {
      if (typeof key !== 'string') throw new QueryError('T2012', { value: deleted });
      if (isRecord(match)) Reflect.deleteProperty(match, key);
    }
  }
}

/** Digest R29: one item of a sequence stands for itself, and none for nothing. */
function collapsed(sequence: Sequence, form: Resolved): Value {
  if (sequence.tupleStream === true) return sequence;
  if (form.keepArray === true) sequence.keepSingleton = true;
  if (sequence.length === 0) return undefined;
  return sequence.length === 1 && sequence.keepSingleton !== true ? sequence[0] : sequence;
}

function negated(value: Value): Value {
  if (value === undefined) return undefined;
  if (!isNumeric(value)) throw new QueryError('D1002', { value });
  return -value;
}
