import { childEnvironment } from './child-environment';
import { regionOf } from './function-name';
import { HandlerPool } from './handler-pool';
import { HandlerProcess, type Invocation, type Outcome } from './handler-process';
import type { HandlerSpec } from './handler-spec';
import { nodeCommand } from './node-handler';
import { pythonCommand, type ChosenPython, type Command } from './python-handler';
import { watchSources } from './source-watch';
import type { TaskReporter } from './task-runner';

export interface HandlersOptions {
  /** The environment that handlers inherit, cleared of what could reach AWS. */
  readonly surroundings: Readonly<Record<string, string | undefined>>;
  /** The programs that run handlers, where somebody has named them. */
  readonly programs?: { readonly python?: ChosenPython; readonly node?: string };
  readonly region: string;
}

/** Where the lines of a process go: to the state whose call it has, or had last. */
interface Listener {
  readonly report: TaskReporter;
  readonly state: string;
}

/** The handlers of a run, each kept warm in processes of its own. */
export interface Handlers {
  /** Why the handler cannot be started at all, such as a Python that is not there. */
  obstacle(spec: HandlerSpec): string | undefined;
  invoke(spec: HandlerSpec, invocation: Invocation, listener: Listener, stop: AbortSignal): Promise<Outcome>;
  /** Ends all processes; settles when they are gone. */
  dispose(): Promise<void>;
}

interface Warm {
  readonly pool: HandlerPool;
  readonly listeners: WeakMap<HandlerProcess, Listener>;
  readonly haveSourcesChanged: () => boolean;
}

function reloaded({ functionName }: HandlerSpec): string {
  return `The code of "${functionName}" has changed: it is loaded again.`;
}

export function createHandlers(options: HandlersOptions): Handlers {
  const warm = new Map<string, Warm>();
  const retired: HandlerPool[] = [];

  const commandOf = (spec: HandlerSpec): Command => {
    const { python, node } = options.programs ?? {};
    return spec.runtime === 'python'
      ? pythonCommand(spec, options.surroundings, python)
      : nodeCommand(spec, options.surroundings, node);
  };

  const createPool = (spec: HandlerSpec, region: string, listeners: WeakMap<HandlerProcess, Listener>): HandlerPool => {
    const command = commandOf(spec);
    return new HandlerPool(() => {
      if (command.kind === 'missing') throw new Error(command.message);
      const launch = { ...command, cwd: spec.cwd, env: childEnvironment(spec, options.surroundings, region) };
      const process: HandlerProcess = new HandlerProcess(launch, (stream, text) => {
        const listener = listeners.get(process);
        listener?.report.log({ state: listener.state, stream, text });
      });
      return process;
    });
  };

  return {
    obstacle(spec) {
      const command = commandOf(spec);
      return command.kind === 'missing' ? command.message : undefined;
    },
    async invoke(spec, invocation, listener, stop) {
      const key = JSON.stringify([spec.file, spec.handlers, spec.functionName]);
      let pooled = warm.get(key);
      if (pooled?.haveSourcesChanged() === true) {
        pooled.pool.retire();
        retired.push(pooled.pool);
        listener.report.log({ state: listener.state, stream: 'runner', text: reloaded(spec) });
        pooled = undefined;
      }
      if (!pooled) {
        const listeners = new WeakMap<HandlerProcess, Listener>();
        const region = regionOf(invocation.functionArn) ?? options.region;
        const haveSourcesChanged = watchSources([spec.file, ...(spec.source === undefined ? [] : [spec.source])]);
        pooled = { pool: createPool(spec, region, listeners), listeners, haveSourcesChanged };
        warm.set(key, pooled);
        if (spec.note !== undefined) listener.report.log({ state: listener.state, stream: 'runner', text: spec.note });
      }
      const { pool, listeners } = pooled;
      try {
        return await pool.run(invocation, stop, (process) => {
          listeners.set(process, listener);
        });
      } catch (error) {
        return { kind: 'not-started', message: error instanceof Error ? error.message : String(error) };
      }
    },
    async dispose() {
      await Promise.all([...retired, ...[...warm.values()].map(({ pool }) => pool)].map((pool) => pool.dispose()));
      warm.clear();
    },
  };
}
