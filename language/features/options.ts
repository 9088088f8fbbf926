import type { SdkTable } from '../integrations/sdk-table';

/** What features may ask of their surroundings. */
export interface FeatureOptions {
  readonly machineType?: 'STANDARD' | 'EXPRESS';
  /** Gives the table of the SDK's services when it is needed; without it less is known. */
  readonly sdk?: () => SdkTable | undefined;
}
