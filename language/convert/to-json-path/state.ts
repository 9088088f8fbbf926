import type { JsonataNode } from '../../expressions/jsonata/ast';
import { parseResource } from '../../integrations/resource';
import type { Json } from '../../json';
import type { State } from '../../model/model';
import type { Steps } from '../../steps';
import { child, childString, toJson, type Node, type ObjectNode, type StringNode } from '../../tree/node';
import { addRefusal, type Conversion } from '../conversion';
import { FieldChanger, type FieldChanges, type WrittenField } from '../field-changes';
import { ruleOf } from './condition';
import {
  expressionTerm,
  parsedExpression,
  pathText,
  payloadTerm,
  plainPath,
  unwrapped,
  nameOf,
  type Own,
} from './expression';
import { templateOf, type Term } from './term';

/** What becomes of the fields of a JSONata state so that it does the same in JSONPath (digest R1, R19, L10); in steps. */
export function* stateChanges(conversion: Conversion, state: State): Steps<readonly FieldChanges[]> {
  return state.node ? yield* new StateWriter(conversion, state.node).write(state) : [];
}

class StateWriter {
  private readonly fields: FieldChanger;
  private readonly inner: FieldChanges[] = [];

  constructor(
    private readonly conversion: Conversion,
    private readonly node: ObjectNode,
  ) {
    this.fields = new FieldChanger(node);
  }

  *write({ type }: State): Steps<readonly FieldChanges[]> {
    this.fields.replace(['QueryLanguage']);
    switch (type) {
      case 'Pass':
        yield* this.pass();
        break;
      case 'Task':
        yield* this.argumentsField();
        this.pathField(this.node, 'TimeoutSeconds', this.fields);
        this.pathField(this.node, 'HeartbeatSeconds', this.fields);
        yield* this.payloadField(this.node, 'Credentials', 'Credentials', this.fields);
        yield* this.resultFields();
        break;
      case 'Parallel':
        yield* this.argumentsField();
        yield* this.resultFields();
        break;
      case 'Map':
        yield* this.map();
        yield* this.resultFields();
        break;
      case 'Wait':
        this.pathField(this.node, 'Seconds', this.fields);
        this.pathField(this.node, 'Timestamp', this.fields);
        yield* this.outputPath(child(this.node, 'Output'));
        yield* this.assign(this.node, 'input', this.fields);
        break;
      case 'Choice':
        yield* this.choice();
        break;
      case 'Succeed':
        yield* this.outputPath(child(this.node, 'Output'));
        break;
      case 'Fail':
        this.pathField(this.node, 'Error', this.fields);
        this.pathField(this.node, 'Cause', this.fields);
        break;
      case undefined:
        addRefusal(this.conversion, { node: this.node }, 'A state without a type cannot be converted.');
    }
    yield* this.catchers();
    return [...this.fields.changes(), ...this.inner];
  }

  private *pass(): Steps<void> {
    const output = child(this.node, 'Output');
    const place = (fields: readonly WrittenField[]): void => {
      this.fields.replaceBy('Output', fields);
    };
    let seesResult = false;
    if (output) {
      const merged = this.mergeOf(output);
      const term = yield* payloadTerm(this.conversion, merged?.value ?? output, 'input');
      const resultPath = merged ? [{ name: 'ResultPath', value: pathText('$', merged.steps) }] : [];
      if (term.kind === 'path' && !merged) place(term.text === '$' ? [] : [{ name: 'OutputPath', value: term.text }]);
      else if (term.kind === 'path' && merged) place([{ name: 'InputPath', value: term.text }, ...resultPath]);
      else if (term.kind === 'literal') {
        place([{ name: 'Result', value: term.value }, ...resultPath]);
        seesResult = true;
      } else {
        place([...this.parameters(term, output, merged !== undefined), ...resultPath]);
        seesResult = true;
      }
      if (merged && term.kind === 'path') seesResult = true;
    }
    yield* this.assign(this.node, seesResult ? 'nothing' : 'input', this.fields);
  }

