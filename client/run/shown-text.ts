/** A JSON text as it is shown; `isCut` where it was too long. */
export interface ShownText {
  readonly text: string;
  readonly isCut: boolean;
}
