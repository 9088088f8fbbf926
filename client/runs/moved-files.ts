import { URI } from 'vscode-uri';

/** A file or folder that has another name now. */
export interface MovedFile {
  readonly oldUri: { toString(): string };
  readonly newUri: { toString(): string };
}

/** Where a file is now, by its uri before; undefined where it was not moved. */
export type WhereMoved = (uri: string) => string | undefined;

/** What was moved itself, or with a folder that it lies in. */
export function whereMoved(files: readonly MovedFile[]): WhereMoved {
  return (uri) => {
    for (const { oldUri, newUri } of files) {
      const before = oldUri.toString();
      if (uri === before) return newUri.toString();
      if (uri.startsWith(`${before}/`)) return newUri.toString() + uri.slice(before.length);
    }
    return undefined;
  };
}

/** The same for a path on the disk. */
export function pathMoved(path: string, moved: WhereMoved): string {
  const uri = moved(URI.file(path).toString());
  return uri === undefined ? path : URI.parse(uri).fsPath;
}
