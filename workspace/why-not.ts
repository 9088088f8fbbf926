const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder.',
  EISDIR: 'it is a folder.',
  ENOTDIR: 'a part of its path is no folder.',
  EACCES: 'it is not allowed.',
  EPERM: 'it is not allowed.',
};

/** Why a file could not be read or written, in a sentence for who named it. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
