import type { TaskRunner } from '../../../interpreter/tasks/task-runner';
import type { Json } from '../../../language/json';

/** A runner whose functions are plain functions of the test; what they throw is the function's error. */
export function functionsRunner(functions: Record<string, (event: Json) => Json | Promise<Json>>): TaskRunner {
  return {
    name: 'functions of the test',
    canRun: (call) => call.integration.kind === 'lambda-function',
    async start(call) {
      const name = call.integration.kind === 'lambda-function' ? call.integration.functionName : call.state;
      const handler = functions[name];
      if (!handler)
        return { kind: 'failed', error: 'Lambda.ResourceNotFoundException', cause: `Function not found: ${name}` };
      try {
        return { kind: 'succeeded', output: await handler(call.input) };
      } catch (problem) {
        const error = problem instanceof Error ? problem : new Error(String(problem));
        return {
          kind: 'failed',
          error: error.name,
          cause: JSON.stringify({ errorMessage: error.message, errorType: error.name }),
        };
      }
    },
  };
}
