import { commentInJson } from './comment-in-json';
import { duplicateKey } from './duplicate-key';
import { duplicateStateName } from './duplicate-state-name';
import { emptyValue } from './empty-value';
import { exclusiveFields } from './exclusive-fields';
import { invalidJson } from './invalid-json';
import { invalidStateName } from './invalid-state-name';
import { invalidTimestamp } from './invalid-timestamp';
import { invalidYaml } from './invalid-yaml';
import { missingEndState } from './missing-end-state';
import { missingField } from './missing-field';
import { missingOneOf } from './missing-one-of';
import { missingTransitionTarget } from './missing-transition-target';
import { notAStateMachine } from './not-a-state-machine';
import { notOneOf } from './not-one-of';
import { queryLanguageDowngrade } from './query-language-downgrade';
import { tooDeeplyNested } from './too-deeply-nested';
import { tooManyAliases } from './too-many-aliases';
import { trailingComma } from './trailing-comma';
import { unknownField } from './unknown-field';
import { unreachableState } from './unreachable-state';
import { valueOutOfRange } from './value-out-of-range';
import { wrongQueryLanguage } from './wrong-query-language';
import { wrongType } from './wrong-type';
import type { Rule } from './rule';

/** All rules, sorted by code; test/language/rules checks that no file is left out. */
export const allRules: readonly Rule[] = [
  commentInJson,
  duplicateKey,
  duplicateStateName,
  emptyValue,
  exclusiveFields,
  invalidJson,
  invalidStateName,
  invalidTimestamp,
  invalidYaml,
  missingEndState,
  missingField,
  missingOneOf,
  missingTransitionTarget,
  notAStateMachine,
  notOneOf,
  queryLanguageDowngrade,
  tooDeeplyNested,
  tooManyAliases,
  trailingComma,
  unknownField,
  unreachableState,
  valueOutOfRange,
  wrongQueryLanguage,
  wrongType,
];
