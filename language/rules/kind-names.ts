import type { ObjectKind } from '../fields/index';

const NAMES: Readonly<Record<ObjectKind, string>> = {
  machine: 'A state machine',
  branch: 'A branch',
  itemProcessor: 'An item processor',
  processorConfig: 'A ProcessorConfig',
  Task: 'A Task state',
  Wait: 'A Wait state',
  Pass: 'A Pass state',
  Succeed: 'A Succeed state',
  Fail: 'A Fail state',
  Choice: 'A Choice state',
  Parallel: 'A Parallel state',
  Map: 'A Map state',
  choiceRule: 'A choice rule',
  nestedChoiceRule: 'A choice rule inside another one',
  retrier: 'A retrier',
  catcher: 'A catcher',
  itemReader: 'An ItemReader',
  readerConfig: 'A ReaderConfig',
  itemBatcher: 'An ItemBatcher',
  resultWriter: 'A ResultWriter',
  writerConfig: 'A WriterConfig',
  credentials: 'A Credentials object',
};

/** How a kind of object is called at the start of a sentence. */
export function kindName(kind: ObjectKind): string {
  return NAMES[kind];
}
