import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../language/model/build-model';
import type { MachineModel, Scope } from '../../../language/model/model';
import { child } from '../../../language/tree/node';
import { parseDocument } from '../../../language/tree/parse-document';

function model(yaml: string): MachineModel {
  return buildModel(parseDocument(yaml, 'yaml'));
}

/** `kind(names of its states)` of a scope and those inside. */
function outline(scope: Scope | undefined): string {
  if (!scope) return 'nothing';
  return `${scope.kind}(${scope.states.map(({ name, inner }) => name + inner.map(outline).join('')).join(' ')})`;
}

describe('buildModel', () => {
  it('gives nothing for a text that is no object, and all there is for half-typed ones', () => {
    expect(model('[1]')).toMatchObject({ scope: undefined, states: [], queryLanguage: 'JSONPath' });
    expect(outline(buildModel(parseDocument('{"States": {"A": {"Type": "Pass", "Next": }, "B": , "C')).scope)).toBe(
      'machine(A B C)',
    );
    expect(outline(model('States: 5').scope)).toBe('machine()');
  });

  it('finds scopes in branches and item processors, outer before inner (D3)', () => {
    const built = model(`
      StartAt: P
      States:
        P: {Type: Parallel, Branches: [{States: {A: {Type: Pass}}}, {States: {M: {Type: Map, Iterator: {States: {I: {Type: Pass}}}}}}]}
        Iterator: {Type: Map, ItemProcessor: {ProcessorConfig: {Mode: DISTRIBUTED}, States: {D: {Type: Pass}}}}`);
    expect(outline(built.scope)).toBe('machine(Pbranch(A)branch(MitemProcessor(I)) IteratoritemProcessor(D))');
    expect(built.scopes.map(({ kind }) => kind)).toEqual([
      'machine',
      'branch',
      'branch',
      'itemProcessor',
      'itemProcessor',
    ]);
    expect(built.scopes.map(({ distributed }) => distributed)).toEqual([false, false, false, false, true]);
    expect(built.scope?.startAt?.value).toBe('P');
    expect(built.scopes[3]?.owner?.name).toBe('M');
  });

  it('knows all transitions by their kind', () => {
    const built = model(`
      States:
        C: {Type: Choice, Choices: [{Next: A}, {And: [{Next: no}], Next: B}], Default: D, Next: no}
        A: {Type: Task, Next: B, Catch: [{Next: D}], Default: no}
        B: {Type: Succeed, Next: no}
        D: {Type: Pass, Next: A, Catch: [{Next: no}]}`);
    expect(
      built.states.flatMap(({ transitions }) =>
        transitions.map(({ kind, from, target }) => `${from.name} ${kind} ${target.value}`),
      ),
    ).toEqual(['C choice A', 'C choice B', 'C default D', 'A next B', 'A catch D', 'D next A']);
  });

  it('inherits the query language from the machine, not from the state around (D8, D9, D12)', () => {
    const built = model(`
      States:
        M: {Type: Map, QueryLanguage: JSONata, ItemProcessor: {States: {I: {Type: Pass}, J: {Type: Pass, QueryLanguage: jsonata}}}}`);
    expect(built.states.map(({ name, queryLanguage }) => `${name} ${queryLanguage}`)).toEqual([
      'M JSONata',
      'I JSONPath',
      'J JSONata',
    ]);
    expect(model('QueryLanguage: JSONata\nStates: {A: {Type: Pass}}').states[0]?.queryLanguage).toBe('JSONata');
  });

  it('knows where a run may end', () => {
    const built = model(
      'States: {A: {Type: Pass, End: true}, B: {Type: Pass, End: false}, C: {Type: Fail}, D: {Type: Succeed}, E: {Type: Wait}}',
    );
    expect(built.states.filter(({ terminal }) => terminal).map(({ name }) => name)).toEqual(['A', 'C', 'D']);
  });

  it('keeps the first of two states of one name to be found, and both in the list', () => {
    const built = model('States: {A: {Type: Pass}, A: {Type: Fail}}');
    expect(built.states.map(({ type }) => type)).toEqual(['Pass', 'Fail']);
    expect(built.scope?.byName.get('A')?.type).toBe('Pass');
  });

  it('gives the same model for states that came through a merge key', () => {
    const built = model('base: &b {Type: Pass, Next: B}\nStates:\n  A: {<<: *b}\n  B: {<<: *b, Next: A}');
    expect(built.states.map(({ name, type, transitions }) => [name, type, transitions[0]?.target.value])).toEqual([
      ['A', 'Pass', 'B'],
      ['B', 'Pass', 'A'],
    ]);
  });

  it('can be built of a part of a document', () => {
    const document = parseDocument('{"Definition": {"StartAt": "A", "States": {"A": {"Type": "Pass"}}}}');
    expect(buildModel(document, child(document.root, 'Definition')).states.map(({ name }) => name)).toEqual(['A']);
  });
});
