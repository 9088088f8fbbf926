import type { SdkTable } from '../integrations/sdk-table';
import type { Json } from '../json';
import type { KnownData } from './known-data';
import type { WorkspaceNames } from './workspace-names';

/** What features may ask of their surroundings. */
export interface FeatureOptions {
  readonly machineType?: 'STANDARD' | 'EXPRESS';
  /** Gives the table of the SDK's services when it is needed; without it less is known. */
  readonly sdk?: () => SdkTable | undefined;
  /** Data that the machine has really had; asked for only where data are of interest. */
  readonly data?: () => KnownData | undefined;
  /**
   * Evaluates a JSONata expression, given what stands between `{%` and `%}`; undefined where it fails. Absent where nothing
   * can be evaluated.
   */
  readonly evaluate?: (expression: string, lookup: (name: string) => Json | undefined) => Json | undefined;
  /** What the workspace has besides the machine, such as functions and queues; asked for only where names are. */
  readonly workspace?: () => WorkspaceNames;
}
