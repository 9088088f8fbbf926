import type { OffsetRange } from '../../text/line-index';
import { Cursor } from '../cursor';
import type { ExpressionFault } from '../fault';
import { hasPlaceholder } from '../placeholder';
import { areDefinite, type JsonPath, type PathRoot, type PathStep } from './ast';
import { parseSteps } from './parse-steps';

export interface ParsedJsonPath {
  /**
   * The path where it is sound. With no path and no fault the text holds a `${placeholder}` in a place where only the
   * deployment tool knows what it becomes (digest V57).
   */
  readonly path?: JsonPath;
  /** What could be read before the first fault, for completion in half-typed text. */
  readonly partial?: JsonPath;
  readonly faults: readonly ExpressionFault[];
}

/**
 * Parses a JSONPath of the service's dialect (digest chapter 4). Never throws; a broken path gives one fault, placed at
 * the character that is wrong. Blanks after the path are ignored, as the service does; blanks before it are a fault.
 */
export function parseJsonPath(text: string): ParsedJsonPath {
  const cursor = new Cursor(text);
  const partial = parsePathAt(cursor);
  if (!cursor.fault) {
    cursor.skipBlanks();
    if (!cursor.atEnd()) explainRest(cursor);
  }
  if (!cursor.fault) return partial ? { path: partial, faults: [] } : { faults: [] };
  const faults = hasPlaceholder(text) ? [] : [cursor.fault];
  return partial ? { partial, faults } : { faults };
}

/** Parses the path that starts at the cursor and ends where no further step follows (it may be an argument of a call). */
export function parsePathAt(cursor: Cursor): JsonPath | undefined {
  const start = cursor.index;
  const root = parseRoot(cursor);
  if (root === undefined) return undefined;
  const rootRange: OffsetRange = { start, end: cursor.index };
  const steps = parseSteps(cursor, 0);
  const end = cursor.fault ? cursor.fault.start : cursor.index;
  return {
    text: cursor.text,
    root,
    rootRange,
    steps,
    definite: areDefinite(steps),
    keys: plainKeys(steps),
    start,
    end: Math.max(end, rootRange.end),
  };
}

const VARIABLE = /[\p{ID_Start}][\p{ID_Continue}]*/uy;

function parseRoot(cursor: Cursor): PathRoot | undefined {
  if (!cursor.eat('$')) {
    return cursor.failHere('A path starts with "$" (the input), "$$" (the context object) or "$name" (a variable).');
  }
  if (cursor.eat('$')) {
    if (!isRootEnd(cursor.peek())) {
      return cursor.failHere(
        `After "$$" stands a "." or a "[", not ${cursor.describeHere()}; for example $$.Execution.Id.`,
      );
    }
    return 'context';
  }
  VARIABLE.lastIndex = cursor.index;
  const match = VARIABLE.exec(cursor.text);
  if (match) {
    cursor.index += match[0].length;
    return { variable: match[0] };
  }
  if (!isRootEnd(cursor.peek())) {
    return cursor.failHere(`After "$" stands a "." or a "[", not ${cursor.describeHere()}; for example $.name.`);
  }
  return 'input';
}

/** Where a root may end: before a step, at the end of the path, or where an argument of a call ends. */
function isRootEnd(next: string): boolean {
  return next === '' || '.[,) \t\r\n'.includes(next);
}

function explainRest(cursor: Cursor): void {
  if (/^[\p{ID_Continue}$-]/u.test(cursor.text.slice(cursor.index, cursor.index + 2))) {
    cursor.fail(
      `A path holds no blanks outside of brackets; write a name with blanks as ['the name'].`,
      cursor.index,
      cursor.text.length,
    );
    return;
  }
  cursor.failHere(
    `${cursor.describeHere()} cannot stand in a path here; a name with other characters than letters, digits, "_" and "-" is written ['the name'].`,
  );
}

function plainKeys(steps: readonly PathStep[]): (string | number)[] | undefined {
  const keys: (string | number)[] = [];
  for (const step of steps) {
    if (step.kind === 'name') keys.push(step.name);
    else if (step.kind === 'index') keys.push(step.index);
    else return undefined;
  }
  return keys;
}
