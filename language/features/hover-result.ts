import type { OffsetRange } from '../text/line-index';

/** What an editor shows about the thing under the pointer, in Markdown. */
export interface Hover {
  readonly range: OffsetRange;
  readonly markdown: string;
}
