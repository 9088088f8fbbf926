/** Something that a call needs to be allowed (IAM), in terms of its parameters. */
export interface Permission {
  /** `sqs:SendMessage` */
  readonly actions: readonly string[];
  /**
   * ARNs in which `{Name}` stands for a parameter (`{A.B}` for one inside of another, `{Name=x}` for `x` where it is not
   * given) and `{partition}`, `{region}`, `{account}` for where the machine is. A parameter that is an ARN itself takes the
   * place of the whole.
   */
  readonly resources: readonly string[];
  /** The condition of the statement, in the same notation. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Only where this parameter is given. */
  readonly onlyWith?: string;
  /** What nobody can know from the definition: written beside the policy. */
  readonly note?: string;
}

/** An ARN of the machine's region and account. */
export function arn(service: string, resource: string): string {
  return `arn:{partition}:${service}:{region}:{account}:${resource}`;
}

/** Calls on resources. */
export function allow(actions: string | readonly string[], ...resources: readonly string[]): Permission {
  return { actions: typeof actions === 'string' ? [actions] : actions, resources };
}

/** The role in a parameter, its ARN or its name, is handed to a service. */
export function passRole(parameter: string, service: string): Permission {
  return {
    actions: ['iam:PassRole'],
    resources: [`arn:{partition}:iam::{account}:role/{${parameter}}`],
    condition: { StringEquals: { 'iam:PassedToService': `${service}.amazonaws.com` } },
    onlyWith: parameter,
  };
}

/**
 * The rule of EventBridge by which Step Functions hears of a job's end.
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export function managedRule(name: string): Permission {
  return allow(['events:PutTargets', 'events:PutRule', 'events:DescribeRule'], arn('events', `rule/${name}`));
}

/** The first use of a service in an account makes the role by which the service itself works there. */
export function serviceLinkedRole(service: string, role: string): Permission {
  return {
    ...allow('iam:CreateServiceLinkedRole', `arn:{partition}:iam::{account}:role/aws-service-role/${service}/${role}*`),
    condition: { StringLike: { 'iam:AWSServiceName': service } },
    note: `iam:CreateServiceLinkedRole is needed once in an account: leave it out where ${role} is there.`,
  };
}

/** Something to be said and nothing to be allowed. */
export function onlyNote(note: string): Permission {
  return { actions: [], resources: [], note };
}
