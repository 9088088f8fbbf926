import { parseJson } from '../../language/tree/parse-json';
import { pathOf, toAwsLocation } from '../../language/tree/path';
import type { AwsDiagnostic, Diagnostic } from '../../language/rules/rule';
import { validate } from '../../language/validate';

export type MachineType = 'STANDARD' | 'EXPRESS';

/** A request that is refused: the name of the API's error and its message. */
export interface ApiError {
  readonly errorType: string;
  readonly message: string;
}

/** What ValidateStateMachineDefinition answers (digest V1). */
export interface ValidationAnswer {
  readonly result: 'OK' | 'FAIL';
  readonly diagnostics: readonly (AwsDiagnostic & { readonly severity: 'ERROR' | 'WARNING' })[];
  readonly truncated: boolean;
}

export interface ValidationRequest {
  readonly definition: string;
  readonly type?: MachineType;
  /** `WARNING` asks for warnings too; default `ERROR`. */
  readonly severity?: 'ERROR' | 'WARNING';
  /** 0..100; 0 means 100. */
  readonly maxResults?: number;
}

const MOST_DIAGNOSTICS = 100;

/** Digest V1: all findings the service would have, in its order, in its words. */
export function validateDefinition(request: ValidationRequest): ValidationAnswer {
  const found = awsDiagnostics(request.definition, request.type ?? 'STANDARD');
  const asked = request.severity === 'WARNING' ? found : found.filter(({ severity }) => severity === 'ERROR');
  const most = request.maxResults || MOST_DIAGNOSTICS;
  return {
    result: found.some(({ severity }) => severity === 'ERROR') ? 'FAIL' : 'OK',
    diagnostics: asked.slice(0, most),
    truncated: asked.length > most,
  };
}

/** Digest V2: the refusal of CreateStateMachine or UpdateStateMachine, or undefined where the definition is accepted. */
export function refusalOfDefinition(definition: string, type: MachineType): ApiError | undefined {
  const faults = awsDiagnostics(definition, type).filter(({ severity }) => severity === 'ERROR');
  if (faults.length === 0) return undefined;
  const told = faults.map(({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`);
  return { errorType: 'InvalidDefinition', message: `Invalid State Machine Definition: '${told.join(', ')}'` };
}

function awsDiagnostics(definition: string, type: MachineType): ValidationAnswer['diagnostics'] {
  const diagnostics = validate(parseJson(definition), { machineType: type });
  // Its reader stops at the first fault of the text: then there is nothing else to look at (digest V21).
  const syntax = diagnostics.find(({ aws }) => aws?.code === 'INVALID_JSON_DESCRIPTION');
  if (syntax?.aws) return [{ ...syntax.aws, severity: 'ERROR' }];
  return diagnostics
    .map((diagnostic) => ({ diagnostic, told: toAws(diagnostic) }))
    .flatMap(({ diagnostic, told }) =>
      told ? [{ rank: rankOf(told), ...told, severity: severityOf(diagnostic) }] : [],
    )
    .sort((a, b) => a.rank - b.rank)
    .map(({ rank: _rank, ...told }) => told);
}

function severityOf({ severity }: Diagnostic): 'ERROR' | 'WARNING' {
  return severity === 'error' ? 'ERROR' : 'WARNING';
}

/** The service's words; for an error whose words nobody recorded, ours. The service has no other warnings than its own. */
function toAws(diagnostic: Diagnostic): AwsDiagnostic | undefined {
  if (diagnostic.aws) return diagnostic.aws;
  if (diagnostic.severity !== 'error' || diagnostic.unsaid) return undefined;
  const { at, message } = diagnostic;
  return { code: 'SCHEMA_VALIDATION_FAILED', message, ...(at && { location: toAwsLocation(pathOf(at)) }) };
}

/** Digest V5: faults of form first, then transitions, the missing end, unreachable states; each in order of the text. */
function rankOf({ code, message }: AwsDiagnostic): number {
  if (code === 'MISSING_END_STATE') return 2;
  if (code !== 'MISSING_TRANSITION_TARGET') return 0;
  return message.endsWith('is not reachable.') ? 3 : 1;
}