  /** A payload as `Parameters`; what is no object takes the way through a member (`Result` of a Pass is a literal). */
  private parameters(term: Term, at: Node, isMerged: boolean): WrittenField[] {
    const template = templateOf(term);
    if ('json' in template && term.kind === 'object') return [{ name: 'Parameters', value: template.json }];
    const wrapped = templateOf({ kind: 'object', members: new Map([['value', term]]) });
    if ('problem' in wrapped || isMerged) {
      this.refuse(at, 'problem' in template ? template.problem : 'JSONPath cannot write this list.');
      return [];
    }
    return [
      { name: 'Parameters', value: wrapped.json },
      { name: 'OutputPath', value: '$.value' },
    ];
  }

  private *argumentsField(): Steps<void> {
    const given = child(this.node, 'Arguments');
    if (!given) return;
    const term = yield* payloadTerm(this.conversion, given, 'input');
    if (term.kind === 'path') {
      if (parseResource(childString(this.node, 'Resource')?.value ?? '').kind === 'optimized') {
        this.refuse(given, 'An integration needs Parameters, and these cannot be one path.');
      }
      this.fields.replaceBy('Arguments', term.text === '$' ? [] : [{ name: 'InputPath', value: term.text }]);
      return;
    }
    this.fields.replaceBy('Arguments', [{ name: 'Parameters', value: this.template(term, given) }]);
  }

  private *resultFields(): Steps<void> {
    const output = child(this.node, 'Output');
    let selects = false;
    if (output) {
      const merged = this.mergeOf(output);
      const steps = merged?.steps;
      const resultPath = steps ? [{ name: 'ResultPath', value: pathText('$', steps) }] : [];
      const path = this.plainPathOf(merged?.value ?? output);
      if (path?.root === 'input' && !merged) {
        const outputPath = path.steps.length > 0 ? [{ name: 'OutputPath', value: pathText('$', path.steps) }] : [];
        this.fields.replaceBy('Output', [{ name: 'ResultPath', value: null }, ...outputPath]);
      } else {
        const term = yield* payloadTerm(this.conversion, merged?.value ?? output, 'result');
        if (term.kind === 'path' && term.text === '$') this.fields.replaceBy('Output', resultPath);
        else if (term.kind === 'path' && !merged) {
          this.fields.replaceBy('Output', [{ name: 'OutputPath', value: term.text }]);
        } else if (term.kind === 'object' || (term.kind === 'literal' && !Array.isArray(term.value))) {
          const selector = { name: 'ResultSelector', value: this.template(term, output) };
          this.fields.replaceBy('Output', [selector, ...resultPath]);
          selects = true;
        } else this.refuse(output, 'ResultSelector of JSONPath makes an object of the result; it cannot be one path.');
      }
    }
    yield* this.assign(this.node, selects ? 'nothing' : 'result', this.fields);
  }

  private *map(): Steps<void> {
    const items = child(this.node, 'Items');
    if (items) {
      const term = yield* payloadTerm(this.conversion, items, 'input');
      if (term.kind !== 'path' || term.text.includes('*'))
        this.refuse(items, 'ItemsPath of JSONPath takes a reference path only.');
      else this.fields.replaceBy('Items', term.text === '$' ? [] : [{ name: 'ItemsPath', value: term.text }]);
    }
    yield* this.payloadField(this.node, 'ItemSelector', 'ItemSelector', this.fields);
    for (const name of ['MaxConcurrency', 'ToleratedFailurePercentage', 'ToleratedFailureCount']) {
      this.pathField(this.node, name, this.fields);
    }
    yield* this.changeInside(this.node, 'ItemReader', function* (this: StateWriter, reader, changer) {
      yield* this.payloadField(reader, 'Arguments', 'Parameters', changer);
      yield* this.changeInside(reader, 'ReaderConfig', function* (this: StateWriter, config, inConfig) {
        this.pathField(config, 'MaxItems', inConfig);
      });
    });
    yield* this.changeInside(this.node, 'ItemBatcher', function* (this: StateWriter, batcher, changer) {
      this.pathField(batcher, 'MaxItemsPerBatch', changer);
      this.pathField(batcher, 'MaxInputBytesPerBatch', changer);
      yield* this.payloadField(batcher, 'BatchInput', 'BatchInput', changer);
    });
    yield* this.changeInside(this.node, 'ResultWriter', function* (this: StateWriter, writer, changer) {
      yield* this.payloadField(writer, 'Arguments', 'Parameters', changer);
    });
  }

