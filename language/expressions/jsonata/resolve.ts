import type { JsonataNode, ObjectEntry } from './ast';
import { SyntaxProblem } from './problem';
import type { CallForm, LeafForm, Pair, ParentSlot, PathForm, Resolved, SortForm } from './resolved';

/** Whether `[]` marks the node: one result then stays an array. */
type Marking = 'plain' | 'keep-array';

/**
 * Turns a syntax tree into the form that is evaluated. Throws a SyntaxProblem for what the grammar lets pass and the
 * library refuses all the same: a literal as a step, a `%` without a parent, an operand that is not there. The order of the
 * walk is the library's, so that the first of several faults is the one it reports.
 */
export function resolve(node: JsonataNode): Resolved {
  const resolver = new Resolver();
  const result = resolver.node(node, 'plain');
  const slot = result.kind === 'parent' ? result.slot : result.seeking?.[0];
  if (slot ?? result.seeking) throw noParent(slot, node);
  return result;
}

class Resolver {
  private labels = 0;

  node(node: JsonataNode, marking: Marking): Resolved {
    if (node.kind === 'keep-array') return this.node(node.target, 'keep-array');
    if (node.kind === 'predicate') return this.predicate(node.target, node.predicate, marking);
    const result = this.other(node, marking);
    if (marking === 'keep-array') result.keepArray = true;
    return result;
  }

  private other(
    node: Exclude<JsonataNode, { readonly kind: 'keep-array' } | { readonly kind: 'predicate' }>,
    marking: Marking,
  ): Resolved {
    switch (node.kind) {
      case 'name':
        return this.name(node, node.value, marking);
      case 'variable':
        return { kind: 'variable', value: node.name, source: node };
      case 'string':
      case 'number':
      case 'constant':
        return { kind: node.kind, value: node.value, source: node };
      case 'regex':
        return { kind: 'regex', value: node.pattern, flags: node.flags, source: node };
      case 'wildcard':
      case 'descendants':
      case 'placeholder':
        return { kind: node.kind, value: null, source: node };
      case 'parent':
        return {
          kind: 'parent',
          value: null,
          slot: { label: `!${String(this.labels++)}`, level: 1, source: node },
          source: node,
        };
      case 'missing':
        throw new SyntaxProblem('S0207', node.start, node.end);
      case 'map':
        return this.map(node, node.left, node.right);
      case 'group':
        return this.group(node.target, node.entries, node);
      case 'sort':
        return this.sort(node);
      case 'focus':
      case 'index':
        return this.stepVariable(node, marking);
      case 'bind': {
        const value = this.node(node.value, 'plain');
        const result: Resolved = { kind: 'bind', variable: node.variable.name, value, source: node };
        passOn(result, value);
        return result;
      }
      case 'apply': {
        const left = this.node(node.left, 'plain');
        const right = this.node(node.right, 'plain');
        const keepArray = left.keepArray === true || right.keepArray === true;
        return { kind: 'apply', left, right, keepArray, source: node };
      }
      case 'binary': {
        const left = this.node(node.left, 'plain');
        const right = this.node(node.right, 'plain');
        const result: Resolved = { kind: 'binary', operator: node.operator, left, right, source: node };
        passOn(result, left);
        passOn(result, right);
        return result;
      }
      case 'range': {
        const from = this.node(node.from, 'plain');
        const to = this.node(node.to, 'plain');
        const result: Resolved = { kind: 'range', from, to, source: node };
        passOn(result, from);
        passOn(result, to);
        return result;
      }
      case 'negate': {
        const operand = this.node(node.operand, 'plain');
        if (operand.kind === 'number') {
          operand.value = -Number(operand.value);
          return operand;
        }
        const result: Resolved = { kind: 'negate', operand, source: node };
        passOn(result, operand);
        return result;
      }
      case 'array': {
        const items: Resolved[] = [];
        const result: Resolved = { kind: 'array', items, source: node };
        for (const item of node.items) {
          const value = this.node(item, 'plain');
          passOn(result, value);
          items.push(value);
        }
        return result;
      }
      case 'object': {
        const entries: Pair[] = [];
        const result: Resolved = { kind: 'object', entries, source: node };
        for (const entry of node.entries) {
          const key = this.node(entry.key, 'plain');
          passOn(result, key);
          const value = this.node(entry.value, 'plain');
          passOn(result, value);
          entries.push({ key, value });
        }
        return result;
      }
      case 'call': {
        const args: Resolved[] = [];
        const draft: Omit<CallForm, 'callee'> = {
          kind: node.partial ? 'partial' : 'call',
          arguments: args,
          source: node,
        };
        for (const argument of node.arguments) {
          const value = this.node(argument, 'plain');
          passOn(draft, value);
          args.push(value);
        }
        return { ...draft, callee: this.node(node.callee, 'plain') };
      }
      case 'lambda': {
        const body = inTailPosition(this.node(node.body, 'plain'));
        const parameters = node.parameters.map((parameter) => parameter.name);
        return { kind: 'lambda', parameters, signature: node.signature, body, source: node };
      }
      case 'condition': {
        const condition = this.node(node.condition, 'plain');
        const then = this.node(node.then, 'plain');
        const otherwise = node.else && this.node(node.else, 'plain');
        const result: Resolved = { kind: 'condition', condition, then, else: otherwise, source: node };
        passOn(result, condition);
        passOn(result, then);
        if (otherwise) passOn(result, otherwise);
        return result;
      }
      case 'transform':
        return {
          kind: 'transform',
          pattern: this.node(node.pattern, 'plain'),
          update: this.node(node.update, 'plain'),
          delete: node.delete && this.node(node.delete, 'plain'),
          source: node,
        };
      case 'block':
        return this.block(node);
    }
  }

