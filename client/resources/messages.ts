import type { TaskResource } from '../../host/messages';

/** What the extension tells the page of resources. */
export type ToResourcesView =
  | {
      readonly kind: 'resources';
      readonly machine: string;
      readonly resources: readonly ShownResource[];
      readonly notes: readonly string[];
    }
  /** Nothing can be said: the definition or a configuration has errors. */
  | { readonly kind: 'refused'; readonly machine: string; readonly message: string };

export interface ShownResource extends TaskResource {
  /** The detail as it is shown: a path from the workspace's root. */
  readonly place?: string;
}

/** What the page asks of the extension. */
export type FromResourcesView =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'reveal'; readonly state: string }
  | { readonly kind: 'open-handler'; readonly state: string }
  | { readonly kind: 'open-settings' }
  | { readonly kind: 'create-handler'; readonly state: string }
  | { readonly kind: 'mock'; readonly state: string }
  | { readonly kind: 'record' };
