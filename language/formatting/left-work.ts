/** What is left to do, last first: what a piece of work puts off is done before what was put off earlier. */
export type LeftWork = (() => void)[];

/** Puts off the work on the items of a list, one item after the other. */
export function putOff<Item>(left: LeftWork, items: readonly Item[], work: (item: Item) => void): void {
  let at = 0;
  const next = (): void => {
    const item = items[at++];
    if (item === undefined) return;
    left.push(next);
    work(item);
  };
  left.push(next);
}
