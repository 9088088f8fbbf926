/** A Lambda handler on this machine: all that is needed to start it. */
export interface HandlerSpec {
  readonly functionName: string;
  readonly runtime: 'python' | 'node';
  /** The folder that stands for the function's code (`LAMBDA_TASK_ROOT`): modules are found from here. */
  readonly root: string;
  /** The module below `root` without its ending, with slashes: `process1`, `src/app`. */
  readonly module: string;
  /** The file that is the module. */
  readonly file: string;
  /** Code that stands in a template, `file`, and has to be unpacked before it runs (workspace/inline-code.ts). */
  readonly inlineCode?: string;
  /** What `file` was built from: what people edit. */
  readonly source?: string;
  /** The names under which the handler may be found in the module; the first that exists is taken. */
  readonly handlers: readonly string[];
  /** The folder that the handler runs in. */
  readonly cwd: string;
  /** Variables of the configuration; they win over all others. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Whether the handler sees the AWS credentials and profiles of whoever runs it. */
  readonly allowAws: boolean;
  /** Folders that may hold a `.venv`, nearest first. */
  readonly environmentFolders: readonly string[];
  /** The module of the esbuild that makes JavaScript of `file` when it is loaded. */
  readonly esbuild?: string;
  /** What is worth knowing when it runs, such as that its build is old. */
  readonly note?: string;
}

/** Locally a handler may take longer than Lambda's default of 3 s, but one that never answers must end some time. */
export const DEFAULT_TIMEOUT_SECONDS = 60;
export const DEFAULT_MEMORY_MB = 128;