  private name(source: JsonataNode, value: string, marking: Marking): Resolved {
    const step: LeafForm = { kind: 'name', value, source };
    if (marking === 'plain') return { kind: 'path', steps: [step], source };
    step.keepArray = true;
    return { kind: 'path', steps: [step], keepSingletons: true, source };
  }

  private block(node: Extract<JsonataNode, { readonly kind: 'block' }>): Resolved {
    const expressions: Resolved[] = [];
    const result: Resolved = { kind: 'block', expressions, source: node };
    for (const expression of node.expressions) {
      const part = this.node(expression, 'plain');
      passOn(result, part);
      if (part.consArray === true || (part.kind === 'path' && part.steps[0]?.consArray === true))
        result.consArray = true;
      expressions.push(part);
    }
    return result;
  }

  private map(source: JsonataNode, left: JsonataNode, right: JsonataNode): Resolved {
    const first = this.node(left, 'plain');
    const path: PathForm = first.kind === 'path' ? first : { kind: 'path', steps: [first], source };
    if (first.kind === 'parent' && first.slot) path.seeking = [first.slot];
    // The steps of a path that is continued have been looked at already.
    const unchecked = left.kind === 'map' ? path.steps.length : 0;
    const rest = this.node(right, 'plain');
    if (rest.kind === 'path') {
      for (const step of rest.steps) path.steps.push(step);
    } else {
      if (rest.predicates) {
        rest.stages = rest.predicates.map((expression) => ({ kind: 'filter', expression }));
        delete rest.predicates;
      }
      path.steps.push(rest);
    }
    checkSteps(path, unchecked);
    bindParents(path);
    return path;
  }

  private predicate(target: JsonataNode, condition: JsonataNode, marking: Marking): Resolved {
    const result = this.node(target, marking);
    const step = result.kind === 'path' ? lastStep(result) : result;
    if (step.group) throw new SyntaxProblem('S0209', condition.start, condition.end);
    const predicate = this.node(condition, 'plain');
    if (predicate.seeking) {
      for (const slot of predicate.seeking) {
        if (slot.level === 1) seekParent(step, slot);
        else slot.level--;
      }
      passOn(step, predicate);
    }
    if (result.kind === 'path') (step.stages ??= []).push({ kind: 'filter', expression: predicate });
    else (step.predicates ??= []).push(predicate);
    return result;
  }

  private group(target: JsonataNode, entries: readonly ObjectEntry[], source: JsonataNode): Resolved {
    const result = this.node(target, 'plain');
    if (result.group) throw new SyntaxProblem('S0210', target.end, source.end);
    result.group = entries.map(({ key, value }) => ({
      key: this.node(key, 'plain'),
      value: this.node(value, 'plain'),
    }));
    return result;
  }

  private sort(node: Extract<JsonataNode, { readonly kind: 'sort' }>): Resolved {
    const target = this.node(node.target, 'plain');
    const path: PathForm = target.kind === 'path' ? target : { kind: 'path', steps: [target], source: node };
    const terms: SortForm['terms'][number][] = [];
    const step: SortForm = { kind: 'sort', terms, source: node };
    for (const term of node.terms) {
      const expression = this.node(term.expression, 'plain');
      passOn(step, expression);
      terms.push({ descending: term.descending, expression });
    }
    path.steps.push(step);
    bindParents(path);
    return path;
  }

