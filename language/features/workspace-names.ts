/** What a machine may name: found in the workspace and in the templates near the machine. */
export interface WorkspaceNames {
  /** Lambda functions. */
  readonly functions: readonly NamedThing[];
  /** Queues, topics, tables, buckets, buses and other machines. */
  readonly resources: readonly NamedResource[];
  /** What the template that deploys the machine puts in for `${Name}`. */
  readonly placeholders: readonly NamedThing[];
  /** Errors that the code of a function raises, by the function's name or ARN and the state that calls it. */
  errorsOf(reference: string, state: string): readonly NamedThing[];
}

export interface NamedThing {
  readonly name: string;
  /** Where it was found, in a few words: `template.yaml`, `lambdas/charge.py`. */
  readonly from: string;
}

export interface NamedResource extends NamedThing {
  readonly kind: ResourceKind;
}

export type ResourceKind = 'queue' | 'topic' | 'table' | 'bucket' | 'machine' | 'bus';

export const NO_NAMES: WorkspaceNames = { functions: [], resources: [], placeholders: [], errorsOf: () => [] };
