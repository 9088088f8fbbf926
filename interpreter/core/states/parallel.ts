import type { Json } from '../../../language/json';
import { compileErrorHandling, withErrorHandling } from '../attempts';
import { endUnfinished } from '../branches';
import { Failure } from '../failure';
import { jsonataFlow } from '../jsonata-flow';
import { jsonPathFlow } from '../json-path-flow';
import { objectsOf } from '../read';
import type { CompiledScope, CompiledState, Fiber, Steps } from '../runtime';
import { compiledState, leaving, nextOf, type StateSource } from './common';

/** https://states-language.net/#parallel-state (digest S38-S40, H20, H24, H25). */
export function compileParallel(source: StateSource): CompiledState {
  const { json, language } = source;
  const next = nextOf(json);
  const flow =
    language === 'JSONPath'
      ? jsonPathFlow(json, json['Parameters'] === undefined ? {} : { parameters: json['Parameters'] })
      : jsonataFlow(json, {
          hasResult: true,
          ...(json['Arguments'] === undefined ? {} : { arguments: json['Arguments'] }),
        });
  const handling = compileErrorHandling(json, 'Parallel', language);
  const branches = objectsOf(json, 'Branches').map(source.compileScope);

  return compiledState(source, 'Parallel', {
    run: withErrorHandling(handling, {
      *attempt(fiber) {
        const effective = flow.effectiveInput(fiber);
        if (effective instanceof Failure) return effective;
        const payload = flow.payload(fiber, effective);
        if (payload instanceof Failure) return payload;
        fiber.lastEventId = fiber.execution.emit(fiber.lastEventId, 'ParallelStateStarted');
        const { inspector } = fiber.engine;
        const result = inspector ? inspector.substitute(fiber) : yield* runBranches(fiber, branches, payload);
        if (result instanceof Failure) return result;
        return leaving(flow.leave(fiber, effective, result), next);
      },
      givenUp(fiber) {
        fiber.lastEventId = fiber.execution.emit(fiber.lastEventId, 'ParallelStateFailed');
      },
    }),
  });
}

/** The outputs of all branches in their order, or the error of the first that fails (digest S39). */
function* runBranches(fiber: Fiber, branches: readonly CompiledScope[], input: Json): Steps<Json | Failure> {
  const { execution } = fiber;
  const started = fiber.lastEventId;
  const outputs: Json[] = branches.map(() => null);
  for (const [index, branch] of branches.entries()) fiber.fork(branch, input, started, index).start();
  let open = branches.length;
  while (open > 0) {
    const message = yield;
    if (message.kind !== 'child' || message.child.parent !== fiber) continue;
    const { child, outcome } = message;
    if (outcome instanceof Failure) {
      endUnfinished(fiber, child, outcome);
      return outcome;
    }
    fiber.release(child);
    outputs[child.index] = outcome;
    fiber.lastEventId = child.lastEventId;
    open--;
  }
  // ParallelStateExited hangs on the last event of the branch that ended last, as ParallelStateSucceeded does (H20).
  execution.emit(fiber.lastEventId, 'ParallelStateSucceeded');
  return outputs;
}
