/** Collects items and hands them on together, at most every `milliseconds`; `flush` hands on what there is at once. */
export function batch<T>(
  milliseconds: number,
  send: (items: readonly T[]) => void,
): { readonly add: (item: T) => void; readonly flush: () => void } {
  let items: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (items.length === 0) return;
    const full = items;
    items = [];
    send(full);
  };
  return {
    add(item) {
      items.push(item);
      timer ??= setTimeout(flush, milliseconds);
    },
    flush,
  };
}
