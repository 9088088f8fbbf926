/** What a rule may ask about a machine besides the part that it is shown. */
export interface Asked {
  /** The names of its states, their transitions, the variables that they assign, the errors that they raise. */
  outline: number;
  /** The data that get to a state. */
  data: number;
}

const asked: Asked = { outline: 0, data: 0 };

/** To be called by whoever answers such a question: what was found depends on the answer. */
export function noteAsked(what: keyof Asked): void {
  asked[what]++;
}

/** How many questions there were: who compares two answers knows whether there was one in between. */
export function questionsSoFar(): Readonly<Asked> {
  return { ...asked };
}
