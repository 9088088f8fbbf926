const smallest = 15;
const largest = 85;
const step = 5;

/** Lets pointer and arrow keys share out the room of `main` between its two parts; `changed` hears of each new share. */
export function makeDivider(divider: HTMLElement, main: HTMLElement, changed: (percent: number) => void): Divider {
  let percent = 50;
  const isRow = (): boolean => getComputedStyle(main).flexDirection === 'row';
  const set = (wanted: number): void => {
    percent = Math.round(Math.max(smallest, Math.min(largest, wanted)) * 10) / 10;
    main.style.setProperty('--share', `${String(percent)}%`);
    divider.setAttribute('aria-valuenow', String(Math.round(percent)));
    divider.setAttribute('aria-orientation', isRow() ? 'vertical' : 'horizontal');
  };
  divider.addEventListener('pointerdown', (event) => {
    divider.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  divider.addEventListener('pointermove', (event) => {
    if (!divider.hasPointerCapture(event.pointerId)) return;
    const box = main.getBoundingClientRect();
    set(100 * (isRow() ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height));
  });
  divider.addEventListener('pointerup', () => {
    changed(percent);
  });
  divider.addEventListener('keydown', (event) => {
    const move = { ArrowUp: -step, ArrowLeft: -step, ArrowDown: step, ArrowRight: step }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    set(percent + move);
    changed(percent);
  });
  return { set };
}

export interface Divider {
  /** The share of the first part, in percent. */
  readonly set: (percent: number) => void;
}
