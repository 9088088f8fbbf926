/** What a search found. */
export interface RegexMatch {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  /** Undefined for groups that took no part. */
  readonly groups: readonly (string | undefined)[];
}