  private stepVariable(node: Extract<JsonataNode, { readonly kind: 'focus' | 'index' }>, marking: Marking): Resolved {
    const result = this.node(node.target, 'plain');
    const { name } = node.variable;
    const step = result.kind === 'path' ? lastStep(result) : result;
    step.tuple = true;
    if (node.kind === 'focus') {
      if (step.stages ?? step.predicates) throw new SyntaxProblem('S0215', node.variable.start, node.variable.end);
      if (step.kind === 'sort') throw new SyntaxProblem('S0216', node.variable.start, node.variable.end);
      if (marking === 'keep-array') step.keepArray = true;
      step.focus = name;
      return result;
    }
    if (result.kind !== 'path' && step.predicates) {
      step.stages = step.predicates.map((expression) => ({ kind: 'filter', expression }));
      delete step.predicates;
    }
    if (step.stages) step.stages.push({ kind: 'index', variable: name });
    else step.index = name;
    return result.kind === 'path' ? result : { kind: 'path', steps: [result], source: node };
  }
}

function lastStep(path: PathForm): Resolved {
  return path.steps[path.steps.length - 1] ?? path;
}

/** Looks at the steps from `from` on: literals are refused or become names, array constructors at the ends are marked. */
function checkSteps(path: PathForm, from: number): void {
  for (let i = from; i < path.steps.length; i++) {
    const step = path.steps[i];
    if (step?.kind === 'number' || step?.kind === 'constant') {
      throw new SyntaxProblem('S0213', step.source.start, step.source.end, '', step.value);
    }
  }
  for (let i = from; i < path.steps.length; i++) {
    const step = path.steps[i];
    if (step?.kind === 'string') step.kind = 'name';
    if (step?.keepArray === true) path.keepSingletons = true;
  }
  const first = path.steps[0];
  if (first?.kind === 'array') first.consArray = true;
  const last = lastStep(path);
  if (last.kind === 'array') last.consArray = true;
}

/** What `value` seeks is now sought by the form around it. */
function passOn(result: { seeking?: ParentSlot[] }, value: Resolved): void {
  if (!value.seeking && value.kind !== 'parent') return;
  const slots = value.seeking ?? [];
  if (value.kind === 'parent' && value.slot) slots.push(value.slot);
  if (result.seeking) result.seeking.push(...slots);
  else result.seeking = slots;
}

/** Binds the parents that the last step of a path seeks to earlier steps; those that are too high up go on seeking. */
function bindParents(path: PathForm): void {
  const last = lastStep(path);
  const slots = last.seeking ?? [];
  if (last.kind === 'parent' && last.slot) slots.push(last.slot);
  for (const slot of slots) {
    let index = path.steps.length - 2;
    while (slot.level > 0) {
      let step = path.steps[index--];
      if (!step) {
        (path.seeking ??= []).push(slot);
        break;
      }
      // Steps in a row that bind the focus have the same parent.
      for (
        let before = path.steps[index];
        before?.focus !== undefined && step.focus !== undefined;
        before = path.steps[index]
      ) {
        step = before;
        index--;
      }
      seekParent(step, slot);
    }
  }
}

function seekParent(node: Resolved, slot: ParentSlot): void {
  switch (node.kind) {
    case 'name':
    case 'wildcard':
      slot.level--;
      if (slot.level !== 0) return;
      if (node.ancestor) slot.label = node.ancestor.label;
      node.ancestor = slot;
      node.tuple = true;
      return;
    case 'parent':
      slot.level++;
      return;
    case 'block': {
      const last = node.expressions[node.expressions.length - 1];
      if (!last) return;
      node.tuple = true;
      seekParent(last, slot);
      return;
    }
    case 'path': {
      node.tuple = true;
      let index = node.steps.length - 1;
      seekParent(node.steps[index--] ?? node, slot);
      for (let step = node.steps[index]; slot.level > 0 && step; step = node.steps[--index]) seekParent(step, slot);
      return;
    }
    default:
      throw noParent(slot, node.source);
  }
}

function noParent(slot: ParentSlot | undefined, node: JsonataNode): SyntaxProblem {
  const at = slot?.source ?? node;
  return new SyntaxProblem('S0217', at.start, at.end);
}

/** A call that is the last thing a lambda does is made after the lambda has returned. */
function inTailPosition(form: Resolved): Resolved {
  switch (form.kind) {
    case 'call':
      return form.predicates ? form : { kind: 'thunk', call: form, source: form.source };
    case 'condition':
      form.then = inTailPosition(form.then);
      if (form.else) form.else = inTailPosition(form.else);
      return form;
    case 'block': {
      const last = form.expressions.pop();
      if (last) form.expressions.push(inTailPosition(last));
      return form;
    }
    default:
      return form;
  }
}
