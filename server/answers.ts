import { LSPErrorCodes, ResponseError, type CancellationToken, type TextDocumentPositionParams } from './lsp';
import type { Steps } from '../language/steps';
import { describeError, type Documents, type Log, type Machine, type OpenDocument } from './documents';
import { inSlices } from './slices';

/** Runs the work of a request; where it throws, the answer is `empty`. */
export type Safely = <Result>(request: string, empty: Result, work: () => Result) => Result;

/** A request about a document. */
interface Asked {
  /** For the log. */
  readonly request: string;
  readonly uri: string;
  readonly token: CancellationToken;
}

/**
 * Answers requests about documents when these have been read, in slices of time: no request keeps the server from
 * answering others, and none that is cancelled goes on. The answer is null where the document is not open, or where the
 * work throws, which leaves a line in the log; what a user is meant to read is passed on.
 */
export class Answers {
  constructor(
    private readonly documents: Documents,
    private readonly log: Log,
  ) {}

  /** For work that is short, however long the document is; it may wait for files. */
  whenRead<Result>(
    asked: Asked,
    work: (document: OpenDocument) => Result | Promise<Result>,
  ): Promise<Awaited<Result> | null> {
    return this.answer(asked, function* (document) {
      yield* document.read();
      return work(document);
    });
  }

  /** For work that grows with the document. */
  inSlices<Result>(asked: Asked, work: (document: OpenDocument) => Steps<Result>): Promise<Awaited<Result> | null> {
    return this.answer(asked, function* (document) {
      yield* document.read();
      return yield* work(document);
    });
  }

  /** Does short work for the machine that the position is in; the answer is null where there is none. */
  at<Result>(
    request: string,
    { textDocument: { uri }, position }: TextDocumentPositionParams,
    token: CancellationToken,
    work: (machine: Machine, offset: number, document: OpenDocument) => Result | null | Promise<Result | null>,
  ): Promise<Awaited<Result> | null> {
    return this.whenRead<Result | null>({ request, uri, token }, (document) => {
      const machine = document.machineAt(position);
      return machine ? work(machine, machine.place.offsetAt(position), document) : null;
    });
  }

  /** Does the work for each machine of the document, in steps, and puts the answers one behind the other. */
  forMachines<Item>(
    request: string,
    uri: string,
    token: CancellationToken,
    work: (machine: Machine) => Steps<readonly Item[]>,
  ): Promise<Item[] | null> {
    return this.inSlices({ request, uri, token }, function* (document) {
      const items: Item[] = [];
      for (const machine of document.machines()) for (const item of yield* work(machine)) items.push(item);
      return items;
    });
  }

  /** For work that is about no document in particular, in steps. */
  async ofAll<Result>(request: string, token: CancellationToken, work: () => Steps<Result>): Promise<Result | null> {
    try {
      const answer = await inSlices(work(), () => !token.isCancellationRequested);
      if (answer !== undefined) return answer;
    } catch (error) {
      return this.failed(request, error);
    }
    throw cancelled();
  }

  private async answer<Result>(
    asked: Asked,
    steps: (document: OpenDocument) => Steps<Result | Promise<Result>>,
  ): Promise<Awaited<Result> | null> {
    const { request, uri, token } = asked;
    const document = this.documents.get(uri);
    if (!document) return null;
    const isWanted = (): boolean => !token.isCancellationRequested && this.documents.get(uri) === document;
    try {
      const answer = await inSlices(steps(document), isWanted);
      if (answer !== undefined) return answer;
    } catch (error) {
      return this.failed(request, error);
    }
    if (token.isCancellationRequested) throw cancelled();
    if (!this.documents.get(uri)) return null;
    throw new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed');
  }

  private failed(request: string, error: unknown): null {
    if (error instanceof ResponseError) throw error;
    this.log(`${request} failed: ${describeError(error)}`);
    return null;
  }
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
