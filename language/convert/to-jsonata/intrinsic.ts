import type { IntrinsicArgument, IntrinsicCall } from '../../expressions/intrinsics/intrinsic';
import type { Source } from '../remarks';
import { expectOf, type Conversion } from '../conversion';
import { refuse } from './refuse';
import { regexText, stringText } from './jsonata-text';
import { pathValue, type PathPlace } from './path';
import { expression, type Value, typeOf } from './value';
import { isScalar, operandOf, sourceOf } from './write-value';

/** A call of an intrinsic function as a value (digest F6-F23, F42). */
export function intrinsicValue(conversion: Conversion, call: IntrinsicCall, place: PathPlace): Value {
  return new CallWriter(conversion, call, place).write();
}

/** Writes one call; its arguments are numbered from 0. */
class CallWriter {
  private readonly values: readonly Value[];

  constructor(
    private readonly conversion: Conversion,
    private readonly call: IntrinsicCall,
    private readonly place: PathPlace,
  ) {
    this.values = call.arguments.map((argument) => this.argumentValue(argument));
  }

  write(): Value {
    switch (this.call.intrinsic.name) {
      case 'States.Format':
        return this.format();
      case 'States.StringToJson':
        return this.stringToJson();
      case 'States.JsonToString':
        return this.jsonToString();
      case 'States.Array':
        return { kind: 'list', items: this.values };
      case 'States.ArrayPartition':
        return this.arrayPartition();
      case 'States.ArrayContains':
        return this.arrayContains();
      case 'States.ArrayRange':
        return this.array(`[$range(${[0, 1, 2].map((index) => this.integer(index)).join(', ')})]`);
      case 'States.ArrayGetItem':
        return this.arrayGetItem();
      case 'States.ArrayLength':
        return expression(`$count(${this.text(0)})`, { present: true, type: 'number' });
      case 'States.ArrayUnique':
        return this.array(`[$distinct(${this.text(0)})[]]`);
      case 'States.Base64Encode':
        return this.textOf(`$base64encode(${this.text(0)})`);
      case 'States.Base64Decode':
        return this.textOf(`$base64decode(${this.text(0)})`);
      case 'States.Hash':
        return this.textOf(`$hash(${this.hashed()}, ${this.text(1)})`);
      case 'States.JsonMerge':
        return this.jsonMerge();
      case 'States.MathRandom':
        return this.mathRandom();
      case 'States.MathAdd':
        return this.mathAdd();
      case 'States.StringSplit':
        return this.stringSplit();
      case 'States.UUID':
        return this.textOf('$uuid()');
      default:
        return this.refuse(`JSONata has no equal for ${this.call.intrinsic.name}.`);
    }
  }

  private argumentValue(argument: IntrinsicArgument): Value {
    switch (argument.kind) {
      case 'literal':
        return { kind: 'literal', value: argument.value };
      case 'call':
        return intrinsicValue(this.conversion, argument, this.place);
      case 'path': {
        const part = { start: argument.start, end: argument.end };
        return pathValue(this.conversion, argument.path, { ...this.place, source: { ...this.place.source, part } });
      }
    }
  }

  private get source(): Source {
    return { ...this.place.source, part: { start: this.call.start, end: this.call.end } };
  }

  private get isExact(): boolean {
    return this.conversion.precision === 'exact';
  }

  private refuse(message: string): Value {
    return refuse(this.conversion, this.source, message);
  }

  private expect(message: string): void {
    expectOf(this.conversion, this.source, message);
  }

  private value(index: number): Value {
    return this.values[index] ?? { kind: 'literal', value: null };
  }

  /** How the original names an argument. */
  private written(index: number): string {
    const argument = this.call.arguments[index];
    return argument ? this.call.text.slice(argument.start, argument.end) : '';
  }

  private text(index: number): string {
    return sourceOf(this.value(index), this.conversion.precision, this.written(index)).source;
  }

  private operand(index: number): string {
    return operandOf(this.value(index), this.conversion.precision, this.written(index));
  }

  private literalText(index: number): string | undefined {
    const value = this.value(index);
    return value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
  }

  private textOf(source: string): Value {
    return expression(source, { present: true, type: 'text' });
  }

  private array(source: string): Value {
    return expression(source, { present: true, type: 'array' });
  }

  /** Digest F24: halves are rounded upwards; `$round` rounds them to even numbers. */
  private integer(index: number): string {
    const value = this.value(index);
    if (value.kind === 'literal' && typeof value.value === 'number') return String(Math.floor(value.value + 0.5));
    if (this.isExact) return `$floor(${this.operand(index)} + 0.5)`;
    this.expect(`${this.written(index)} is expected to be a whole number; ${this.call.intrinsic.name} rounds others.`);
    return this.operand(index);
  }

  private format(): Value {
    const template = this.call.arguments[0];
    const parts = template?.kind === 'literal' ? template.parts : undefined;
    if (!parts) return this.formatByData();
    const pieces = parts.flatMap((part, index) => [
      ...(part === '' ? [] : [stringText(part)]),
      ...(index < this.values.length - 1 ? [this.printed(index + 1)] : []),
    ]);
    // Two texts or more: else the first piece need not be a text, and "&" would not make it one.
    if (pieces.length === 1 && this.values.length > 1) pieces.unshift("''");
    return expression(pieces.length === 0 ? "''" : pieces.join(' & '), {
      present: true,
      primary: pieces.length < 2,
      type: 'text',
    });
  }

