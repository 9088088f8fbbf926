/** Rounds to the nearest integer, halves towards plus infinity (digest F21, F24): -1.5 becomes -1. Never gives -0. */
export function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5) + 0;
}
