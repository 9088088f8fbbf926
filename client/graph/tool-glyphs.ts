/** The signs on the buttons of graphs, drawn in a box of 16 by 16. */
const paths = {
  'zoom-out': 'M3.5 8h9',
  'zoom-in': 'M8 3.5v9M3.5 8h9',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  fold: 'M4.5 6L8 2.5 11.5 6M4.5 10L8 13.5l3.5-3.5',
} as const;

/** A button of a graph: its id names the sign; what it does is its tooltip and its name. */
export function toolButton(id: keyof typeof paths, label: string): string {
  return `<button id="${id}" class="tool" type="button" title="${label}" aria-label="${label}"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="${paths[id]}"/></svg></button>`;
}
