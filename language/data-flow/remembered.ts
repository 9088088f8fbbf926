interface Answer<Value> {
  readonly first: Value;
  readonly second: Value | undefined;
  readonly result: Value;
}

/** Behind the answer that is due, so many more are looked at. */
const LOOK_AHEAD = 8;

/**
 * Answers of a pure function, given once more when the same is asked again in the same order: what is made of the same
 * parts is the same object then. `begin` starts over.
 */
export class Remembered<Value> {
  /** Most are never asked. */
  private answers: Answer<Value>[] | undefined;
  private next = 0;

  begin(): void {
    // What was not asked for the last time will not be asked for again.
    if (this.answers && this.answers.length > this.next) this.answers.length = this.next;
    this.next = 0;
  }

  answer(first: Value, second: Value | undefined, make: () => Value): Value {
    const { next } = this;
    const answers = (this.answers ??= []);
    this.next++;
    for (let i = next; i < Math.min(answers.length, next + LOOK_AHEAD); i++) {
      const known = answers[i];
      if (known?.first !== first || known.second !== second) continue;
      if (i > next) answers.splice(next, i - next);
      return known.result;
    }
    const result = make();
    answers.splice(next, 0, { first, second, result });
    return result;
  }
}
