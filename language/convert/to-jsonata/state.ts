import { parseJsonPath } from '../../expressions/json-path/parse';
import type { ReferencePath } from '../../expressions/reference-path';
import type { Json } from '../../json';
import type { State } from '../../model/model';
import type { Steps } from '../../steps';
import { child, childString, toJson, type Node, type ObjectNode, type StringNode } from '../../tree/node';
import { FieldChanger, type FieldChanges } from '../field-changes';
import { conditionText } from './condition';
import { expectOf, type Conversion } from '../conversion';
import { refuse } from './refuse';
import { literalText, stringText } from './jsonata-text';
import { pathValue } from './path';
import { templateValue, textValue } from './template';
import { expression, isExactly, merge, typeOf, type Value } from './value';
import { embedded, operandOf, toPayload } from './write-value';

const INPUT = '$states.input';
const RESULT = '$states.result';
const ERROR = '$states.errorOutput';

/** What becomes of the fields of a JSONPath state so that it does the same in JSONata (digest R1, R19, L10); in steps. */
export function* stateChanges(
  conversion: Conversion,
  state: State,
  converted: 'state' | 'machine',
): Steps<readonly FieldChanges[]> {
  return state.node ? yield* new StateWriter(conversion, state.node).write(state, converted) : [];
}

class StateWriter {
  private readonly fields: FieldChanger;
  private readonly inner: FieldChanges[] = [];
  private readonly raw = expression(INPUT, { present: true });
  /** What `InputPath` leaves of the input. */
  private readonly effective: Value;

  constructor(
    private readonly conversion: Conversion,
    private readonly node: ObjectNode,
  ) {
    this.fields = new FieldChanger(node);
    this.effective = this.filtered('InputPath', this.raw);
  }

  *write({ type }: State, converted: 'state' | 'machine'): Steps<readonly FieldChanges[]> {
    this.language(converted);
    switch (type) {
      case 'Pass':
        yield* this.pass();
        break;
      case 'Task':
        yield* this.task();
        break;
      case 'Parallel':
        yield* this.argumentsField();
        yield* this.resultFields();
        break;
      case 'Map':
        yield* this.map();
        break;
      case 'Wait':
        yield* this.wait();
        break;
      case 'Choice':
        yield* this.choice();
        break;
      case 'Succeed':
        yield* this.passThrough();
        break;
      case 'Fail':
        this.textField('ErrorPath', 'Error');
        this.textField('CausePath', 'Cause');
        break;
      case undefined:
        refuse(this.conversion, { node: this.node }, 'A state without a type cannot be converted.');
    }
    yield* this.handlers();
    return [...this.fields.changes(), ...this.inner];
  }

  /** `converted`: whether the machine says the language for all its states. */
  private language(converted: 'state' | 'machine'): void {
    const field = { name: 'QueryLanguage', value: 'JSONata' };
    if (child(this.node, 'QueryLanguage'))
      this.fields.replace(['QueryLanguage'], converted === 'state' ? field : undefined);
    else if (converted === 'state') this.fields.addBefore('Type', field);
  }

  private *pass(): Steps<void> {
    const parameters = child(this.node, 'Parameters');
    const literal = child(this.node, 'Result');
    const payload = parameters ? yield* this.template(parameters, this.effective) : this.effective;
    const result: Value = literal ? { kind: 'literal', value: toJson(literal) } : payload;
    const output = this.outgoing(result);
    const old = ['Result', 'Parameters', 'ResultPath', 'OutputPath', 'InputPath'];
    this.fields.replace(old, isExactly(output, INPUT) ? undefined : this.payload('Output', output));
    yield* this.assign(this.node, result, this.fields);
  }

  private *task(): Steps<void> {
    yield* this.argumentsField();
    this.numberField(this.node, 'TimeoutSeconds', this.fields);
    this.numberField(this.node, 'HeartbeatSeconds', this.fields);
    const credentials = child(this.node, 'Credentials');
    if (credentials) {
      this.fields.replace(
        ['Credentials'],
        this.payload('Credentials', yield* this.template(credentials, this.effective)),
      );
    }
    yield* this.resultFields();
  }

  private *argumentsField(): Steps<void> {
    const parameters = child(this.node, 'Parameters');
    const payload = parameters ? yield* this.template(parameters, this.effective) : this.effective;
    const given = isExactly(payload, INPUT) ? undefined : this.payload('Arguments', payload);
    this.fields.replace(['Parameters', 'InputPath'], given);
  }

  private *resultFields(): Steps<void> {
    const selector = child(this.node, 'ResultSelector');
    const raw = expression(RESULT, { present: true });
    const result = selector ? yield* this.template(selector, raw) : raw;
    const output = this.outgoing(result);
    this.fields.replace(
      ['ResultSelector', 'ResultPath', 'OutputPath'],
      isExactly(output, RESULT) ? undefined : this.payload('Output', output),
    );
    yield* this.assign(this.node, result, this.fields);
  }

