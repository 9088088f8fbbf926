import type { StateType } from '../fields/index';
import { guide } from '../fields/links';

/** What each type of state does, for hover and completion. */
export const STATE_DOCS: Readonly<Record<StateType, { readonly doc: string; readonly link: string }>> = {
  Task: {
    doc: 'Does a piece of work: calls a Lambda function, an activity, or an API of another service.',
    link: guide('state-task'),
  },
  Pass: { doc: 'Passes its input on, changed or not, without any work.', link: guide('state-pass') },
  Choice: { doc: 'Goes on to one of several states, depending on the data.', link: guide('state-choice') },
  Wait: { doc: 'Waits some seconds, or until a point in time.', link: guide('state-wait') },
  Succeed: { doc: 'Ends the execution, branch or iteration with success.', link: guide('state-succeed') },
  Fail: { doc: 'Ends the execution, branch or iteration with an error.', link: guide('state-fail') },
  Parallel: {
    doc: 'Runs its branches at the same time; the result is the list of their outputs.',
    link: guide('state-parallel'),
  },
  Map: { doc: 'Runs its item processor for each item of a list.', link: guide('state-map') },
};
