import type { Node, Property } from '../tree/node';
import { pathOf, toAwsLocation } from '../tree/path';
import type { AwsDiagnostic } from './rule';

/** The service's words for a fault of form (digest V9), located at a node. */
export function schemaFault(message: string, at: Node | Property): AwsDiagnostic {
  return awsFault('SCHEMA_VALIDATION_FAILED', message, at);
}

/** The service's words under one of its codes, located at a node (digest V3). */
export function awsFault(code: string, message: string, at: Node | Property): AwsDiagnostic {
  return { code, message, location: toAwsLocation(pathOf(at)) };
}
