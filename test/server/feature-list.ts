import type { FormatName } from './formats';

/** A row of the table of features and formats (docs/features.md). */
export interface FeatureRow {
  readonly group: 'Problems' | 'Completion' | 'Navigation' | 'Reading' | 'Changing' | 'Running';
  /** Formats that have it in another way or cannot have it, and why. Their cells are tested too. */
  readonly not?: { readonly formats: readonly FormatName[]; readonly why: string };
}

/** What the server does in every format. Each cell of the table is a test: checks/ has one for each row. */
export const FEATURE_LIST = {
  'diagnostics at the place': { group: 'Problems' },
  'fixes that mend': { group: 'Problems' },
  'fixes that add fields': { group: 'Problems' },
  'completion of targets': { group: 'Completion' },
  'completion of fields': { group: 'Completion' },
  'completion of values': { group: 'Completion' },
  'completion of error names': { group: 'Completion' },
  'completion in JSONPath': { group: 'Completion' },
  'completion in JSONata': { group: 'Completion' },
  'completion of data': { group: 'Completion' },
  'completion of variables': { group: 'Completion' },
  'completion of services and parameters': { group: 'Completion' },
  'snippets of patterns': { group: 'Completion' },
  'definition of targets': { group: 'Navigation' },
  'definition of variables': { group: 'Navigation' },
  'references and highlights': { group: 'Navigation' },
  'rename of states': { group: 'Navigation' },
  'rename of variables': { group: 'Navigation' },
  'outline and breadcrumbs': { group: 'Navigation' },
  'workspace symbols': { group: 'Navigation' },
  'call hierarchy': { group: 'Navigation' },
  folding: { group: 'Navigation' },
  'selection ranges': { group: 'Navigation' },
  hover: { group: 'Reading' },
  'hover of expressions': { group: 'Reading' },
  'colours of expressions': { group: 'Reading' },
  'inlay hints': { group: 'Reading' },
  'signature help': { group: 'Reading' },
  'the graph': { group: 'Reading' },
  refactorings: { group: 'Changing' },
  'conversion of the query language': { group: 'Changing' },
  'the IAM policy': { group: 'Changing' },
  formatting: {
    group: 'Changing',
    not: {
      formats: ['CloudFormation in JSON, as text', 'CDK'],
      why: 'a text in quotes has no lines of its own',
    },
  },
  'a lens to run': { group: 'Running' },
} as const satisfies Record<string, FeatureRow>;

export type FeatureName = keyof typeof FEATURE_LIST;