  private *choice(): Steps<void> {
    const choices = child(this.node, 'Choices');
    const rules = choices?.kind === 'array' ? choices.items.filter((rule) => rule.kind === 'object') : [];
    const outputs = [this.node, ...rules].map((holder) => child(holder, 'Output'));
    const [own] = outputs;
    const ownText = JSON.stringify(toJson(own));
    const isSame = outputs.every((output) => output === own || JSON.stringify(toJson(output)) === ownText);
    const given = outputs.find((output) => output !== undefined);
    if (given && !isSame) this.refuse(given, 'All rules of a JSONPath Choice state give the same output.');
    yield* this.outputPath(own);
    yield* this.assign(this.node, 'input', this.fields);
    for (const rule of rules) {
      yield;
      const changer = new FieldChanger(rule);
      const condition = childString(rule, 'Condition');
      if (condition) {
        const fields = Object.entries(ruleOf(this.conversion, condition));
        changer.replaceBy(
          'Condition',
          fields.map(([name, value]) => ({ name, value })),
        );
      } else this.refuse(rule, 'A rule of JSONPath needs a variable to test.');
      changer.replace(['Output']);
      yield* this.assign(rule, 'input', changer);
      this.inner.push(...changer.changes());
    }
  }

  /** The output of a state without a result: JSONPath can only pick a part of the input (digest R10). */
  private *outputPath(output: Node | undefined): Steps<void> {
    if (!output) return;
    const term = yield* payloadTerm(this.conversion, output, 'input');
    const isEmpty = term.kind === 'literal' && JSON.stringify(term.value) === '{}';
    if (isEmpty) this.fields.replaceBy('Output', [{ name: 'OutputPath', value: null }]);
    else if (term.kind !== 'path') this.refuse(output, 'OutputPath of JSONPath takes a path only.');
    else this.fields.replaceBy('Output', term.text === '$' ? [] : [{ name: 'OutputPath', value: term.text }]);
  }

  private *catchers(): Steps<void> {
    const list = child(this.node, 'Catch');
    for (const catcher of list?.kind === 'array' ? list.items : []) {
      if (catcher.kind !== 'object') continue;
      yield;
      const changer = new FieldChanger(catcher);
      const output = child(catcher, 'Output');
      if (output) changer.replaceBy('Output', this.catcherFields(output));
      yield* this.assign(catcher, 'errorOutput', changer);
      this.inner.push(...changer.changes());
    }
  }

  private catcherFields(output: Node): WrittenField[] {
    const merged = this.mergeOf(output);
    const path = this.plainPathOf(merged?.value ?? output);
    const isError = path?.root === 'errorOutput' && path.steps.length === 0;
    if (isError) return merged ? [{ name: 'ResultPath', value: pathText('$', merged.steps) }] : [];
    if (!merged && path?.root === 'input' && path.steps.length === 0) return [{ name: 'ResultPath', value: null }];
    this.refuse(output, 'A catcher of JSONPath can only put the error output into the input.');
    return [];
  }

  private *assign(holder: ObjectNode, own: Own | 'nothing', changer: FieldChanger): Steps<void> {
    const assign = child(holder, 'Assign');
    if (!assign) return;
    const before = this.conversion.refusals.length;
    const term = yield* payloadTerm(this.conversion, assign, own === 'nothing' ? 'errorOutput' : own);
    if (own === 'nothing' && this.conversion.refusals.length > before) {
      this.conversion.refusals.splice(before);
      this.refuse(assign, 'With this output Assign of JSONPath sees the output, not the input or the result.');
      return;
    }
    if (term.kind !== 'literal') changer.replaceBy('Assign', [{ name: 'Assign', value: this.template(term, assign) }]);
  }

