import { decodeUtf8 } from '../language/text/decode-utf8';

/** What a command reads and writes. Answers of commands go to stdout, everything about them to stderr. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The standard input; the process's own where absent. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** Asks whoever sits at the terminal for a line; undefined at the end of the input. Absent where nobody does. */
  readonly ask?: (prompt: string) => Promise<string | undefined>;
  /** Calls back when the user presses Ctrl-C; the answer takes that back. */
  readonly onInterrupt: (callback: () => void) => () => void;
}

export interface Output {
  write(text: string): unknown;
  /** A terminal that shows colours. */
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The whole of the standard input as text. Rejects where it is not UTF-8. */
export async function readStdin(io: Pick<Io, 'stdin'>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of io.stdin ?? process.stdin) chunks.push(Buffer.from(chunk));
  return decodeUtf8(Buffer.concat(chunks));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
