import path from 'node:path';

/**
 * The program that a setting names: `${workspaceFolder}` and `~` are replaced, a path is taken from the workspace's folder, a
 * bare name is looked for on the PATH by whoever starts it. Undefined where nothing is named.
 */
export function programOf(text: string | undefined, folder: string | undefined, home: string): string | undefined {
  const named = text?.trim() ?? '';
  if (named === '') return undefined;
  const full = named.replaceAll('${workspaceFolder}', folder ?? '').replace(/^~(?=[\\/])/, home);
  return /[\\/]/.test(full) && folder !== undefined ? path.resolve(folder, full) : full;
}