  /** `$merge([$states.input, {'a': value}])`: where `ResultPath` puts the value, and the value. */
  private mergeOf(output: Node): { readonly steps: readonly string[]; readonly value: StringNode } | undefined {
    if (output.kind !== 'string' || !output.value.startsWith('{%')) return undefined;
    const parsed = parsedExpression(this.conversion, output, 'input');
    if (!parsed || parsed === 'plain') return undefined;
    const found = mergeIn(parsed.ast, []);
    if (!found) return undefined;
    const { start, end } = found.value;
    // The value as an expression of its own, at its place in the text.
    const part = output.value.slice(2 + start, 2 + end);
    const value: StringNode = {
      ...output,
      value: `{%${part}%}`,
      offsets: {
        offsetInSource: (index) => output.offsets?.offsetInSource(start + index) ?? output.start + 1 + start + index,
      },
    };
    return { steps: found.steps, value };
  }

  private plainPathOf(node: Node): ReturnType<typeof plainPath> {
    if (node.kind !== 'string') return undefined;
    const parsed = parsedExpression(this.conversion, node, 'input');
    return parsed && parsed !== 'plain' ? plainPath(parsed.ast) : undefined;
  }

  private template(term: Term, at: Node): Json {
    const template = templateOf(term);
    if ('json' in template) return template.json;
    this.refuse(at, template.problem);
    return null;
  }

  private *payloadField(holder: ObjectNode, from: string, to: string, changer: FieldChanger): Steps<void> {
    const node = child(holder, from);
    if (!node) return;
    const term = yield* payloadTerm(this.conversion, node, 'input');
    if (term.kind === 'literal' && from === to) return;
    changer.replaceBy(from, [{ name: to, value: this.template(term, node) }]);
  }

  /** A field that a JSONPath state has by a path under another name. */
  private pathField(holder: ObjectNode, name: string, changer: FieldChanger): void {
    const node = childString(holder, name);
    const parsed = node && parsedExpression(this.conversion, node, 'input');
    if (!node || !parsed || parsed === 'plain') return;
    const term = expressionTerm(this.conversion, parsed.ast, parsed.place);
    const takesCalls = name === 'Error' || name === 'Cause';
    if (term.kind === 'path' || (term.kind === 'call' && takesCalls)) {
      changer.replaceBy(name, [{ name: `${name}Path`, value: term.text }]);
    } else if (term.kind === 'literal') changer.replaceBy(name, [{ name, value: term.value }]);
    else this.refuse(node, `${name}Path of JSONPath takes a path only.`);
  }

  private *changeInside(
    holder: ObjectNode,
    field: string,
    change: (this: StateWriter, object: ObjectNode, changer: FieldChanger) => Steps<void>,
  ): Steps<void> {
    const object = child(holder, field);
    if (object?.kind !== 'object') return;
    const changer = new FieldChanger(object);
    yield* change.call(this, object, changer);
    this.inner.push(...changer.changes());
  }

  /** A place of which more has been said already is not told twice. */
  private refuse(node: Node, message: string): void {
    const last = this.conversion.refusals.at(-1);
    if (last && node.start <= last.start && last.end <= node.end) return;
    addRefusal(this.conversion, { node }, message);
  }
}

function mergeIn(ast: JsonataNode, above: readonly string[]): { steps: string[]; value: JsonataNode } | undefined {
  const node = unwrapped(ast);
  const [list] = node.kind === 'call' && nameOf(node) === 'merge' ? node.arguments : [];
  if (list?.kind !== 'array' || list.items.length !== 2) return undefined;
  const [base, added] = list.items;
  const path = base && plainPath(base);
  const isBase = path?.root === 'input' && JSON.stringify(path.steps) === JSON.stringify(above);
  if (!isBase || added?.kind !== 'object' || added.entries.length !== 1) return undefined;
  const [entry] = added.entries;
  if (entry?.key.kind !== 'string') return undefined;
  const steps = [...above, entry.key.value];
  return mergeIn(entry.value, steps) ?? { steps, value: entry.value };
}
