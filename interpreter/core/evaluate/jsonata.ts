import { analyzeJsonata } from '../../../language/expressions/jsonata/analyze';
import type { JsonataFault } from '../../../language/expressions/jsonata/ast';
import { parseJsonata } from '../../../language/expressions/jsonata/parse';
import type { Resolved } from '../../../language/expressions/jsonata/resolved';
import type { EvaluationEnvironment, EvaluationResult } from './jsonata-result';
import { InternalError, LimitError, MEMORY_LIMIT, QueryError, STACK_LIMIT } from './jsonata/errors';
import { evaluateForm } from './jsonata/evaluation';
import { normalise } from './jsonata/normalise';

export type { EvaluationEnvironment, EvaluationResult } from './jsonata-result';

/** An expression made ready once per definition. */
export interface CompiledExpression {
  /** Without the delimiters and the blanks around it, as causes quote it (digest E13). */
  readonly text: string;
  /** Workflow variables that it refers to, each once, in order of the text. */
  readonly variables: readonly string[];
  /** Whether it may look at `$states.context`. */
  readonly readsContext: boolean;
  readonly form: Resolved | undefined;
  readonly fault: JsonataFault | undefined;
}

/** `text`: what stands between `{%` and `%}`. A text that is no expression fails when it is evaluated. */
export function compileExpression(text: string): CompiledExpression {
  const trimmed = text.trim();
  const { ast, resolved, faults } = parseJsonata(trimmed);
  const uses = ast && analyzeJsonata(ast);
  return {
    text: trimmed,
    variables: [...new Set(uses?.variables.map((variable) => variable.name))],
    readsContext: uses?.statesMembers.some(({ path }) => path.length === 0 || path[0] === 'context') ?? false,
    form: resolved,
    fault: faults[0],
  };
}

/**
 * Evaluates an expression of JSONata 2.0.6 with the service's functions and limits (digest F30-F50), at once and without
 * touching the values it is given. The same environment always gives the same result.
 */
export function evaluateExpression(
  expression: CompiledExpression,
  environment: EvaluationEnvironment,
): EvaluationResult {
  const { form, fault } = expression;
  if (!form) return failed(`. ${fault?.code === undefined ? '' : `${fault.code}: `}${fault?.message ?? ''}`);
  try {
    const value = evaluateForm(form, environment);
    if (value === undefined) return { kind: 'failed', ending: 'returned nothing (undefined).' };
    const json = normalise(value);
    if (json === undefined) return { kind: 'failed', ending: 'returned an unsupported result type.' };
    return { kind: 'value', value: json };
  } catch (error) {
    return failure(error, environment);
  }
}

/** Digest F45: with a code after a full stop, without one after a colon. */
function failure(error: unknown, environment: EvaluationEnvironment): EvaluationResult {
  if (error instanceof QueryError) return failed(`. ${error.describe()}`);
  if (error instanceof LimitError) return failed(`: ${error.message}`);
  if (error instanceof InternalError) {
    return { kind: 'failed', ending: `${error.message} ${environment.random.uuid()}` };
  }
  if (error instanceof RangeError) {
    // The platform's own limits: of its stack, or of the length of a string.
    return failed(`: ${error.message.includes('stack') ? STACK_LIMIT : MEMORY_LIMIT}`);
  }
  throw error;
}

function failed(ending: string): EvaluationResult {
  return { kind: 'failed', ending: `threw an error during evaluation${ending}` };
}
