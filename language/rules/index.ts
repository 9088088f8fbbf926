import { choiceWithoutDefault } from './choice-without-default';
import { commentInJson } from './comment-in-json';
import { csvReader } from './csv-reader';
import { definitionTooLong } from './definition-too-long';
import { deprecatedField } from './deprecated-field';
import { distributedOnlyField } from './distributed-only-field';
import { duplicateKey } from './duplicate-key';
import { duplicateLabel } from './duplicate-label';
import { duplicateStateName } from './duplicate-state-name';
import { emptyValue } from './empty-value';
import { endlessLoop } from './endless-loop';
import { exclusiveFields } from './exclusive-fields';
import { executionType } from './execution-type';
import { heartbeatNotBelowTimeout } from './heartbeat-not-below-timeout';
import { invalidJson } from './invalid-json';
import { invalidLabel } from './invalid-label';
import { invalidStateName } from './invalid-state-name';
import { invalidTimestamp } from './invalid-timestamp';
import { invalidYaml } from './invalid-yaml';
import { itemBatcherLimit } from './item-batcher-limit';
import { itemReaderResource } from './item-reader-resource';
import { itemReaderSource } from './item-reader-source';
import { maxDelayNotAboveInterval } from './max-delay-not-above-interval';
import { missingEndState } from './missing-end-state';
import { missingField } from './missing-field';
import { missingOneOf } from './missing-one-of';
import { missingTransitionTarget } from './missing-transition-target';
import { notAStateMachine } from './not-a-state-machine';
import { notOneOf } from './not-one-of';
import { queryLanguageDowngrade } from './query-language-downgrade';
import { repeatedChoiceRule } from './repeated-choice-rule';
import { resultWriterTarget } from './result-writer-target';
import { shadowedErrorName } from './shadowed-error-name';
import { statesAllAloneAndLast } from './states-all-alone-and-last';
import { tooDeeplyNested } from './too-deeply-nested';
import { tooManyAliases } from './too-many-aliases';
import { trailingComma } from './trailing-comma';
import { uncatchableError } from './uncatchable-error';
import { unknownErrorName } from './unknown-error-name';
import { unknownField } from './unknown-field';
import { unreachableState } from './unreachable-state';
import { valueOutOfRange } from './value-out-of-range';
import { wrongQueryLanguage } from './wrong-query-language';
import { wrongType } from './wrong-type';
import type { Rule } from './rule';

/** All rules, sorted by code; test/language/rules checks that no file is left out. */
export const allRules: readonly Rule[] = [
  choiceWithoutDefault,
  commentInJson,
  csvReader,
  definitionTooLong,
  deprecatedField,
  distributedOnlyField,
  duplicateKey,
  duplicateLabel,
  duplicateStateName,
  emptyValue,
  endlessLoop,
  exclusiveFields,
  executionType,
  heartbeatNotBelowTimeout,
  invalidJson,
  invalidLabel,
  invalidStateName,
  invalidTimestamp,
  invalidYaml,
  itemBatcherLimit,
  itemReaderResource,
  itemReaderSource,
  maxDelayNotAboveInterval,
  missingEndState,
  missingField,
  missingOneOf,
  missingTransitionTarget,
  notAStateMachine,
  notOneOf,
  queryLanguageDowngrade,
  repeatedChoiceRule,
  resultWriterTarget,
  shadowedErrorName,
  statesAllAloneAndLast,
  tooDeeplyNested,
  tooManyAliases,
  trailingComma,
  uncatchableError,
  unknownErrorName,
  unknownField,
  unreachableState,
  valueOutOfRange,
  wrongQueryLanguage,
  wrongType,
];
