import { describe, expect, it } from 'vitest';
import type { Json } from '../../../language/json';
import { history, run } from '../helpers/machines';

function machine(): Json {
  const state = {
    Type: 'Task',
    QueryLanguage: 'JSONata',
    Resource: 'arn:aws:states:::apigateway:invoke',
    Arguments: '{% $states.input %}',
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
    End: true,
  };
  return { StartAt: 'Call', States: { Call: state, Caught: { Type: 'Pass', End: true } } };
}

describe('parameters with which a call cannot be made (E13, E6, H17)', () => {
  it.each<[string, Json, string]>([
    [
      'a header that is no list',
      { ApiEndpoint: 'x', Method: 'GET', Headers: { a: 'b' } },
      `The Parameters '{"ApiEndpoint":"x","Method":"GET","Headers":{"a":"b"}}' could not be used to start the Task: ` +
        "[The value of the field 'Headers' has an invalid format]",
    ],
    [
      'no endpoint',
      { Method: 'GET' },
      `The Parameters '{"Method":"GET"}' could not be used to start the Task: [The field "ApiEndpoint" is required but was missing]`,
    ],
  ])('%s', async (_name, input, ending) => {
    const made = run(machine(), input);
    const { error, cause } = await made.done;
    expect({ error, cause }).toEqual({
      error: 'States.Runtime',
      cause: `An error occurred while executing the state 'Call' (entered at the event id #2). ${ending}`,
    });
    expect(history(made.events)).toEqual([
      '1<-0 ExecutionStarted',
      '2<-0 TaskStateEntered(Call)',
      '3<-2 ExecutionFailed',
    ]);
  });
  it('leaves what it does not know to the service that is called', async () => {
    const { error } = await run(machine(), { ApiEndpoint: 'x', Method: 'GET', Headers: { a: ['b'] }, Other: 1 }).done;
    expect(error).not.toBe('States.Runtime');
  });
});
