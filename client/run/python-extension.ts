import * as vscode from 'vscode';

/** What is used of the Python extension's API. */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(
      environment: object,
    ): Promise<{ readonly executable: { readonly uri?: vscode.Uri } } | undefined>;
  };
}

/** An extension that takes longer to start does not hold up a run. */
const patience = 3_000;

/** The interpreter that the Python extension has chosen for a file; undefined where there is no such extension or choice. */
export async function chosenPython(resource: vscode.Uri): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<PythonApi>('ms-python.python');
  if (!extension) return undefined;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patience, undefined);
  });
  try {
    return await Promise.race([late, askFor(extension, resource)]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function askFor(extension: vscode.Extension<PythonApi>, resource: vscode.Uri): Promise<string | undefined> {
  const { environments } = extension.isActive ? extension.exports : await extension.activate();
  const active = environments?.getActiveEnvironmentPath(resource);
  const resolved = active && (await environments?.resolveEnvironment(active));
  return resolved?.executable.uri?.fsPath;
}
