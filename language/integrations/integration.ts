import type { Job } from './job';
import type { Permission } from './permission';
import type { Pattern } from './resource';

/** A service with an integration of its own: `arn:aws:states:::<key>:<action>` (digest S9). */
export interface OptimizedService {
  readonly key: string;
  /** For people: `Amazon SQS`. */
  readonly title: string;
  /** What the names of its errors begin with (digest E24): `SQS` in `SQS.AmazonSQSException`. */
  readonly errorPrefix: string;
  /**
   * How the AWS SDK for Java 1, which these integrations use, names the service in causes, and the error of what the
   * service's model does not have (digest E24, E26).
   */
  readonly olderSdk?: { readonly service: string; readonly exception: string };
  /** The page of the service's documentation. */
  readonly link: string;
  readonly actions: readonly OptimizedAction[];
  /** Further actions may exist that this list does not know: an unknown one is no mistake. */
  readonly open?: boolean;
}

export interface OptimizedAction {
  /** In camel case, as in the resource. */
  readonly name: string;
  readonly patterns: readonly Pattern[];
  /** One sentence for completion and hover. */
  readonly doc: string;
  /** Parameters without which the service refuses the definition (digest S11). */
  readonly requiredAtCreation?: readonly string[];
  /** Parameters of which the call needs at least one. */
  readonly requiresOneOf?: readonly string[];
  /** The service in the table of the SDK whose action of the same name takes the same parameters. */
  readonly sdkService?: string;
  /** How a job is followed that is waited for (`.sync`). */
  readonly job?: Job;
  /** What the role of the state machine must be allowed; absent: nothing is known. */
  readonly permissions?: readonly Permission[];
  /** What it must be allowed besides where a job is waited for (`.sync`). */
  readonly jobPermissions?: readonly Permission[];
  /** Parameters that the SDK's action has not, or all of them; in the notation of `readStructure`. */
  readonly parameters?: string;
}

const DOCS = 'https://docs.aws.amazon.com/step-functions/latest/dg/';

/** A link to the page `connect-<name>` of the service's documentation. */
export function docsPage(name: string): string {
  return `${DOCS}connect-${name}.html`;
}

/** The request is answered at once. */
export const REQUEST: readonly Pattern[] = ['request-response'];
/** Also: wait until the job has ended. */
export const REQUEST_OR_JOB: readonly Pattern[] = ['request-response', 'sync'];
/** Also: wait until somebody sends the task token back. */
export const REQUEST_OR_CALLBACK: readonly Pattern[] = ['request-response', 'waitForTaskToken'];
export const REQUEST_JOB_OR_CALLBACK: readonly Pattern[] = ['request-response', 'sync', 'waitForTaskToken'];
