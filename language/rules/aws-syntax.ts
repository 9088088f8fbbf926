import type { ParsedDocument } from '../tree/node';
import { javaJsonFault, type JavaJsonFault } from './java-json-fault';
import type { AwsDiagnostic } from './rule';

/**
 * The service's words for a text that is not JSON (digest V8, V21). Its reader stops at the first fault and tells where
 * it stood.
 */
export function awsSyntaxFault({ text, faults }: ParsedDocument): AwsDiagnostic {
  if (text.trim() === '')
    return { code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' };
  const source = `(String)"${cut(text)}"`;
  const describe = (offset: number): string => {
    const { line, column } = position(text, offset);
    return `[Source: ${source}; line: ${String(line)}, column: ${String(column)}]`;
  };
  const fault = javaJsonFault(text, describe) ?? behindTheValue(text, faults);
  const location = describe(fault.offset);
  return { code: 'INVALID_JSON_DESCRIPTION', message: `${fault.message}\n at ${location}`, location };
}

/** What stands behind the definition, which nobody has asked the service about. */
function behindTheValue(text: string, faults: ParsedDocument['faults']): JavaJsonFault {
  const offset = faults.find(({ code }) => code !== 'duplicate-key')?.start ?? text.length;
  return { message: 'Unexpected text behind the definition', offset };
}

/** One-based line and column of an offset. */
function position(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
    line++;
    start = i + 1;
  }
  return { line, column: offset - start + 1 };
}

/** The reader quotes the first 500 characters of its source. */
function cut(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}"[truncated ${String(text.length - 500)} chars]` : text;
}
