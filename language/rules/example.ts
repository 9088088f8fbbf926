/** Fields of a state in an example. */
type ExampleState = Readonly<Record<string, unknown>>;

/**
 * The text of an example machine: it starts at the first of the states. `fields` are further fields of the machine.
 * Examples stand in the documentation and run as tests.
 */
export function machine(
  states: Readonly<Record<string, ExampleState>>,
  fields: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({ ...fields, StartAt: Object.keys(states)[0], States: states }, null, 2);
}

/** The ARN of a Lambda function for examples. */
export function lambda(name: string): string {
  return `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
}

/** A Task state for examples. */
export function task(fields: ExampleState): ExampleState {
  return { Type: 'Task', Resource: lambda('work'), ...fields, ...(!('Next' in fields) && { End: true }) };
}

/** A Map state for examples whose item processor has one Pass state. */
export function map(fields: ExampleState, config: ExampleState = { Mode: 'INLINE' }): ExampleState {
  return {
    Type: 'Map',
    ...fields,
    ItemProcessor: {
      ProcessorConfig: config,
      StartAt: 'Process item',
      States: { 'Process item': { Type: 'Pass', End: true } },
    },
    End: true,
  };
}

/** The configuration of a Distributed Map. */
export const DISTRIBUTED = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
