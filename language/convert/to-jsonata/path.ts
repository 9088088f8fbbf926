import { existsAt, findContextField } from '../../expressions/context-object';
import { pathText, type JsonPath, type PathStep } from '../../expressions/json-path/ast';
import type { Source } from '../remarks';
import { expectOf, type Conversion } from '../conversion';
import { refuse } from './refuse';
import { filterText } from './filter';
import { nameStep, stringText } from './jsonata-text';
import { expression, operand, select, type ExpressionValue, type Value, type ValueType } from './value';
import { sourceOf } from './write-value';

/** What `$` stands for at a place, and where the place is. */
export interface PathPlace {
  readonly input: Value;
  readonly source: Source;
}

/** A path as a value: names and indexes are followed in what is known, the rest becomes an expression (digest P6). */
export function pathValue(conversion: Conversion, path: JsonPath, place: PathPlace): Value {
  const root = rootValue(path, place);
  if (path.keys) {
    const value = path.keys.reduce<Value>(select, root);
    return path.root === 'context' && value.kind === 'expression' ? knownContext(value, path.keys) : value;
  }
  return new StepWriter(conversion, place, path).write(root);
}

function rootValue({ root }: JsonPath, { input }: PathPlace): Value {
  if (root === 'input') return input;
  if (root === 'context') return expression('$states.context', { present: true, type: 'object' });
  return expression(`$${root.variable}`);
}

const CONTEXT_TYPES: Readonly<Record<string, ValueType>> = {
  object: 'object',
  string: 'text',
  timestamp: 'text',
  integer: 'number',
};

function knownContext(value: ExpressionValue, keys: readonly (string | number)[]): Value {
  const found = findContextField(keys);
  if (found.kind !== 'found') return value;
  const anywhere = { stateType: undefined, machineType: 'EXPRESS', callback: false, insideMap: false } as const;
  const present = found.field.only === undefined && existsAt(found.field, anywhere);
  return { ...value, present, type: CONTEXT_TYPES[found.field.type] };
}

/** Writes the steps of a path one by one: first at one value, then at each of many. */
class StepWriter {
  /** The values found so far: an array, or nothing. */
  private list = '';
  /** Steps to be taken at each element of the list. */
  private pending = '';

  constructor(
    private readonly conversion: Conversion,
    private readonly place: PathPlace,
    private readonly path: JsonPath,
  ) {}

  write(root: Value): Value {
    let single: Value | undefined = root;
    const { steps } = this.path;
    for (const [index, step] of steps.entries()) {
      if (step.kind === 'function') {
        const applied = this.applyFunction(step, single);
        single = applied;
        continue;
      }
      if (single && (step.kind === 'name' || step.kind === 'index')) {
        single = select(single, step.kind === 'name' ? step.name : step.index);
        continue;
      }
      if (single) {
        const { source } = operand(sourceOf(single, this.conversion.precision));
        const problem = this.spread(step, source, steps[index + 1]);
        if (problem !== undefined) return this.refuseStep(step, problem);
        single = undefined;
        continue;
      }
      const problem = this.takeAtEach(step, index === steps.length - 1, steps[index - 1]);
      if (problem !== undefined) return this.refuseStep(step, problem);
    }
    if (single) return single;
    this.flush();
    return expression(`[${this.list}]`, { present: true, type: 'array' });
  }

  private refuseStep(step: PathStep, why: string): Value {
    const { node, part } = this.place.source;
    const at = part ? undefined : { start: step.start, end: step.end };
    return refuse(this.conversion, { node, ...((at ?? part) && { part: at ?? part }) }, `${this.text()}: ${why}`);
  }

  private text(): string {
    return pathText(this.path);
  }