  private formatByData(): Value {
    if (this.values.length !== 2) {
      return this.refuse('JSONata has no equal for a template of States.Format that comes from the data.');
    }
    this.expect(`${this.written(0)} is expected to have one {} and no escaped braces.`);
    return this.textOf(`$replace(${this.text(0)}, '{}', '' & ${this.printed(1)}, 1)`);
  }

  /** Digest F6: a text as it is, other values as JSON, objects and arrays in the manner of Java. */
  private printed(index: number): string {
    if (isScalar(this.value(index))) return this.operand(index);
    if (this.isExact) return `$text(${this.text(index)})`;
    this.expect(`${this.written(index)} is expected to be a text, a number or a boolean: objects print differently.`);
    return this.operand(index);
  }

  private stringToJson(): Value {
    if (!this.isExact) return expression(`$parse(${this.text(0)})`);
    return expression(`($trim(${this.text(0)}) = '' ? null : $parse(${this.text(0)}))`, { present: true });
  }

  private jsonToString(): Value {
    const type = typeOf(this.value(0));
    if (type !== undefined && type !== 'text') return this.textOf(`$string(${this.text(0)})`);
    if (!this.isExact) {
      this.expect(`${this.written(0)} is expected to be no text: $string leaves a text without quotes.`);
      return this.textOf(`$string(${this.text(0)})`);
    }
    // As a member of an object a text keeps its quotes, and all other values print as they do alone.
    const holder = `$string({'v': ${this.text(0)}})`;
    return this.textOf(`$substring(${holder}, 5, $length(${holder}) - 6)`);
  }

  private arrayPartition(): Value {
    const partitioned = `$partition(${this.text(0)}, ${this.integer(1)})`;
    if (!this.isExact) {
      this.expect(`${this.written(0)} is expected not to be empty.`);
      return expression(partitioned, { type: 'array' });
    }
    return this.array(`($count(${this.text(0)}) = 0 ? [] : ${partitioned})`);
  }

  private arrayContains(): Value {
    const type = typeOf(this.value(1));
    const isSimple = type !== undefined && type !== 'object' && type !== 'array';
    const source =
      isSimple || !this.isExact
        ? `(${this.operand(1)} in ${this.operand(0)})`
        : `($count($filter(${this.text(0)}, function($v) { $v = ${this.operand(1)} })) > 0)`;
    if (!isSimple) this.expect(`${this.written(1)} is expected to be no object and no array.`);
    return expression(source, { present: true, type: 'boolean' });
  }

  private arrayGetItem(): Value {
    const value = this.value(0);
    if (value.kind === 'list' && this.value(1).kind === 'literal') return value.items[Number(this.integer(1))] ?? value;
    return expression(`${this.operand(0)}[${this.integer(1)}]`);
  }

  /** Digest F18: what is no text is hashed as its JSON text; `$hash` takes texts only. */
  private hashed(): string {
    const type = typeOf(this.value(0));
    if (type === 'text') return this.text(0);
    if (type !== undefined) return `$string(${this.text(0)})`;
    this.expect(`${this.written(0)} is expected to be a text.`);
    return this.isExact ? `$string(${this.text(0)})` : this.text(0);
  }

  private jsonMerge(): Value {
    const deep = this.value(2);
    if (deep.kind !== 'literal' || deep.value !== false) {
      return this.refuse(
        'States.JsonMerge merges in depth only where its last argument is not false; the service refuses that.',
      );
    }
    return expression(`$merge([${this.text(0)}, ${this.text(1)}])`, { present: true, type: 'object' });
  }

  private mathRandom(): Value {
    if (this.values.length > 2) {
      return this.refuse('With a seed States.MathRandom gives other numbers than the random function of JSONata.');
    }
    const start = this.integer(0);
    const drawn = `$floor($random() * (${this.integer(1)} - ${start}))`;
    return expression(start === '0' ? drawn : `(${drawn} + ${start})`, { present: true, type: 'number' });
  }

  private mathAdd(): Value {
    const [a, b] = [this.integer(0), this.integer(1)];
    const sum = b.startsWith('-') ? `${a} - ${b.slice(1)}` : `${a} + ${b}`;
    return expression(sum, { present: this.isExact, primary: false, type: 'number' });
  }

  /** Digest F22: splits at any of the delimiters and leaves out empty pieces. */
  private stringSplit(): Value {
    const delimiters = this.literalText(1);
    const notEmpty = (list: string): Value => this.array(`[$filter(${list}, function($v) { $v != '' })]`);
    if (delimiters === undefined) {
      const all = this.text(1);
      const first = `$substring(${all}, 0, 1)`;
      const unified = `$reduce($split(${all}, ''), function($t, $m) { $replace($t, $m, ${first}) }, ${this.text(0)})`;
      return notEmpty(`$split(${unified}, ${first})`);
    }
    if (delimiters === '') return this.refuse('Without a delimiter States.StringSplit leaves a text whole.');
    const separator =
      [...delimiters].length === 1 ? stringText(delimiters) : `/[${[...delimiters].map(regexText).join('')}]/`;
    return notEmpty(`$split(${this.text(0)}, ${separator})`);
  }
}
