import { activityCredentials } from './activity-credentials';
import { commentInJson } from './comment-in-json';
import { csvReader } from './csv-reader';
import { dataFlowLostInput } from './data-flow-lost-input';
import { dataFlowMissingPath } from './data-flow-missing-path';
import { dataFlowWrongType } from './data-flow-wrong-type';
import { dataTooLarge } from './data-too-large';
import { definitionTooLong } from './definition-too-long';
import { deprecatedField } from './deprecated-field';
import { distributedOnlyField } from './distributed-only-field';
import { duplicateKey } from './duplicate-key';
import { duplicateLabel } from './duplicate-label';
import { duplicateStateName } from './duplicate-state-name';
import { duplicateTemplateKey } from './duplicate-template-key';
import { emptyValue } from './empty-value';
import { endlessLoop } from './endless-loop';
import { exclusiveFields } from './exclusive-fields';
import { executionType } from './execution-type';
import { expressUnsupported } from './express-unsupported';
import { expressionNotEvaluated } from './expression-not-evaluated';
import { heartbeatNotBelowTimeout } from './heartbeat-not-below-timeout';
import { intrinsicArgument } from './intrinsic-argument';
import { invalidIntrinsic } from './invalid-intrinsic';
import { invalidJson } from './invalid-json';
import { invalidJsonata } from './invalid-jsonata';
import { invalidLabel } from './invalid-label';
import { invalidPath } from './invalid-path';
import { invalidResource } from './invalid-resource';
import { invalidStateName } from './invalid-state-name';
import { invalidTemplateValue } from './invalid-template-value';
import { invalidTimestamp } from './invalid-timestamp';
import { invalidVariableName } from './invalid-variable-name';
import { invalidYaml } from './invalid-yaml';
import { itemBatcherLimit } from './item-batcher-limit';
import { itemReaderResource } from './item-reader-resource';
import { itemReaderSource } from './item-reader-source';
import { jsonPathInJsonata } from './json-path-in-jsonata';
import { jsonataArgument } from './jsonata-argument';
import { jsonataArgumentCount } from './jsonata-argument-count';
import { maxDelayNotAboveInterval } from './max-delay-not-above-interval';
import { missingDelimiters } from './missing-delimiters';
import { missingEndState } from './missing-end-state';
import { missingField } from './missing-field';
import { missingOneOf } from './missing-one-of';
import { missingParameter } from './missing-parameter';
import { missingPayload } from './missing-payload';
import { missingTaskToken } from './missing-task-token';
import { missingTransitionTarget } from './missing-transition-target';
import { noContextReference } from './no-context-reference';
import { notAReferencePath } from './not-a-reference-path';
import { notAStateMachine } from './not-a-state-machine';
import { notOneOf } from './not-one-of';
import { outerScopeAssignment } from './outer-scope-assignment';
import { pathInStaticField } from './path-in-static-field';
import { pathNotEvaluated } from './path-not-evaluated';
import { placeholderWithoutValue } from './placeholder-without-value';
import { queryLanguageDowngrade } from './query-language-downgrade';
import { repeatedChoiceRule } from './repeated-choice-rule';
import { reservedVariableName } from './reserved-variable-name';
import { resultWriterTarget } from './result-writer-target';
import { shadowedErrorName } from './shadowed-error-name';
import { statesAllAloneAndLast } from './states-all-alone-and-last';
import { staticResult } from './static-result';
import { strayBackslash } from './stray-backslash';
import { tooDeeplyNested } from './too-deeply-nested';
import { tooManyAliases } from './too-many-aliases';
import { trailingComma } from './trailing-comma';
import { uncatchableError } from './uncatchable-error';
import { unclosedExpression } from './unclosed-expression';
import { undefinedVariable } from './undefined-variable';
import { unknownContextField } from './unknown-context-field';
import { unknownErrorName } from './unknown-error-name';
import { unknownField } from './unknown-field';
import { unknownIntegration } from './unknown-integration';
import { unknownJsonataFunction } from './unknown-jsonata-function';
import { unknownParameter } from './unknown-parameter';
import { unknownStatesField } from './unknown-states-field';
import { unquotedName } from './unquoted-name';
import { unreachableState } from './unreachable-state';
import { unreadDefinition } from './unread-definition';
import { unusedSubstitution } from './unused-substitution';
import { valueOutOfRange } from './value-out-of-range';
import { variableBeforeAssignment } from './variable-before-assignment';
import { wrongQueryLanguage } from './wrong-query-language';
import { wrongType } from './wrong-type';
import { zeroSeconds } from './zero-seconds';
import type { Rule } from './rule';

/** All rules, sorted by code; test/language/rules checks that no file is left out. */
export const allRules: readonly Rule[] = [
  activityCredentials,
  commentInJson,
  csvReader,
  dataFlowLostInput,
  dataFlowMissingPath,
  dataFlowWrongType,
  dataTooLarge,
  definitionTooLong,
  deprecatedField,
  distributedOnlyField,
  duplicateKey,
  duplicateLabel,
  duplicateStateName,
  duplicateTemplateKey,
  emptyValue,
  endlessLoop,
  exclusiveFields,
  executionType,
  expressUnsupported,
  expressionNotEvaluated,
  heartbeatNotBelowTimeout,
  intrinsicArgument,
  invalidIntrinsic,
  invalidJson,
  invalidJsonata,
  invalidLabel,
  invalidPath,
  invalidResource,
  invalidStateName,
  invalidTemplateValue,
  invalidTimestamp,
  invalidVariableName,
  invalidYaml,
  itemBatcherLimit,
  itemReaderResource,
  itemReaderSource,
  jsonPathInJsonata,
  jsonataArgumentCount,
  jsonataArgument,
  maxDelayNotAboveInterval,
  missingDelimiters,
  missingEndState,
  missingField,
  missingOneOf,
  missingParameter,
  missingPayload,
  missingTaskToken,
  missingTransitionTarget,
  noContextReference,
  notAReferencePath,
  notAStateMachine,
  notOneOf,
  outerScopeAssignment,
  pathInStaticField,
  pathNotEvaluated,
  placeholderWithoutValue,
  queryLanguageDowngrade,
  repeatedChoiceRule,
  reservedVariableName,
  resultWriterTarget,
  shadowedErrorName,
  statesAllAloneAndLast,
  staticResult,
  strayBackslash,
  tooDeeplyNested,
  tooManyAliases,
  trailingComma,
  uncatchableError,
  unclosedExpression,
  undefinedVariable,
  unknownContextField,
  unknownErrorName,
  unknownField,
  unknownIntegration,
  unknownJsonataFunction,
  unknownParameter,
  unknownStatesField,
  unquotedName,
  unreachableState,
  unreadDefinition,
  unusedSubstitution,
  valueOutOfRange,
  variableBeforeAssignment,
  wrongQueryLanguage,
  wrongType,
  zeroSeconds,
];