  private *map(): Steps<void> {
    const itemsPath = childString(this.node, 'ItemsPath');
    const items = itemsPath ? textValue(this.conversion, itemsPath, this.effective) : this.effective;
    const isDefault = isExactly(items, INPUT) || child(this.node, 'ItemReader') !== undefined;
    this.fields.replace(['ItemsPath', 'InputPath'], isDefault ? undefined : this.payload('Items', items));
    const selector = child(this.node, 'ItemSelector') ?? child(this.node, 'Parameters');
    if (selector) {
      const field = this.payload('ItemSelector', yield* this.template(selector, this.effective));
      this.fields.replace(['ItemSelector', 'Parameters'], field);
    }
    for (const name of ['MaxConcurrency', 'ToleratedFailurePercentage', 'ToleratedFailureCount']) {
      this.numberField(this.node, name, this.fields);
    }
    yield* this.changeInside('ItemReader', function* (this: StateWriter, reader, changer) {
      yield* this.renamed(reader, 'Parameters', 'Arguments', changer);
      const config = child(reader, 'ReaderConfig');
      if (config?.kind !== 'object') return;
      const inConfig = new FieldChanger(config);
      this.numberField(config, 'MaxItems', inConfig);
      this.inner.push(...inConfig.changes());
    });
    yield* this.changeInside('ItemBatcher', function* (this: StateWriter, batcher, changer) {
      this.numberField(batcher, 'MaxItemsPerBatch', changer);
      this.numberField(batcher, 'MaxInputBytesPerBatch', changer);
      yield* this.renamed(batcher, 'BatchInput', 'BatchInput', changer);
    });
    yield* this.changeInside('ResultWriter', function* (this: StateWriter, writer, changer) {
      yield* this.renamed(writer, 'Parameters', 'Arguments', changer);
    });
    yield* this.resultFields();
  }

  private *wait(): Steps<void> {
    this.numberField(this.node, 'Seconds', this.fields);
    this.textField('TimestampPath', 'Timestamp');
    yield* this.passThrough();
  }

  private *choice(): Steps<void> {
    const output = this.filtered('OutputPath', this.effective);
    const own = isExactly(output, INPUT) ? undefined : this.payload('Output', output);
    const choices = child(this.node, 'Choices');
    for (const rule of choices?.kind === 'array' ? choices.items : []) {
      if (rule.kind !== 'object') continue;
      yield;
      const changer = new FieldChanger(rule);
      const test = rule.properties.map(({ key }) => key.value).filter((name) => !KEPT_IN_RULES.has(name));
      const condition = embedded(conditionText(this.conversion, rule, this.effective));
      changer.replace(test, { name: 'Condition', value: condition });
      if (own) changer.replace([], own);
      yield* this.assign(rule, this.effective, changer);
      this.inner.push(...changer.changes());
    }
    this.fields.replace(['OutputPath', 'InputPath'], own);
    yield* this.assign(this.node, this.effective, this.fields);
  }

  private *passThrough(): Steps<void> {
    const output = this.filtered('OutputPath', this.effective);
    this.fields.replace(
      ['OutputPath', 'InputPath'],
      isExactly(output, INPUT) ? undefined : this.payload('Output', output),
    );
    yield* this.assign(this.node, this.effective, this.fields);
  }

  /** `Catch` (digest R8, R9), and the names of errors that JSONata states do not have. */
  private *handlers(): Steps<void> {
    for (const field of ['Retry', 'Catch']) {
      const list = child(this.node, field);
      for (const handler of list?.kind === 'array' ? list.items : []) {
        if (handler.kind !== 'object') continue;
        yield;
        const changer = new FieldChanger(handler);
        if (field === 'Catch') yield* this.catcher(handler, changer);
        this.errorNames(handler, changer);
        this.inner.push(...changer.changes());
      }
    }
  }

  private *catcher(handler: ObjectNode, changer: FieldChanger): Steps<void> {
    const error = expression(ERROR, { present: true, type: 'object' });
    const output = this.placed(child(handler, 'ResultPath'), error);
    changer.replace(['ResultPath'], isExactly(output, ERROR) ? undefined : this.payload('Output', output));
    yield* this.assign(handler, error, changer);
  }

  private errorNames(handler: ObjectNode, changer: FieldChanger): void {
    const names = child(handler, 'ErrorEquals');
    if (names?.kind !== 'array') return;
    const given = names.items.map(toJson);
    const gone = given.filter((name) => typeof name === 'string' && JSON_PATH_ERRORS.has(name));
    if (gone.length === 0) return;
    const kept = given.filter((name) => !gone.includes(name));
    changer.replace(['ErrorEquals'], {
      name: 'ErrorEquals',
      value: [...new Set([...kept, 'States.QueryEvaluationError'])],
    });
    this.conversion.notes.push({
      start: names.start,
      end: names.end,
      message: `JSONata states fail with States.QueryEvaluationError where JSONPath states fail with ${gone.join(', ')}.`,
    });
  }

  /** What leaves the state: the result in its place in the input, and of that what `OutputPath` picks. */
  private outgoing(result: Value): Value {
    return this.filtered('OutputPath', this.placed(child(this.node, 'ResultPath'), result));
  }