  /** The first step that gives many values. Answers why it has no equal, or undefined. */
  private spread(step: PathStep, base: string, next: PathStep | undefined): string | undefined {
    const isExact = this.conversion.precision === 'exact';
    const ofArray = (list: string): string => (isExact ? `($type(${base}) = 'array' ? ${list})` : list);
    switch (step.kind) {
      case 'wildcard':
        this.expect('the value before "*" is an array');
        this.list = isExact
          ? `($type(${base}) = 'array' ? ${base} : $type(${base}) = 'object' ? $each(${base}, function($v) { $v })[])`
          : base;
        return undefined;
      case 'slice': {
        if (step.step !== undefined && step.step !== 1) return 'JSONata has no equal for a slice with a step.';
        this.list = ofArray(`$filter(${base}, function($v, $i) { ${sliceText(step.from, step.to, base)} })[]`);
        return undefined;
      }
      case 'indexes': {
        if (step.indexes.some((index, at) => index < 0 || index <= (step.indexes[at - 1] ?? -1)))
          return 'JSONata has no equal for indexes that are negative or in another order than in the array.';
        const list = `[${step.indexes.join(', ')}]`;
        this.list = ofArray(`$filter(${base}, function($v, $i) { $i in ${list} })[]`);
        return undefined;
      }
      case 'names':
        this.list = `$map([${step.names.map(stringText).join(', ')}], function($k) { $lookup(${base}, $k) })[]`;
        return undefined;
      case 'filter': {
        const condition = filterText(step.filter, this.conversion.precision, this.filterRoots());
        if ('problem' in condition) return condition.problem;
        this.list = `$filter(${base}, function($v) { ${condition.text} })[]`;
        return undefined;
      }
      case 'descendants':
        if (next?.kind !== 'name') return 'JSONata has no equal for ".." before anything but a name.';
        this.list = `${base}.**[$type($) = 'object']`;
        return undefined;
      case 'script':
        return 'JSONPath itself does not compute a script; write [-1] for the last element.';
      case 'name':
      case 'index':
      case 'function':
        return undefined;
    }
  }

  /** A step behind one that gives many values. */
  private takeAtEach(step: PathStep, isLast: boolean, previous: PathStep | undefined): string | undefined {
    switch (step.kind) {
      case 'name':
        this.pending += nameStep(step.name);
        return undefined;
      case 'index':
        if (previous?.kind === 'descendants') return 'JSONata has no equal for ".." before an index.';
        this.pending += `[${String(step.index)}]`;
        return undefined;
      case 'wildcard':
        this.expect('the values before "*" are arrays');
        if (this.conversion.precision === 'exact')
          return 'JSONata has no equal for "*" behind a step that gives many values.';
        this.flush();
        this.list = `$reduce(${this.list}, $append, [])`;
        return undefined;
      case 'names': {
        if (!isLast) return 'JSONata has no equal for a list of names behind a step that gives many values.';
        this.flush();
        const members = step.names.map((name) => `${stringText(name)}: $v${nameStep(name)}`);
        this.list = `$map(${this.list}, function($v) { {${members.join(', ')}} })[]`;
        return undefined;
      }
      default:
        return 'JSONata has no equal for this step behind one that gives many values.';
    }
  }

  private flush(): void {
    if (this.pending === '') return;
    this.list = `$map(${this.list}, function($v) { $v${this.pending} })[]`;
    this.pending = '';
  }

  private applyFunction(step: Extract<PathStep, { kind: 'function' }>, single: Value | undefined): Value {
    this.flush();
    const subject = single
      ? operand(sourceOf(single, this.conversion.precision, this.text())).source
      : `[${this.list}]`;
    this.list = '';
    const isExact = this.conversion.precision === 'exact';
    if (step.arguments.length > 0) return this.refuseStep(step, 'JSONata has no equal for a function with arguments.');
    switch (step.name) {
      case 'length':
      case 'size':
        this.expect('the value before length() is an array');
        return expression(
          isExact
            ? `($type(${subject}) = 'string' ? $length(${subject}) : $type(${subject}) = 'object' ? $count($keys(${subject})) : $count(${subject}))`
            : `$count(${subject})`,
          { present: true, type: 'number' },
        );
      case 'min':
      case 'max':
      case 'sum':
        return expression(`$${step.name}(${subject})`, { type: 'number' });
      case 'avg':
        return expression(`$average(${subject})`, { type: 'number' });
      case 'keys':
        return expression(`[$keys(${subject})]`, { present: true, type: 'array' });
      case 'first':
        return expression(`${subject}[0]`);
      case 'last':
        return expression(`${subject}[-1]`);
      default:
        return this.refuseStep(step, `JSONata has no equal for ${step.name}().`);
    }
  }

  private filterRoots(): { readonly document: string } {
    return { document: operand(sourceOf(rootValue(this.path, this.place), this.conversion.precision)).source };
  }

  private expect(what: string): void {
    expectOf(this.conversion, this.place.source, `${this.text()}: it is expected that ${what}.`);
  }
}

function sliceText(from: number | undefined, to: number | undefined, base: string): string {
  const bound = (index: number): string => (index < 0 ? `$count(${base}) - ${String(-index)}` : String(index));
  const tests = [
    ...(from === undefined || from === 0 ? [] : [`$i >= ${bound(from)}`]),
    ...(to === undefined ? [] : [`$i < ${bound(to)}`]),
  ];
  return tests.length > 0 ? tests.join(' and ') : 'true';
}
