import { Session, type Profiler } from 'node:inspector';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** The product, and the libraries that it uses. */
const COUNTED = /^(?!test\/|bench\/|node_modules\/@?vite)/;

const session = new Session();
session.connect();
ask('Profiler.enable');
ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/**
 * How many characters of code were executed since the last call, by function: what the engine counts for coverage. Only
 * of code that was loaded after this file: of functions that were compiled before, the engine counts calls alone.
 */
export function takeExecuted(): Map<string, number> {
  const { result } = ask<Profiler.TakePreciseCoverageReturnType>('Profiler.takePreciseCoverage');
  const executed = new Map<string, number>();
  for (const { url, functions } of result) {
    const file = url.startsWith('file:') ? fileURLToPath(url) : url;
    const name = path.relative(ROOT, file).replaceAll(path.sep, '/');
    if (!path.isAbsolute(file) || !COUNTED.test(name)) continue;
    for (const { functionName, ranges } of functions) {
      const count = charactersOf(ranges);
      // Two functions of a name stand at different places.
      const what = `${functionName} (${name}, ${String(ranges[0]?.startOffset ?? 0)})`;
      if (count > 0) executed.set(what, count);
    }
  }
  return executed;
}

/** An outer range comes before the inner ones, for which its count does not hold. */
function charactersOf(ranges: readonly Profiler.CoverageRange[]): number {
  let all = 0;
  const around: Profiler.CoverageRange[] = [];
  for (const range of ranges) {
    while ((around.at(-1)?.endOffset ?? Infinity) <= range.startOffset) around.pop();
    all += (range.endOffset - range.startOffset) * (range.count - (around.at(-1)?.count ?? 0));
    around.push(range);
  }
  return all;
}

function ask<Answer>(method: string, params: object = {}): Answer {
  let answer: unknown;
  session.post(method, params, (error: Error | null, result?: object) => {
    if (error) throw error;
    answer = result;
  });
  return answer as Answer;
}
