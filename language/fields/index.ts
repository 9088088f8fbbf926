import { catcherFields } from './catcher';
import { choiceFields } from './choice';
import { choiceRuleFields } from './choice-rule';
import { commonFields } from './common';
import { failFields } from './fail';
import type { Field, ObjectKind } from './field';
import { itemBatcherFields } from './item-batcher';
import { itemProcessorFields } from './item-processor';
import { itemReaderFields } from './item-reader';
import { machineFields } from './machine';
import { mapFields } from './map';
import { parallelFields } from './parallel';
import { passFields } from './pass';
import { resultWriterFields } from './result-writer';
import { retrierFields } from './retrier';
import { taskFields } from './task';
import { waitFields } from './wait';

export type { Field, ObjectKind, QueryLanguage, StateType, ValueShape } from './field';
export { STATE_TYPES } from './field';
export { CHOICE_OPERATORS, type ChoiceOperator } from './choice-rule';

/** The table of the language: every field of every object (digest chapters 1 and 2). All tools read it. */
export const allFields: readonly Field[] = [
  ...machineFields,
  ...commonFields,
  ...taskFields,
  ...passFields,
  ...choiceFields,
  ...choiceRuleFields,
  ...waitFields,
  ...failFields,
  ...parallelFields,
  ...mapFields,
  ...itemProcessorFields,
  ...itemReaderFields,
  ...itemBatcherFields,
  ...resultWriterFields,
  ...retrierFields,
  ...catcherFields,
];

const byKind = makeIndex();

function makeIndex(): ReadonlyMap<ObjectKind, ReadonlyMap<string, Field>> {
  const index = new Map<ObjectKind, Map<string, Field>>();
  for (const field of allFields) {
    for (const kind of field.on) {
      let fields = index.get(kind);
      if (!fields) index.set(kind, (fields = new Map<string, Field>()));
      fields.set(field.name, field);
    }
  }
  return index;
}

const NONE: ReadonlyMap<string, Field> = new Map();

/** The fields that an object of this kind may have, by name, of both query languages. */
export function fieldsOf(kind: ObjectKind): ReadonlyMap<string, Field> {
  return byKind.get(kind) ?? NONE;
}
