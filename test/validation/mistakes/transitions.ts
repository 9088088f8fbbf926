import { missingMembers, wrongMembers, wrongValue, type Mistake, type MistakeMaker } from './mistake';
import { listOf } from './parts';

const NO_TARGET = ['missing-transition-target'];
const WITH_NEXT = new Set(['Task', 'Pass', 'Wait', 'Parallel', 'Map']);
const SCOPES = new Set(['machine', 'branch', 'itemProcessor']);

/** Transitions that lead nowhere, states that nothing leads to, ends that are none (digest S4, V24, V35, V36). */
export const transitionMistakes: MistakeMaker = (part) => {
  const { kind, value } = part;
  const mistakes: Mistake[] = [];
  for (const field of ['Next', 'Default', 'StartAt']) {
    if (value[field] === undefined) continue;
    mistakes.push(wrongValue(`${field} names no state`, part, field, 'No Such State', NO_TARGET));
    mistakes.push(wrongValue(`${field} is a number`, part, field, 7, ['wrong-type']));
    mistakes.push(wrongValue(`${field} is empty`, part, field, '', [...NO_TARGET, 'empty-value']));
  }
  if (kind === 'catcher' || kind === 'choiceRule') {
    mistakes.push(missingMembers(`a ${kind} without Next`, part, ['Next'], ['missing-field']));
  }
  if (WITH_NEXT.has(kind)) {
    mistakes.push(missingMembers('neither Next nor End', part, ['Next', 'End'], ['missing-one-of']));
    mistakes.push(
      wrongMembers('Next and End', part, { Next: part.siblings[0] ?? '', End: true }, ['exclusive-fields']),
    );
    if (value['End'] === true) {
      mistakes.push(wrongMembers('End is false', part, { End: false }, ['missing-one-of']));
      mistakes.push(wrongValue('End is a text', part, 'End', 'true', ['wrong-type']));
    }
  }
  if (SCOPES.has(kind)) {
    const orphan = { Type: 'Pass', End: true };
    mistakes.push(
      wrongValue('nothing leads to a state', part, ['States', 'Orphan of a Test'], orphan, ['unreachable-state']),
    );
    mistakes.push(missingMembers('no StartAt', part, ['StartAt'], ['missing-field']));
    mistakes.push(missingMembers('no States', part, ['States'], ['missing-field']));
    mistakes.push(wrongValue('States is empty', part, 'States', {}, ['empty-value']));
    mistakes.push(wrongValue('States is a list', part, 'States', [], ['wrong-type']));
  }
  if (kind === 'Choice') {
    mistakes.push(wrongValue('no rules', part, 'Choices', [], ['empty-value']));
    mistakes.push(missingMembers('no Choices', part, ['Choices'], ['missing-field']));
    mistakes.push(wrongMembers('a Choice with End', part, { End: true }, ['unknown-field']));
  }
  if (kind === 'Parallel') {
    mistakes.push(wrongValue('no branches', part, 'Branches', [], ['empty-value']));
    mistakes.push(missingMembers('no Branches', part, ['Branches'], ['missing-field']));
    listOf(value['Branches']).forEach((_, index) => {
      mistakes.push(wrongValue('a branch is a text', part, ['Branches', index], 'A', ['wrong-type']));
    });
  }
  return mistakes;
};