  private placed(resultPath: Node | undefined, result: Value): Value {
    if (!resultPath) return result;
    if (resultPath.kind === 'null') return this.raw;
    if (resultPath.kind !== 'string')
      return refuse(this.conversion, { node: resultPath }, 'This is no reference path.');
    const steps: ReferencePath | undefined = parseJsonPath(resultPath.value).path?.keys;
    if (!steps || steps.some((step) => typeof step === 'number')) {
      const message = `JSONata cannot put a value at ${resultPath.value}: only members of objects can be replaced.`;
      return refuse(this.conversion, { node: resultPath }, message);
    }
    if (steps.length > 0) {
      const base = ['$states.input', ...steps.slice(0, -1)].join('.');
      expectOf(this.conversion, { node: resultPath }, `${base} is expected to be an object (or not to be there).`);
    }
    return merge(this.raw, steps, result);
  }

  /** `InputPath` or `OutputPath` (digest R3-R5). */
  private filtered(field: string, input: Value): Value {
    const node = child(this.node, field);
    if (!node) return input;
    if (node.kind === 'null') return { kind: 'literal', value: {} };
    const path = node.kind === 'string' ? parseJsonPath(node.value).path : undefined;
    if (!path) return refuse(this.conversion, { node }, 'This is no path.');
    return pathValue(this.conversion, path, { input, source: { node } });
  }

  private template(node: Node, input: Value): Steps<Value> {
    return templateValue(this.conversion, node, input);
  }

  private payload(name: string, value: Value): { name: string; value: Json } {
    // These take an object or an expression, in JSONPath any value.
    const isBare = value.kind === 'literal' && (typeof value.value !== 'object' || Array.isArray(value.value));
    if (isBare && (name === 'Arguments' || name === 'ItemSelector')) {
      return { name, value: embedded(literalText(value.value)) };
    }
    return { name, value: toPayload(value, this.conversion.precision) };
  }

  private *assign(holder: ObjectNode, input: Value, changer: FieldChanger): Steps<void> {
    const assign = child(holder, 'Assign');
    if (assign) changer.replace(['Assign'], this.payload('Assign', yield* this.template(assign, input)));
  }

  /** A field that a path gives in JSONPath states has a name without `Path` in JSONata ones. */
  private textField(from: string, to: string): void {
    const path = childString(this.node, from);
    if (!path) return;
    const value = textValue(this.conversion, path, this.effective);
    const isText = typeOf(value) === 'text';
    if (to === 'Timestamp' || isText) {
      this.fields.replace([from], this.payload(to, value));
      return;
    }
    expectOf(this.conversion, { node: path }, `${path.value} is expected to be a text.`);
    const text = operandOf(value, this.conversion.precision, path.value);
    const isExact = this.conversion.precision === 'exact';
    this.fields.replace([from], isExact ? { name: to, value: embedded(`$string(${text})`) } : this.payload(to, value));
  }

  /** A number that a path gives: the original takes a text that reads as one too, and refuses all others (S32, S51). */
  private numberField(holder: ObjectNode, name: string, changer: FieldChanger): void {
    const path: StringNode | undefined = childString(holder, `${name}Path`);
    if (!path) return;
    const value = textValue(this.conversion, path, this.effective);
    const isWhole = name !== 'ToleratedFailurePercentage';
    expectOf(
      this.conversion,
      { node: path },
      `${path.value} is expected to be a ${isWhole ? 'whole ' : ''}number, 0 or more.`,
    );
    const field = { name, value: toPayload(value, 'plain') };
    if (this.conversion.precision === 'exact') field.value = embedded(checkedNumber(value, isWhole, path.value));
    changer.replace([`${name}Path`], field);
  }

  private *renamed(holder: ObjectNode, from: string, to: string, changer: FieldChanger): Steps<void> {
    const node = child(holder, from);
    if (node) changer.replace([from], this.payload(to, yield* this.template(node, this.effective)));
  }

  private *changeInside(
    field: string,
    change: (this: StateWriter, object: ObjectNode, changer: FieldChanger) => Steps<void>,
  ): Steps<void> {
    const object = child(this.node, field);
    if (object?.kind !== 'object') return;
    const changer = new FieldChanger(object);
    yield* change.call(this, object, changer);
    this.inner.push(...changer.changes());
  }
}

function checkedNumber(value: Value, isWhole: boolean, path: string): string {
  const number = `$number(${operandOf(value, 'exact')})`;
  if (!isWhole) return number;
  const wrong = `$error(${stringText(`${path} is no whole number`)})`;
  return `( $n := ${number}; $n >= 0 and $n = $floor($n) ? $n : ${wrong} )`;
}

const KEPT_IN_RULES = new Set(['Next', 'Assign', 'Comment', 'Output', 'Condition']);

/** Errors of paths, templates and intrinsic functions; expressions fail with one name (digest E6, E11b). */
const JSON_PATH_ERRORS = new Set([
  'States.IntrinsicFailure',
  'States.ParameterPathFailure',
  'States.ReferencePathConflict',
  'States.ResultPathMatchFailure',
]);
