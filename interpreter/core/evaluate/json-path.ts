import type { Json } from '../../../language/json';
import type { JsonPath } from '../../../language/expressions/json-path/ast';
import { evaluateJsonPath, type PathResult, type PathRoots } from '../../../language/expressions/json-path/evaluate';
import { parseJsonPath } from '../../../language/expressions/json-path/parse';
import type { Fiber } from '../runtime';
import { variable } from '../variables';

/** A path of a definition, parsed once. */
export interface CompiledPath {
  readonly text: string;
  readonly parsed: JsonPath | undefined;
  find(roots: PathRoots): PathResult;
}

/** A text that is no path finds nothing, and says so: rules report it before a run. */
export function compilePath(text: string): CompiledPath {
  const parsed = parseJsonPath(text).path;
  return {
    text,
    parsed,
    find: (roots) => (parsed ? evaluateJsonPath(parsed, roots) : { found: false, problem: 'Illegal character' }),
  };
}

/** What `$`, `$$` and `$name` mean for a fiber; the context object is made only if a path asks for it. */
export function pathRoots(fiber: Fiber, input: Json): PathRoots {
  return {
    input,
    get context() {
      return fiber.execution.contextObject(fiber);
    },
    variable: (name) => variable(fiber.variables, name),
  };
}
