/** How a text is laid out; the names are LSP's. */
export interface Layout {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  readonly insertFinalNewline?: boolean;
}
