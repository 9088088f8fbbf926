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
  return new FiberRoots(fiber, input);
}

/** A class, because one is made for nearly every path: a literal with a getter takes many times as long. */
class FiberRoots implements PathRoots {
  constructor(
    private readonly fiber: Fiber,
    readonly input: Json,
  ) {}

  get context(): Json {
    return this.fiber.execution.contextObject(this.fiber);
  }

  variable(name: string): Json | undefined {
    return variable(this.fiber.variables, name);
  }
}
